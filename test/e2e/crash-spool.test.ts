import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { Agent } from "../harness/agent.ts";
import { inGate, notItsTurn } from "../harness/gate.ts";
import { containsGtids, executed } from "../harness/gtids.ts";
import { MysqlServer } from "../harness/mysql-server.ts";
import { assertEqual } from "../harness/oracle.ts";
import { PauseServer } from "../harness/pause-server.ts";
import { Random, seedFrom } from "../harness/random.ts";
import { grantWholeServer, STANDBY_OPTIONS } from "../harness/standby.ts";
import { PATIENCE_MS } from "../harness/wait.ts";

const LINK = "spool";
const DATABASE = "shop";
/** Written while the target takes nothing: many batches. */
const TRANSACTIONS = inGate(30, 120);
const PAYLOAD_BYTES = 50_000;
const ROUNDS = inGate(1, 7);
/** Of the agent, in each round, after the source is gone. */
const KILLS = inGate(1, 3);
/** A kill comes at most so long after the start, milliseconds: the agent is ready by a third of it. */
const LATEST_KILL_MS = 1_500;

for (const [nth, gtids] of (["own", "preserve"] as const).entries()) {
  const skip = notItsTurn("crash-spool", nth, 2);
  test(`what was received outlives the source and any crash of the agent, gtids = ${gtids}`, {
    skip,
  }, async (t) => {
    const seed = seedFrom(process.env);
    t.diagnostic(`seed ${seed}; TOWLINE_SEED=${seed} repeats it`);
    const random = new Random(seed);
    const options = gtids === "preserve" ? STANDBY_OPTIONS : [];
    await using source = await MysqlServer.start({ name: "source", serverId: 1 });
    await using target = await MysqlServer.start({ name: "target", serverId: 2, options });
    if (gtids === "preserve") for (const server of [source, target]) await grantWholeServer(server);
    await using pauses = await PauseServer.open();
    await using agent = await Agent.start({ pauses, bundled: true });
    await agent.putInstance("source", source);
    await agent.putInstance("target", target);
    await source.sql(`CREATE DATABASE ${DATABASE}`);
    await source.sql(`CREATE TABLE ${DATABASE}.items (id INT PRIMARY KEY, payload LONGBLOB NOT NULL)`);
    const applied = { gtids, apply: { workers: gtids === "own" ? 1 : 4 } };
    await agent.putLink(LINK, gtids === "own" ? [DATABASE] : [], applied);
    await agent.synced(LINK, PATIENCE_MS);

    let id = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const held = pauses.hold({ point: HELD_AT[gtids], occurrence: random.int(1, 4) }, PATIENCE_MS);
      for (let count = 0; count < TRANSACTIONS; count += 1) {
        id += 1;
        await source.sql(`INSERT INTO ${DATABASE}.items VALUES (?, REPEAT('x', ?))`, [id, PAYLOAD_BYTES]);
        await source.sql(`UPDATE ${DATABASE}.items SET payload = ? WHERE id = ?`, [
          `${id}`,
          random.int(1, id),
        ]);
      }
      await held;
      const written = await executed(source);
      const before = await agent.until(
        LINK,
        "has received what it cannot apply",
        ({ status }) => containsGtids(target, status?.gtidReceived ?? "", written),
        PATIENCE_MS,
      );
      const gtidReceived = before.status?.gtidReceived ?? "";
      const gtidApplied = before.status?.gtidApplied ?? "";
      assert.ok(!(await containsGtids(target, gtidApplied, written)), "there is nothing left to apply");
      await source.kill("SIGKILL");
      await agent.kill("SIGKILL");
      pauses.release();
      for (let kill = 0; kill < KILLS; kill += 1) {
        await agent.restart();
        await sleep(random.int(0, LATEST_KILL_MS));
        await agent.kill("SIGKILL");
      }
      await agent.restart();
      const after = await agent.until(
        LINK,
        "has applied what it had received, without the source",
        async ({ status }) =>
          status?.retry !== null &&
          status?.retry !== undefined &&
          (await containsGtids(target, status.gtidApplied ?? "", gtidReceived)),
        PATIENCE_MS,
      );
      assert.ok(await containsGtids(target, after.status?.gtidReceived ?? "", gtidReceived));
      const rows = Number(await target.value(`SELECT COUNT(*) FROM ${DATABASE}.items`));
      assert.equal(rows, id);
      // And once the source is there again the link goes on as if nothing had been.
      await source.restart();
      await source.sql(`INSERT INTO ${DATABASE}.items VALUES (?, 'back')`, [(id += 1)]);
      await agent.caughtUp(LINK, source, PATIENCE_MS);
      await assertEqual(source, target, [DATABASE]);
      t.diagnostic(`round ${round}: ${KILLS + 1} kills, ${rows} rows`);
    }
  });
}

const HELD_AT = { own: "apply.commit-sent", preserve: "apply.packet-written" } as const;
