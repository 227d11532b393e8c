import assert from "node:assert/strict";
import { test } from "node:test";
import { CONTROL_PROTOCOL } from "./control-service.ts";
import { protocolText, readProtocolVersion } from "./protocol-version.ts";

test("a version is read as it was written", () => {
  assert.deepEqual(readProtocolVersion([protocolText(CONTROL_PROTOCOL)]), CONTROL_PROTOCOL);
  assert.deepEqual(readProtocolVersion(["12.34"]), { major: 12, minor: 34 });
});

test("who says nothing speaks the first version", () => {
  assert.deepEqual(readProtocolVersion([]), { major: 1, minor: 0 });
});

test("what does not read is no version", () => {
  for (const values of [
    [""],
    ["1"],
    ["1.1.1"],
    ["v1.1"],
    ["1.1 "],
    ["1.123456"],
    ["1.1", "2.0"],
    [Buffer.from("1.1")],
  ]) {
    assert.equal(readProtocolVersion(values), null, String(values));
  }
});
