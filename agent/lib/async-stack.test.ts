import assert from "node:assert/strict";
import { test } from "node:test";
import { AsyncStack } from "./async-stack.ts";

function part(seen: string[], name: string, fails = false): AsyncDisposable {
  return {
    [Symbol.asyncDispose]: async () => {
      seen.push(name);
      if (fails) throw new Error(`${name} failed`);
    },
  };
}

test("disposes in reverse order, all of them, and throws the first failure", async () => {
  const seen: string[] = [];
  const stack = new AsyncStack();
  for (const [name, fails] of [
    ["a", false],
    ["b", true],
    ["c", true],
  ] as const)
    stack.use(part(seen, name, fails));
  await assert.rejects(stack[Symbol.asyncDispose](), /c failed/);
  assert.deepEqual(seen, ["c", "b", "a"]);
});

test("what was moved away is not disposed of", async () => {
  const seen: string[] = [];
  const moved = await (async () => {
    await using stack = new AsyncStack();
    stack.use(part(seen, "a"));
    return stack.move();
  })();
  assert.deepEqual(seen, []);
  await moved[Symbol.asyncDispose]();
  assert.deepEqual(seen, ["a"]);
});
