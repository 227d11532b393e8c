import { parseArgs } from "node:util";
import { seedFrom } from "../harness/random.ts";
import { COMBINATIONS, describe, inAnyOrder } from "./combination.ts";
import { runMatrix } from "./matrix-run.ts";

const USAGE = `usage: npm run soak -- crash-matrix [--only TEXT]

  --only TEXT   combinations with TEXT in their names, for example "half-open" or "load.commit-sent × kill"
TOWLINE_SEED=N repeats a run.
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: "string", default: "" } },
});
const chosen = COMBINATIONS.filter((each) => describe(each).includes(values.only));

if (positionals.join() !== "crash-matrix" || chosen.length === 0) {
  process.stderr.write(USAGE);
  process.exitCode = 2;
} else {
  const seed = seedFrom(process.env);
  const say = (line: string): void => {
    process.stdout.write(`${new Date().toISOString()} ${line}\n`);
  };
  say(`seed ${seed}`);
  const held = await runMatrix({
    seed,
    combinations: (random) => inAnyOrder(random).filter((each) => chosen.includes(each)),
    say,
  });
  if (new Set(held).size !== chosen.length)
    throw new Error(`${held.length} combinations of ${chosen.length} were tried`);
  say(`${held.length} combinations: each row once at each`);
}
