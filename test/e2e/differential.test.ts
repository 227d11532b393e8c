import { test } from "node:test";
import { runDifferential } from "../differential/differential-run.ts";
import { seedFrom } from "../harness/random.ts";

/** Each combination of inserts and workers once. */
const ROUNDS = 4;
const OPERATIONS = 400;

test("random schema changes and rows come to the same by a link, by native replication and at the source", async (t) => {
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
