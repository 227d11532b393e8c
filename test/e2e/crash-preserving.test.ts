import assert from "node:assert/strict";
import { test } from "node:test";
import type { PausePoint } from "../../agent/lib/pause-points.ts";
import { inGate, notItsTurn } from "../harness/gate.ts";
import { CrashBed } from "./crash/crash-bed.ts";

const LATEST = 20;
/** The gate has minutes: elsewhere every way to apply has its turn, and is killed at each moment. */
const WAYS = inGate(
  [{ workers: 4, commitOrder: "unordered" }],
  [{ workers: 1 }, { workers: 4, commitOrder: "unordered" }, { workers: 4, commitOrder: "ordered" }],
);
const MOMENTS = inGate<readonly PausePoint[]>(
  ["apply.commit-sent"],
  ["apply.packet-written", "apply.commit-sent"],
);
const KILLS_LOADING = 3;

test("transactions keep their GTIDs through kills of agent and target, each applied once", {
  skip: notItsTurn("crash-preserving", 0, 2),
}, async (t) => {
  await using bed = await CrashBed.open(t, { target: "standby" });
  // A load that is broken off leaves nothing that could be taken for a copy of the source.
  const loading = bed.killTarget("target", bed.draw("load.chunk-written", 3));
  await Promise.all([loading, bed.declareStandby({ workers: 1 })]);
  await bed.killAgent("load", bed.draw("load.chunk-committed", 3));
  assert.equal(await bed.target.value("SELECT @@global.gtid_executed"), "");
  assert.equal(await bed.target.value("SELECT state FROM towline_local.standby"), "load_incomplete");
  await bed.agent.restart();
  await bed.killAgent("seed", { point: "seed.gtids-set", occurrence: 1 });
  assert.equal(await bed.target.value("SELECT state FROM towline_local.standby"), "load_incomplete");
  await bed.agent.restart();
  await bed.synced();
  await bed.assertSameHistory();
  for (const apply of WAYS) {
    await bed.setApply(apply);
    for (const point of bed.shuffled(MOMENTS)) {
      await bed.killAgent("stream", bed.draw(point, LATEST));
      await bed.agent.restart();
      await bed.assertSameHistory();
    }
    for (const point of bed.shuffled(MOMENTS)) await bed.killTarget("target", bed.draw(point, LATEST));
    await bed.assertSameHistory();
  }
  const kills = [...bed.kills.values()].reduce((sum, count) => sum + count, 0);
  assert.equal(kills, KILLS_LOADING + WAYS.length * MOMENTS.length * 2);
});
