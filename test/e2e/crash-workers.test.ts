import assert from "node:assert/strict";
import { test } from "node:test";
import { notItsTurn } from "../harness/gate.ts";
import { CrashBed } from "./crash/crash-bed.ts";

/** See crash-stream. */
const LATEST = 30;
const KILLS = 6;

test("several workers go on where each of them was, and their number may change behind a crash", {
  skip: notItsTurn("crash-workers", 1, 2),
}, async (t) => {
  await using bed = await CrashBed.open(t);
  await bed.declareLink(3);
  await bed.synced();
  let apart = 0;
  const numbers = [3, 3, 2, 4, 1, 3];
  for (let kill = 0; kill < KILLS; kill++) {
    const point = bed.random.pick([
      "apply.packet-written",
      "apply.commit-sent",
      "apply.group-committed",
    ] as const);
    await bed.killAgent("workers", bed.draw(point, LATEST));
    if (new Set(await bed.positions()).size > 1) apart += 1;
    await bed.agent.restart();
    const workers = numbers[kill] as number;
    await bed.setWorkers(workers);
    await bed.assertEqual();
    assert.equal((await bed.positions()).length, workers);
  }
  assert.equal(bed.kills.get("workers"), KILLS);
  assert.ok(apart > 0, "no kill left the workers at different positions");
});
