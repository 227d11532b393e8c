import assert from "node:assert/strict";
import { test } from "node:test";
import { pausePointsFrom } from "../../agent/lib/pause-points.ts";
import { PauseServer } from "./pause-server.ts";
import { within } from "./wait.ts";

const WITHIN_MS = 5_000;

test("an agent goes on at every point but the one that is asked for, at its turn", async () => {
  await using server = await PauseServer.open();
  const { reach } = pausePointsFrom({ TOWLINE_PAUSE_SOCKET: server.path });
  assert.ok(reach !== null);
  await reach("load.done", "a");
  const held = server.hold({ point: "apply.commit-sent", occurrence: 2 }, WITHIN_MS);
  await reach("apply.commit-sent", "a");
  await reach("apply.packet-written", "a");
  let wentOn = false;
  const second = reach("apply.commit-sent", "a").then(() => {
    wentOn = true;
  });
  await held;
  assert.equal(wentOn, false);
  assert.equal(server.counts.get("apply.commit-sent"), 2);
  server.release();
  await second;
  await reach("apply.commit-sent", "a");
});

test("a point that is not passed is an error that names it", async () => {
  await using server = await PauseServer.open();
  await assert.rejects(server.hold({ point: "load.done", occurrence: 1 }, 1), /load\.done/);
});

test("when the listener is gone, whoever waits goes on", async () => {
  const server = await PauseServer.open();
  const { reach } = pausePointsFrom({ TOWLINE_PAUSE_SOCKET: server.path });
  const held = server.hold({ point: "load.done", occurrence: 1 }, WITHIN_MS);
  const waiting = reach?.("load.done", "a");
  await held;
  await server[Symbol.asyncDispose]();
  // An agent's own socket does not keep it alive.
  await within(waiting ?? Promise.resolve(), { what: "it goes on", within: WITHIN_MS });
});
