import assert from "node:assert/strict";
import { test } from "node:test";
import { LoadQueue } from "./load-queue.ts";

const open = (queue: LoadQueue<string, string, number>) => queue.take();

test("workers meet in a table only when there is no other", async () => {
  const queue = new LoadQueue<string, string, number>(["a", "b"]);
  assert.deepEqual(await open(queue), { kind: "open", table: "a" });
  assert.deepEqual(await open(queue), { kind: "open", table: "b" });
  queue.opened("A", [0, 1]);
  assert.deepEqual(await open(queue), { kind: "range", opened: "A", range: 0 });
  queue.opened("B", [0]);
  assert.deepEqual(await open(queue), { kind: "range", opened: "B", range: 0 });
  assert.deepEqual(await open(queue), { kind: "range", opened: "A", range: 1 });
  assert.equal(await open(queue), null);
  assert.equal(queue.copied("A"), false);
  assert.equal(queue.copied("A"), true);
  assert.equal(queue.copied("B"), true);
});

test("whoever finds nothing waits for the ranges of a table that is being cut", async () => {
  const queue = new LoadQueue<string, string, number>(["a"]);
  await open(queue);
  const waiting = open(queue);
  queue.opened("A", [7]);
  assert.deepEqual(await waiting, { kind: "range", opened: "A", range: 7 });
});

test("closing lets go whoever waits", async () => {
  const queue = new LoadQueue<string, string, number>(["a"]);
  await open(queue);
  const waiting = open(queue);
  queue.close();
  assert.equal(await waiting, null);
});
