import assert from "node:assert/strict";
import { test } from "node:test";
import { AgentError } from "../../agent/error.ts";
import type { PausePoint, PausePoints } from "../../agent/lib/pause-points.ts";
import { ddlGrants } from "../harness/grants.ts";
import { LinkRun, specOf } from "../harness/link-run.ts";
import { MysqlServer } from "../harness/mysql-server.ts";
import { assertEqual } from "../harness/oracle.ts";
import { schemaOf } from "../harness/schema-text.ts";

const DATABASES = ["shop"];

/** Moments around a schema change at which an attempt may end. */
const MOMENTS: readonly PausePoint[] = ["change.intent-committed", "change.done", "change.committed"];

/** Each changes what a second run of it would change again, or refuse. */
const CHANGES = [
  "CREATE TABLE shop.made (id INT PRIMARY KEY, n INT)",
  "ALTER TABLE shop.made ADD COLUMN extra INT DEFAULT 7",
  "RENAME TABLE shop.made TO shop.renamed, shop.spare TO shop.made",
  "ALTER TABLE shop.renamed RENAME TO shop.spare",
  "TRUNCATE TABLE shop.items",
  "CREATE TABLE shop.copied (id INT PRIMARY KEY) AS SELECT 1 AS id, 2 AS n",
  "CREATE VIEW shop.seen AS SELECT * FROM shop.spare",
  "DROP VIEW shop.seen",
  "DROP TABLE shop.copied, shop.spare, shop.made",
] as const;

const SETUP = [
  "DROP DATABASE IF EXISTS shop",
  "CREATE DATABASE shop",
  "CREATE TABLE shop.items (id INT PRIMARY KEY, n INT NOT NULL)",
  "CREATE TABLE shop.spare (id INT PRIMARY KEY)",
  "CREATE TABLE shop.parts (id INT PRIMARY KEY) PARTITION BY RANGE (id) (PARTITION p VALUES LESS THAN (100))",
  "CREATE TABLE shop.other (id INT PRIMARY KEY)",
  "INSERT INTO shop.items VALUES (1, 1), (2, 2)",
  "INSERT INTO shop.parts VALUES (1), (2)",
];

/** Ends an attempt at a moment, once for each time that it is armed, as a lost connection would. */
class Cut implements PausePoints {
  armed: PausePoint | null = null;

  readonly reach = async (point: PausePoint): Promise<void> => {
    if (point !== this.armed) return;
    this.armed = null;
    throw new AgentError("CONNECTION_LOST", `cut at ${point}`);
  };
}

async function pair(use: (source: MysqlServer, target: MysqlServer) => Promise<void>): Promise<void> {
  await using source = await MysqlServer.start({
    name: "source",
    serverId: 1,
    databases: DATABASES,
    tmpfs: true,
  });
  await using target = await MysqlServer.start({
    name: "target",
    serverId: 2,
    databases: DATABASES,
    tmpfs: true,
  });
  for (const grant of ddlGrants("'towline'@'%'", DATABASES))
    await target.sql(`SET sql_log_bin = 0; ${grant}`);
  await use(source, target);
}

test("a schema change that is cut off anywhere is applied once", async (t) => {
  await pair(async (source, target) => {
    for (const moment of MOMENTS) {
      await t.test(moment, async () => {
        await target.sql("DROP DATABASE IF EXISTS shop");
        for (const sql of SETUP) await source.sql(sql);
        const cut = new Cut();
        await using link = LinkRun.between(source, target, specOf(moment, DATABASES), { pausePoints: cut });
        await link.until("the link is syncing", ({ milestone }) => milestone === "syncing");
        for (const [index, change] of CHANGES.entries()) {
          cut.armed = moment;
          await source.sql(change);
          await source.sql("INSERT INTO shop.items VALUES (?, 0)", [100 + index]);
          await link.caughtUp(source);
          assert.equal(cut.armed, null, `${change}: the moment did not come`);
          await assertEqual(source, target, DATABASES);
          const [there, here] = await Promise.all([schemaOf(source, DATABASES), schemaOf(target, DATABASES)]);
          assert.deepEqual(here, there, change);
        }
      });
    }

    await t.test("one that leaves no trace of having run is left to the operator", async () => {
      await target.sql("DROP DATABASE IF EXISTS shop");
      for (const sql of SETUP) await source.sql(sql);
      const cut = new Cut();
      const spec = specOf("exchange", DATABASES);
      await using link = LinkRun.between(source, target, spec, { pausePoints: cut });
      await link.until("the link is syncing", ({ milestone }) => milestone === "syncing");
      cut.armed = "change.done";
      await source.sql("ALTER TABLE shop.parts EXCHANGE PARTITION p WITH TABLE shop.other");
      const { code, gtid, hint } = await link.failure();
      assert.equal(code, "STATEMENT_UNDECIDED");
      assert.match(hint, new RegExp(`--skip-ddl ${gtid}`));
      await using passed = LinkRun.between(source, target, spec, { exception: { gtid, sql: null } });
      await passed.caughtUp(source);
      await assertEqual(source, target, DATABASES);
    });

    await t.test("an operator has something else run", async () => {
      await target.sql("DROP DATABASE IF EXISTS shop");
      for (const sql of SETUP) await source.sql(sql);
      const spec = specOf("replaced", DATABASES);
      await using link = LinkRun.between(source, target, spec);
      await link.until("the link is syncing", ({ milestone }) => milestone === "syncing");
      await target.sql("ALTER TABLE shop.items ADD COLUMN extra INT");
      await source.sql("ALTER TABLE shop.items ADD COLUMN extra INT, ADD COLUMN more INT");
      const { code, gtid } = await link.failure();
      assert.equal(code, "STATEMENT_REFUSED");
      const exception = { gtid, sql: "ALTER TABLE shop.items ADD COLUMN more INT" };
      await using passed = LinkRun.between(source, target, spec, { exception });
      await source.sql("INSERT INTO shop.items VALUES (3, 3, 3, 3)");
      await passed.caughtUp(source);
      await assertEqual(source, target, DATABASES);
    });
  });
});
