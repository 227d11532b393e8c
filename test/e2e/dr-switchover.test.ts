import assert from "node:assert/strict";
import { test } from "node:test";
import { notItsTurn } from "../harness/gate.ts";
import { Ledger } from "../harness/ledger.ts";
import type { MysqlServer } from "../harness/mysql-server.ts";
import { newDisk, PairRun, PLANNED } from "../harness/pair-run.ts";
import { pairServers } from "../harness/pair-servers.ts";
import { sameGtids } from "../harness/standby.ts";
import { eventually, PATIENCE_MS } from "../harness/wait.ts";

const FAILOVER = { mode: "failover", timeoutMs: PATIENCE_MS, acceptSplitBrain: true } as const;

async function rows(server: MysqlServer): Promise<ReadonlySet<number>> {
  const found = await server.sql<{ id: number }>("SELECT id FROM shop.ledger");
  return new Set(found.map(({ id }) => Number(id)));
}

const fences = async (...servers: readonly MysqlServer[]) =>
  Promise.all(
    servers.map(async (server) => `${await server.value("SELECT CONCAT(@@read_only, @@super_read_only)")}`),
  );

/** Waits until the client was acknowledged so many writes more. */
async function writes(ledger: Ledger, more: number): Promise<void> {
  const from = ledger.acknowledged.length;
  await eventually(() => ledger.acknowledged.length >= from + more, {
    what: "writes go on",
    within: PATIENCE_MS,
  });
}

test("a planned switchover and back lose nothing; a failover loses what it says", {
  skip: notItsTurn("dr-switchover", 0, 4),
}, async () => {
  await using servers = await pairServers();
  const { primary, standby } = servers;
  const disk = newDisk();
  let acknowledged: readonly number[];
  {
    await using run = await PairRun.start(servers, { disk });
    await run.settled("primary");
    assert.deepEqual(await fences(primary, standby), ["00", "10"]);
    {
      await using ledger = new Ledger([primary, standby]);
      await writes(ledger, 20);
      const wrong = await run.refused({ ...PLANNED, to: "standby", expectedEpoch: 7 });
      assert.equal(wrong.code, "DR_EPOCH_MISMATCH");
      const plan = await run.switchTo({ ...PLANNED, to: "standby", expectedEpoch: 1, dryRun: true });
      assert.deepEqual(
        plan.filter(({ state }) => state === "planned").map(({ step }) => step),
        ["check", "prove", "fence", "drain", "decide", "open", "follow"],
      );
      const alive = await run.refused({
        ...{ ...FAILOVER, to: "standby", expectedEpoch: 1, expectedPrimary: "primary" },
      });
      assert.equal(alive.code, "DR_PRIMARY_ALIVE");
      // A server that lets the agent in no more is not gone.
      const account = `'${primary.account.username}'@'%'`;
      const unlogged = async (statement: string) => {
        await using session = await primary.connect();
        await session.query(`SET sql_log_bin = 0; ${statement}`);
      };
      await unlogged(`ALTER USER ${account} ACCOUNT LOCK`);
      const locked = await run.refused({
        ...{ ...FAILOVER, to: "standby", expectedEpoch: 1, expectedPrimary: "primary" },
      });
      assert.equal(locked.code, "DR_PRIMARY_ALIVE");
      assert.match(locked.message, /3118/);
      await unlogged(`ALTER USER ${account} ACCOUNT UNLOCK`);
      await run.settled("primary");
      const long = await primary.connect();
      const cutOff = assert.rejects(long.query("SELECT SLEEP(600)"));
      await eventually(
        async () =>
          Number(
            await primary.value(
              `SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE ID = ${long.threadId} AND TIME >= 2`,
            ),
          ) === 1,
        { what: "a statement runs long", within: PATIENCE_MS },
      );
      const abort = { ...PLANNED, longStatements: "abort", to: "standby", expectedEpoch: 1 } as const;
      const busy = await run.refused(abort);
      assert.equal(busy.code, "DR_NOT_READY");
      assert.match(busy.message, new RegExp(`root@localhost \\(session ${long.threadId}, \\d+ ms\\)`));
      await primary.sql(`KILL ${long.threadId}`);
      await cutOff;
      await run.switchTo({ ...PLANNED, to: "standby", expectedEpoch: 1 });
      assert.deepEqual(await fences(primary, standby), ["10", "00"]);
      await writes(ledger, 20);
      await run.settled("standby");
      await run.switchTo({ ...PLANNED, to: "primary", expectedEpoch: 2 });
      await writes(ledger, 20);
      await run.settled("primary");
      acknowledged = ledger.acknowledged;
    }
    assert.deepEqual(await fences(primary, standby), ["00", "10"]);
    await sameGtids(primary, standby);
    for (const server of [primary, standby]) {
      const there = await rows(server);
      assert.deepEqual(
        acknowledged.filter((id) => !there.has(id)),
        [],
      );
    }
    assert.equal(run.status.observation.epoch, 3);
  }
  // Nobody carries these over: what the failover loses, to the row.
  await primary.sql("INSERT INTO shop.ledger VALUES (1000001, 'lost'), (1000002, 'lost')");
  await primary.kill();
  {
    await using run = await PairRun.start(servers, { disk });
    await run.until("the primary is missed", ({ observation }) => observation.proof === "one");
    const request = { ...FAILOVER, to: "standby", expectedEpoch: 3, expectedPrimary: "primary" } as const;
    const unwilling = await run.refused({ ...request, acceptSplitBrain: false });
    assert.equal(unwilling.code, "INVALID_ARGUMENT");
    await run.switchTo(request);
    assert.deepEqual(await fences(standby), ["00"]);
    const there = await rows(standby);
    assert.deepEqual(
      acknowledged.filter((id) => !there.has(id)),
      [],
    );
    await standby.sql("INSERT INTO shop.ledger VALUES (2000001, 'after')");
    await primary.restart();
    const { observation } = await run.until(
      "what was lost is named",
      ({ observation: { trouble } }) => trouble?.code === "DR_ERRANT",
    );
    assert.deepEqual(await fences(primary, standby), ["11", "00"]);
    const lost = observation.errant?.count ?? 0;
    const uuid = await primary.value("SELECT @@server_uuid");
    const expected = await primary.value("SELECT GTID_SUBTRACT(@@global.gtid_executed, ?)", [
      await standby.value("SELECT @@global.gtid_executed"),
    ]);
    assert.equal(observation.errant?.toString(), String(expected).replaceAll("\n", ""));
    assert.ok(lost >= 1 && observation.errant?.toString().startsWith(String(uuid)));
  }
});
