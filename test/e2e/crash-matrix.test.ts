import assert from "node:assert/strict";
import { test } from "node:test";
import { COMBINATIONS, sample } from "../crash-matrix/combination.ts";
import { runMatrix } from "../crash-matrix/matrix-run.ts";
import { seedFrom } from "../harness/random.ts";

/** The least of the whole matrix, and of what is tried here. */
const WHOLE = 60;
const SAMPLED = 6;

/** All of it: `npm run soak -- crash-matrix`. */
test("at a moment of load, stream or schema change, whatever breaks: each row once", async (t) => {
  assert.ok(COMBINATIONS.length >= WHOLE);
  const seed = seedFrom(process.env);
  t.diagnostic(`seed ${seed}; TOWLINE_SEED=${seed} repeats it`);
  const held = await runMatrix({ seed, combinations: sample, say: (line) => t.diagnostic(line) });
  assert.equal(new Set(held).size, SAMPLED);
});
