// `npm run soak -- crash-spool [--kills N]`: the source gone for good and the target's agent killed at random moments, N times at least (24)
// with each way of GTIDs: everything that was reported as received is applied.
import { parseArgs } from "node:util";
import { Random, seedFrom } from "../harness/random.ts";
import { spoolKills } from "./spool-kills.ts";

const { values } = parseArgs({
  allowPositionals: true,
  options: { kills: { type: "string", default: "24" } },
});
const least = Number(values.kills);
if (!Number.isSafeInteger(least) || least < 1) throw new Error(`--kills takes a number, not ${values.kills}`);
const seed = seedFrom(process.env);
console.log(`seed ${seed}; TOWLINE_SEED=${seed} repeats it`);
for (const gtids of ["own", "preserve"] as const)
  await spoolKills({
    gtids,
    random: new Random(seed),
    least,
    killsAfter: 5,
    transactions: 60,
    note: console.log,
  });
console.log(`what was received was applied after each of ${least} kills and more, with both`);
