import assert from "node:assert/strict";
import { test } from "node:test";
import { KeyedLock } from "./keyed-lock.ts";

function gate(): { open: () => void; passed: Promise<void> } {
  let open = (): void => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, passed };
}

test("tasks of one key run in order, also after one that failed", async () => {
  const lock = new KeyedLock();
  const seen: string[] = [];
  const first = gate();
  const a = lock.run("k", async () => {
    await first.passed;
    seen.push("a");
    throw new Error("a failed");
  });
  const b = lock.run("k", async () => {
    seen.push("b");
    return 2;
  });
  const failed = assert.rejects(a, /a failed/);
  first.open();
  assert.equal(await b, 2);
  await failed;
  assert.deepEqual(seen, ["a", "b"]);
});

test("another key does not wait", async () => {
  const lock = new KeyedLock();
  const first = gate();
  const a = lock.run("k", () => first.passed);
  assert.equal(await lock.run("other", async () => 1), 1);
  first.open();
  await a;
});
