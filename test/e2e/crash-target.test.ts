import assert from "node:assert/strict";
import { test } from "node:test";
import { inGate } from "../harness/gate.ts";
import { CrashBed } from "./crash/crash-bed.ts";

/** See crash-stream. */
const LATEST = 20;
/** The least kills that the test is for. */
const KILLS = 5;
/** In the gate fewer, others each time. */
const IN_STREAM = inGate(3, 5);

test("a target server that is killed loses nothing, in the load and in the stream", async (t) => {
  await using bed = await CrashBed.open(t);
  const inLoad = bed.killTarget("target", bed.draw("load.chunk-written", 4));
  await Promise.all([inLoad, bed.declareLink()]);
  await bed.killTarget("target", bed.draw("load.commit-sent", 3));
  await bed.synced();
  await bed.assertEqual();
  const moments = bed
    .shuffled([
      bed.draw("apply.packet-written", LATEST),
      bed.draw("apply.rows-written", LATEST),
      bed.draw("apply.commit-sent", LATEST),
      bed.draw("apply.commit-sent", LATEST),
      bed.draw("apply.group-committed", LATEST),
    ])
    .slice(0, IN_STREAM);
  for (const moment of moments) {
    await bed.killTarget("target", moment);
    await bed.assertEqual();
  }
  assert.ok((bed.kills.get("target") ?? 0) >= KILLS);
});
