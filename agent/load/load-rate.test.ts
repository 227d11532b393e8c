import assert from "node:assert/strict";
import { test } from "node:test";
import { LoadRate } from "./load-rate.ts";

test("the rate of a load is that of late, and tells how long the rest takes", () => {
  let now = 0;
  const rate = new LoadRate(() => now);
  assert.equal(rate.perSecond, 0);
  assert.equal(rate.secondsFor(10), null);
  now = 500;
  rate.add(1_000);
  assert.equal(rate.perSecond, 2_000);
  now = 2_000;
  rate.add(1_000);
  assert.equal(rate.perSecond, 1_000);
  assert.equal(rate.secondsFor(4_500), 5);
  now = 4_000;
  rate.add(200);
  assert.equal(rate.perSecond, 100, "what came before does not count any more");
  assert.equal(rate.secondsFor(0), null, "the estimate was too low");
});
