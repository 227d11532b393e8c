import assert from "node:assert/strict";
import { test } from "node:test";
import { gtidContains } from "./gtid-contains.ts";
import { gtidSubtract } from "./gtid-subtract.ts";

const A = "3e11fa47-71ca-11e1-9e33-c80aa9429562";
const B = "4e11fa47-71ca-11e1-9e33-c80aa9429562";

test("subtracting leaves the transactions of the first set that the second lacks, tags told apart", () => {
  const cases = [
    [`${A}:1-10`, `${A}:3-4`, `${A}:1-2:5-10`],
    [`${A}:1-10,${B}:1-3`, `${B}:1-3`, `${A}:1-10`],
    [`${A}:1-10`, `${A}:blue:1-10`, `${A}:1-10`],
    [`${A}:1-5:blue:1-5`, `${A}:blue:2-3`, `${A}:1-5:blue:1:4-5`],
    [`${A}:1-5`, `${A}:1-9`, ""],
    ["", `${A}:1`, ""],
    [` ${A.toUpperCase()}:1-3,\n${A}:4 `, "", `${A}:1-4`],
  ] as const;
  for (const [set, subtract, value] of cases) assert.deepEqual(gtidSubtract.call(set, subtract), { value });
});

test("a set contains another when nothing of that is missing", () => {
  const cases = [
    [`${A}:1-10`, `${A}:3-4`, true],
    [`${A}:1-10`, `${A}:3-11`, false],
    [`${A}:1-10`, `${A}:blue:3`, false],
    [`${A}:blue:1-10`, `${A}:blue:3`, true],
    [`${A}:1-10`, "", true],
    ["", `${A}:1`, false],
  ] as const;
  for (const [set, subset, value] of cases) assert.deepEqual(gtidContains.call(set, subset), { value });
});

test("what is no GTID set is refused at its argument, with the part that is not understood", () => {
  for (const [call, argument] of [
    [gtidSubtract.call("binlog.000001:4", ""), 0],
    [gtidSubtract.call("", `${A}:1-x`), 1],
    [gtidContains.call(`${A}:0`, ""), 0],
    [gtidContains.call("", A), 1],
  ] as const) {
    assert.ok("refused" in call);
    assert.equal(call.argument, argument);
    assert.match(call.refused, /^not a GTID set: ".+"/);
  }
});
