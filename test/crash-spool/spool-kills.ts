import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { Agent } from "../harness/agent.ts";
import { containsGtids, executed } from "../harness/gtids.ts";
import { MysqlServer } from "../harness/mysql-server.ts";
import { assertEqual } from "../harness/oracle.ts";
import { PauseServer } from "../harness/pause-server.ts";
import type { Random } from "../harness/random.ts";
import { grantWholeServer, STANDBY_OPTIONS } from "../harness/standby.ts";
import { PATIENCE_MS } from "../harness/wait.ts";

const LINK = "spool";
const DATABASE = "shop";
const PAYLOAD_BYTES = 50_000;
/** A kill comes at most so long after the start, milliseconds: the agent is ready by a third of it. */
const LATEST_KILL_MS = 1_500;

const HELD_AT = { own: "apply.commit-sent", preserve: "apply.packet-written" } as const;

export interface SpoolKills {
  readonly gtids: "own" | "preserve";
  readonly random: Random;
  /** Kills of the agent, at least. */
  readonly least: number;
  /** Of these in each round, after the source is gone and the agent was killed once. */
  readonly killsAfter: number;
  /** Written in each round while the target takes nothing: many batches. */
  readonly transactions: number;
  /** Told of each round that has held. */
  readonly note: (line: string) => void;
}

/**
 * Rounds in which the source goes for good while the target's agent has received what it has not applied, and the agent is killed at
 * random moments. Throws when something that was reported as received is not applied, or the servers differ in the end.
 */
export async function spoolKills(run: SpoolKills): Promise<void> {
  const { gtids, random, least, killsAfter, transactions, note } = run;
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
  let kills = 0;
  for (let round = 0; kills < least; round += 1) {
    const held = pauses.hold({ point: HELD_AT[gtids], occurrence: random.int(1, 4) }, PATIENCE_MS);
    for (let count = 0; count < transactions; count += 1) {
      id += 1;
      await source.sql(`INSERT INTO ${DATABASE}.items VALUES (?, REPEAT('x', ?))`, [id, PAYLOAD_BYTES]);
      await source.sql(`UPDATE ${DATABASE}.items SET payload = ? WHERE id = ?`, [`${id}`, random.int(1, id)]);
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
    const killed = 1 + killsAfter;
    for (let kill = 1; kill < killed; kill += 1) {
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
    note(`gtids = ${gtids}, round ${round}: ${(kills += killed)} kills, ${rows} rows`);
  }
}
