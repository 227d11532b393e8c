import assert from "node:assert/strict";
import { test } from "node:test";
import { CallLimits } from "./call-limits.ts";
import { CALLS_PER_CLIENT_MAX, FEEDS_PER_PEER_MAX } from "./limits.ts";

test("a peer has so many calls of the feed, and its other calls besides; one that ends makes room", () => {
  const limits = new CallLimits();
  const leave = Array.from({ length: FEEDS_PER_PEER_MAX }, () => limits.enter("site2", "feed"));
  assert.throws(() => limits.enter("site2", "feed"), { code: "LIMIT_REACHED", message: /"site2" has 512/ });
  for (let n = 0; n < CALLS_PER_CLIENT_MAX; n += 1) limits.enter("site2", "call");
  assert.throws(() => limits.enter("site2", "call"), { code: "LIMIT_REACHED" });
  limits.enter("site3", "feed");
  leave.pop()?.();
  limits.enter("site2", "feed");
});
