import { parseArgs } from "node:util";
import { seedFrom } from "../harness/random.ts";
import { describe, FAULTS } from "./fault.ts";
import { runPartitions } from "./partitions-run.ts";

const USAGE = `usage: npm run soak -- wan-partitions [--only TEXT]... [--rounds N]

  --only TEXT  faults with TEXT in their names, for example "one-way" or "partition of 600 s"
  --rounds N   each fault so often (default: 1; a round takes some 20 minutes)
TOWLINE_SEED=N repeats a run.
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: "string", multiple: true, default: [] },
    rounds: { type: "string", default: "1" },
  },
});
const { only } = values;
const rounds = Number(values.rounds);
const chosen = FAULTS.filter(
  (fault) => only.length === 0 || only.some((text) => describe(fault).includes(text)),
);

if (
  positionals.join() !== "wan-partitions" ||
  chosen.length === 0 ||
  !Number.isInteger(rounds) ||
  rounds < 1
) {
  process.stderr.write(USAGE);
  process.exitCode = 2;
} else {
  const seed = seedFrom(process.env);
  const say = (line: string): void => {
    process.stdout.write(`${new Date().toISOString()} ${line}\n`);
  };
  say(`seed ${seed}`);
  const faults = Array.from({ length: rounds }, () => chosen).flat();
  await runPartitions({ seed, faults, say });
  say(`${faults.length} faults: each row once after each`);
}
