import { parseArgs } from "node:util";
import { seedFrom } from "../harness/random.ts";
import { runFuzz } from "./fuzz-run.ts";

const USAGE = `usage: npm run soak -- provider-fuzz [--messages N]

  --messages N   how many are sent, 40000 unless told
TOWLINE_SEED=N repeats a run.
`;
const MESSAGES = 40_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { messages: { type: "string", default: String(MESSAGES) } },
});
const messages = Number(values.messages);

if (positionals.join() !== "provider-fuzz" || !Number.isSafeInteger(messages) || messages < 1) {
  process.stderr.write(USAGE);
  process.exitCode = 2;
} else {
  const seed = seedFrom(process.env);
  process.stdout.write(`seed ${seed}, ${messages} messages\n`);
  const { counts } = await runFuzz(seed, messages);
  for (const [rpc, { accepted, refused }] of counts)
    process.stdout.write(`${rpc}: ${accepted} accepted, ${refused} refused\n`);
}
