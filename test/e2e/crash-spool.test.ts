import { test } from "node:test";
import { spoolKills } from "../crash-spool/spool-kills.ts";
import { inGate, notItsTurn } from "../harness/gate.ts";
import { Random, seedFrom } from "../harness/random.ts";

const TRANSACTIONS = inGate(30, 120);
const KILLS = inGate(2, 28);
/** Of the agent, in each round, after the first. */
const KILLS_AFTER = inGate(1, 3);

for (const [nth, gtids] of (["own", "preserve"] as const).entries()) {
  const skip = notItsTurn("crash-spool", nth, 2);
  test(`what was received outlives the source and any crash of the agent, gtids = ${gtids}`, {
    skip,
  }, async (t) => {
    const seed = seedFrom(process.env);
    t.diagnostic(`seed ${seed}; TOWLINE_SEED=${seed} repeats it`);
    const note = (line: string): void => t.diagnostic(line);
    const random = new Random(seed);
    await spoolKills({
      gtids,
      random,
      least: KILLS,
      killsAfter: KILLS_AFTER,
      transactions: TRANSACTIONS,
      note,
    });
  });
}
