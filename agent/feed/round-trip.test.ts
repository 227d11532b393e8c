import assert from "node:assert/strict";
import { test } from "node:test";
import { RoundTrip } from "./round-trip.ts";

test("a path is as long as the quickest answer says, and not long before there was one", () => {
  const path = new RoundTrip();
  assert.equal(path.isLong, false);
  path.note(80);
  assert.equal(path.isLong, true);
  path.note(400);
  assert.equal(path.isLong, true);
  // One quick answer is proof; a slow one may be a server that had much to do.
  path.note(1);
  path.note(80);
  assert.equal(path.isLong, false);
});
