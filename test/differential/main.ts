import { parseArgs } from "node:util";
import { seedFrom } from "../harness/random.ts";
import { runDifferential } from "./differential-run.ts";

const USAGE = `usage: npm run soak -- differential [--minutes N] [--operations N] [--without-xa]

  --minutes N      begin rounds for so long; default 60
  --operations N   operations of a round, before everything is compared; default 1000
  --without-xa     no XA transactions among the others
TOWLINE_SEED=N repeats a run.
`;
const MS_PER_MINUTE = 60_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    minutes: { type: "string", default: "60" },
    operations: { type: "string", default: "1000" },
    "without-xa": { type: "boolean", default: false },
  },
});
const [minutes, operations] = [Number(values.minutes), Number(values.operations)];

if (
  positionals.join() !== "differential" ||
  !(minutes > 0) ||
  !Number.isSafeInteger(operations) ||
  operations < 1
) {
  process.stderr.write(USAGE);
  process.exitCode = 2;
} else {
  const seed = seedFrom(process.env);
  const say = (line: string): void => {
    process.stdout.write(`${new Date().toISOString()} ${line}\n`);
  };
  say(`seed ${seed}`);
  const end = Date.now() + minutes * MS_PER_MINUTE;
  await runDifferential({
    seed,
    operations,
    xa: values["without-xa"] ? "without" : "with",
    goesOn: () => Date.now() < end,
    say,
  });
}
