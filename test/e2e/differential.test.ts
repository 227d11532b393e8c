import { test } from "node:test";
import { runDifferential } from "../differential/differential-run.ts";
import { notInGate } from "../harness/gate.ts";
import { seedFrom } from "../harness/random.ts";

/** Each combination of inserts and workers once. */
const ROUNDS = 4;
const OPERATIONS = 400;

/** By hand, and not in the gate: servers of 9.7.4 have crashed under such statements. */
const skip = notInGate("differential");

test("random schema changes and rows come to the same by a link, by native replication and at the source", {
  skip,
}, async (t) => {
  const seed = seedFrom(process.env);
  t.diagnostic(`seed ${seed}`);
  await runDifferential({
    seed,
    xa: "with",
    operations: OPERATIONS,
    goesOn: (rounds) => rounds < ROUNDS,
    say: (line) => t.diagnostic(line),
  });
});
