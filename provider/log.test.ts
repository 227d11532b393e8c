import assert from "node:assert/strict";
import { test } from "node:test";
import { createLogger } from "./log.ts";

test("a line is one JSON object that terraform's reader of hclog takes", () => {
  const lines: string[] = [];
  const log = createLogger(
    (line) => lines.push(line),
    () => new Date("2026-01-02T03:04:05.678Z"),
  );
  log.log("warn", "a\nmessage", { "@level": "trace", endpoint: "h:1" });
  assert.equal(lines[0]?.endsWith("\n"), true);
  assert.deepEqual(JSON.parse(lines[0] ?? ""), {
    "@level": "warn",
    "@message": "a\nmessage",
    "@module": "towline",
    "@timestamp": "2026-01-02T03:04:05.678Z",
    endpoint: "h:1",
  });
});
