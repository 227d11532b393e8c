import assert from "node:assert/strict";
import { test } from "node:test";
import { inGate } from "../harness/gate.ts";
import type { Hold } from "../harness/pause-server.ts";
import { CrashBed } from "./crash/crash-bed.ts";

/** In the gate one has to do. */
const LOADS = inGate(1, 2);
/** Of the shop: some tables take several chunks. */
const SCALE = 0.1;
/** The least kills that the test is for. */
const KILLS = 8;

test("a load goes on where the agent was killed, and ends equal, while the source is written to", async (t) => {
  await using bed = await CrashBed.open(t, { scale: SCALE });
  for (let load = 1; load <= LOADS; load++) {
    const moments: readonly Hold[] = [
      bed.draw("structure.before-table", 6),
      { point: "structure.done", occurrence: 1 },
      ...bed.shuffled([
        bed.draw("load.chunk-read", 2),
        bed.draw("load.chunk-written", 2),
        { point: "load.commit-sent", occurrence: 1 },
        { point: "load.chunk-committed", occurrence: 1 },
        { point: "load.table-loaded", occurrence: 1 },
      ] as const),
      { point: "load.done", occurrence: 1 },
    ];
    let start = () => bed.declareLink();
    for (const moment of moments) {
      await Promise.all([bed.killAgent("load", moment), start()]);
      start = () => bed.agent.restart();
    }
    await bed.agent.restart();
    await bed.synced();
    await bed.assertEqual();
    if (load < LOADS) await bed.clearTarget();
  }
  assert.ok((bed.kills.get("load") ?? 0) >= KILLS);
});
