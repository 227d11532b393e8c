import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import { LinkRun, specOf } from "../harness/link-run.ts";
import { MysqlServer } from "../harness/mysql-server.ts";
import { assertEqual } from "../harness/oracle.ts";

const DATABASES = ["shop"];
const KIB = 1024;
const MIB = 1024 * KIB;
/** What both servers let through while the link runs. */
const SMALL = 128 * KIB;
const LARGE = 64 * MIB;

describe("servers with a small max_allowed_packet", () => {
  let source: MysqlServer;
  let target: MysqlServer;
  let links = 0;

  before(async () => {
    [source, target] = await Promise.all([
      MysqlServer.start({ name: "source", serverId: 1, databases: DATABASES }),
      MysqlServer.start({
        name: "target",
        serverId: 2,
        databases: DATABASES,
        options: ["--local-infile=ON"],
      }),
    ]);
  });

  beforeEach(async () => {
    for (const server of [source, target]) await server.sql("DROP DATABASE IF EXISTS shop");
    await source.sql("CREATE DATABASE shop");
    await source.sql(
      "CREATE TABLE shop.items (id INT PRIMARY KEY, n INT, u VARCHAR(40) UNIQUE, b LONGBLOB, j JSON)",
    );
    await allow(SMALL);
  });

  after(async () => {
    await source?.[Symbol.asyncDispose]();
    await target?.[Symbol.asyncDispose]();
  });

  /** Sessions that begin from now on. Those of the test itself are let do anything. */
  async function allow(bytes: number, servers: readonly MysqlServer[] = [source, target]): Promise<void> {
    for (const server of servers) await server.sql(`SET GLOBAL max_allowed_packet = ${bytes}`);
  }

  const newLink = (): LinkRun => LinkRun.between(source, target, specOf(`packets-${++links}`, DATABASES));
  const sameLink = (): LinkRun => LinkRun.between(source, target, specOf(`packets-${links}`, DATABASES));

  async function syncing(link: LinkRun): Promise<void> {
    await link.until("the link is syncing", ({ milestone }) => milestone === "syncing");
  }

  async function same(link: LinkRun): Promise<void> {
    await link.caughtUp(source).catch((error: unknown) => {
      throw new Error(JSON.stringify(link.status.retry?.error.message ?? link.status), { cause: error });
    });
    await assertEqual(source, target, DATABASES);
  }

  /** Rows whose sizes come to all sides of the limit that several of them share. */
  const rows = (from: number, count: number): string =>
    `INSERT INTO shop.items WITH RECURSIVE n AS (SELECT ${from} AS id UNION ALL SELECT id + 1 FROM n WHERE id < ${from + count - 1}) ` +
    "SELECT id, id % 7, CONCAT('u', id), REPEAT(CHAR(id % 256), (id * 7919) % 12000), JSON_ARRAY(id, REPEAT('j', (id * 31) % 1000)) FROM n";

  for (const how of ["LOAD DATA and row events", "statements"] as const) {
    test(`are sent no more than they take, by ${how}`, async () => {
      const { username } = target.account;
      const plain = how === "statements";
      if (plain)
        await target.sql(
          `REVOKE REPLICATION_APPLIER ON *.* FROM '${username}'@'%'; SET GLOBAL local_infile = OFF`,
        );
      await using session = await source.connect();
      await session.query(rows(1, 300));
      await using link = newLink();
      await syncing(link);
      assert.equal(link.status.inserts?.by, plain ? "sql" : "raw");
      await session.query(rows(301, 700));
      await session.query("UPDATE shop.items SET n = n + 1, b = CONCAT(b, 'x') WHERE id % 3 = 0");
      await session.query("UPDATE shop.items SET u = CONCAT('v', id) WHERE id % 5 = 0");
      await session.query("DELETE FROM shop.items WHERE id % 7 = 0");
      await same(link);
      if (plain)
        await target.sql(
          `GRANT REPLICATION_APPLIER ON *.* TO '${username}'@'%'; SET GLOBAL local_infile = ON`,
        );
    });
  }

  test("stop the link at a row that does not fit, and let it go on when they take more", async () => {
    await using session = await source.connect({});
    await source.sql("INSERT INTO shop.items VALUES (1, 0, 'a', 'b', NULL)");
    {
      await using link = newLink();
      await syncing(link);
      await allow(LARGE, [source]);
      await using writer = await source.connect();
      await writer.query(
        `INSERT INTO shop.items VALUES (2, 0, 'b', 'x', NULL), (42, 0, 'c', REPEAT('x', ${3 * MIB}), NULL)`,
      );
      await allow(SMALL, [source]);
      const error = await link.failure();
      assert.equal(error.code, "PACKET_LIMIT");
      assert.equal(error.table, "shop.items");
      assert.equal(error.key, "42");
      assert.notEqual(error.gtid, "");
      const needed = Number(/max_allowed_packet = (\d+) on the target/.exec(error.hint)?.[1]);
      assert.ok(needed > 3 * MIB && needed < 3.1 * MIB, error.hint);
      assert.equal(Number(await target.value("SELECT COUNT(*) FROM shop.items")), 1);
      await allow(needed, [target]);
    }
    await using link = sameLink();
    await syncing(link);
    await same(link);
    // What is guarded needs the row as it was and as it is.
    await source.sql("UPDATE shop.items SET n = 5 WHERE id = 42; DELETE FROM shop.items WHERE id = 42");
    await same(link);
    await session.query("DO 0");
  });

  for (const how of ["load_data", "insert"] as const) {
    test(`are sent a row in the copy that is larger, by ${how}, or stop the link by its name`, async () => {
      await allow(LARGE, [source]);
      await using session = await source.connect();
      await session.query(`INSERT INTO shop.items VALUES (7, 0, 'c', REPEAT(x'00', ${3 * MIB}), '[]')`);
      await allow(SMALL, [source]);
      await target.sql(`SET GLOBAL local_infile = ${how === "load_data" ? "ON" : "OFF"}`);
      await using link = newLink();
      if (how === "load_data") {
        await syncing(link);
        await same(link);
      } else {
        const error = await link.failure();
        assert.equal(error.code, "PACKET_LIMIT");
        assert.equal(error.table, "shop.items");
        assert.equal(error.key, "7");
        assert.match(error.hint, /SET PERSIST max_allowed_packet = \d+ on the target/);
      }
      await target.sql("SET GLOBAL local_infile = ON");
    });
  }

  for (const document of [
    "JSON_ARRAY(REPEAT('x', #))",
    "JSON_ARRAY(CAST(1.5 AS DECIMAL(5,2)), REPEAT('x', #))",
  ]) {
    test(`lose nothing of a document that is larger: ${document}`, async () => {
      await allow(LARGE, [source]);
      await using session = await source.connect();
      const value = document.replace("#", String(3 * MIB));
      await session.query(`INSERT INTO shop.items VALUES (7, 0, 'c', NULL, ${value})`);
      await allow(SMALL, [source]);
      await using link = newLink();
      const error = await link.failure();
      assert.equal(error.code, "PACKET_LIMIT", error.message);
      assert.equal(error.table, "shop.items");
      await allow(LARGE);
      await using again = sameLink();
      await syncing(again);
      await same(again);
    });
  }
});
