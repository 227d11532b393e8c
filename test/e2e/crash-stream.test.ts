import assert from "node:assert/strict";
import { test } from "node:test";
import { inGate } from "../harness/gate.ts";
import { CrashBed } from "./crash/crash-bed.ts";

/** Under load a group is applied every few milliseconds: a later occurrence is another moment of the workload. */
const LATEST = 30;
/** The least kills that the test is for. */
const STREAM_KILLS = 8;
const COMMIT_KILLS = 4;
const KILLS_AT_EACH = 3;
/** Kills at no named moment; fewer in the gate. */
const KILLS_BETWEEN = inGate(1, 4);

test("the stream goes on where the agent was killed, with each transaction applied once", async (t) => {
  await using bed = await CrashBed.open(t);
  await bed.declareLink();
  await bed.synced();
  const moments = bed.shuffled([
    ...(["apply.packet-written", "apply.rows-written", "apply.group-committed"] as const).flatMap((point) =>
      Array.from({ length: KILLS_AT_EACH }, () => ({ what: "stream", hold: bed.draw(point, LATEST) })),
    ),
    // Nobody but the target knows whether it was committed.
    ...Array.from({ length: COMMIT_KILLS }, () => ({
      what: "commit",
      hold: bed.draw("apply.commit-sent", LATEST),
    })),
  ]);
  for (const { what, hold } of moments) {
    await bed.killAgent(what, hold);
    await bed.agent.restart();
    await bed.assertEqual();
  }
  for (let kill = 0; kill < KILLS_BETWEEN; kill++) {
    await bed.killAgentAfter("between", bed.draw("apply.packet-written", LATEST));
    await bed.agent.restart();
    await bed.assertEqual();
  }
  assert.ok((bed.kills.get("stream") ?? 0) >= STREAM_KILLS);
  assert.ok((bed.kills.get("commit") ?? 0) >= COMMIT_KILLS);
});
