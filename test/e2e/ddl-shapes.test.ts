import assert from "node:assert/strict";
import { test } from "node:test";
import { ddlGrants } from "../harness/grants.ts";
import { LinkRun, specOf } from "../harness/link-run.ts";
import { MysqlServer } from "../harness/mysql-server.ts";
import { assertEqual } from "../harness/oracle.ts";
import { schemaOf } from "../harness/schema-text.ts";

const DATABASES = ["shop", "aside"];

/** Statements whose text or session makes them easy to misread, one session each. */
const SHAPES: Readonly<Record<string, readonly string[]>> = {
  // The driver encodes by the character set that the server says the session has: these go out as two bytes a character.
  "gbk: a second byte that looks like a backtick or a backslash": [
    "SET NAMES gbk",
    "CREATE TABLE shop.`乣乗` (id INT PRIMARY KEY, v VARCHAR(9) DEFAULT '乗' COMMENT '乣')",
    "ALTER TABLE shop.乣乗 RENAME TO shop.`乗乣`",
  ],
  "sjis and latin1": [
    "SET NAMES sjis",
    "CREATE TABLE shop.`ソ表` (id INT PRIMARY KEY) COMMENT 'ソ'",
    "SET NAMES latin1",
    "CREATE TABLE shop.`café` (id INT PRIMARY KEY) COMMENT 'é'",
  ],
  "ANSI_QUOTES and NO_BACKSLASH_ESCAPES": [
    "SET SESSION sql_mode = 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES'",
    `CREATE TABLE "shop"."quo""ted" ("id" INT PRIMARY KEY, "rename" INT COMMENT 'a\\')`,
    `ALTER TABLE "shop"."quo""ted" RENAME TO "shop"."re'named"`,
  ],
  "executable comments": [
    "CREATE TABLE shop.commented (id INT PRIMARY KEY /*!80013 , hidden INT INVISIBLE */ /*!99999 , never INT */)",
    "RENAME TABLE shop.commented TO shop.was_commented /*!50000 , shop.plain TO shop.was_plain */",
  ],
  "the session's defaults": [
    "SET SESSION explicit_defaults_for_timestamp = 0, sql_mode = '', time_zone = '+05:30'",
    "SET SESSION collation_server = latin1_german1_ci, default_collation_for_utf8mb4 = utf8mb4_general_ci",
    "CREATE TABLE shop.stamps (id INT PRIMARY KEY, a TIMESTAMP, b TIMESTAMP DEFAULT '2020-01-01 00:00:00', c DATE DEFAULT '0000-00-00')",
    "CREATE TABLE shop.letters (id INT PRIMARY KEY, v VARCHAR(9)) CHARSET utf8mb4",
    "INSERT INTO shop.stamps (id) VALUES (1)",
  ],
  "foreign keys to tables that come later": [
    "SET SESSION foreign_key_checks = 0",
    "CREATE TABLE shop.child (id INT PRIMARY KEY, p INT, FOREIGN KEY (p) REFERENCES parent (id) ON DELETE CASCADE)",
    "CREATE TABLE shop.parent (id INT PRIMARY KEY)",
    "SET SESSION foreign_key_checks = 1",
    "INSERT INTO shop.parent VALUES (1)",
    "INSERT INTO shop.child VALUES (1, 1)",
    "DELETE FROM shop.parent",
  ],
  "tables from queries, and a default database that the link does not carry": [
    "CREATE DATABASE IF NOT EXISTS elsewhere",
    "USE elsewhere",
    "CREATE TABLE shop.selected (PRIMARY KEY (id)) AS SELECT id, 'x' AS v FROM shop.plain_rows",
    "ALTER TABLE shop.selected ADD INDEX (v)",
    "INSERT INTO shop.selected VALUES (99, 'y')",
  ],
  savepoints: [
    "START TRANSACTION",
    "INSERT INTO shop.plain_rows VALUES (50)",
    "SAVEPOINT `a b`",
    "INSERT INTO shop.plain_rows VALUES (51)",
    "ROLLBACK TO SAVEPOINT `a b`",
    "RELEASE SAVEPOINT `a b`",
    "INSERT INTO shop.plain_rows VALUES (52)",
    "COMMIT",
  ],
  "several tables, of which the link carries some": [
    "CREATE DATABASE IF NOT EXISTS elsewhere",
    "CREATE TABLE elsewhere.a (id INT PRIMARY KEY)",
    "CREATE TABLE shop.b (id INT PRIMARY KEY)",
    "CREATE TABLE shop.c (id INT PRIMARY KEY)",
    "USE shop",
    "RENAME TABLE elsewhere.a TO elsewhere.a2, b TO b2",
    "DROP TABLE IF EXISTS elsewhere.a2, b2, c, elsewhere.none",
    "DROP DATABASE elsewhere",
  ],
  "routines, views and events keep their definer": [
    "USE shop",
    "CREATE DEFINER = 'nobody'@'here' PROCEDURE p () SQL SECURITY INVOKER BEGIN SELECT 1; SELECT ';'; END",
    "ALTER PROCEDURE p COMMENT 'changed'",
    "CREATE DEFINER = 'nobody'@'here' EVENT e ON SCHEDULE EVERY 1 HOUR ENABLE COMMENT 'DO' DO INSERT INTO plain_rows VALUES (1)",
    "ALTER DEFINER = 'nobody'@'here' EVENT e ON SCHEDULE EVERY 2 HOUR ENABLE",
    "CREATE EVENT f ON SCHEDULE EVERY 1 DAY DO SELECT 1",
    "ALTER EVENT f RENAME TO g",
    "CREATE DEFINER = 'nobody'@'here' VIEW w AS SELECT id FROM plain_rows",
    "ALTER ALGORITHM = MERGE VIEW w AS SELECT id + 1 AS id FROM plain_rows",
  ],
};

test("schema changes in every shape", async (t) => {
  const options = { databases: DATABASES, tmpfs: true } as const;
  await using source = await MysqlServer.start({ ...options, name: "source", serverId: 1 });
  await using target = await MysqlServer.start({ ...options, name: "target", serverId: 2 });
  for (const grant of ddlGrants("'towline'@'%'", DATABASES))
    await target.sql(`SET sql_log_bin = 0; ${grant}`);
  await source.sql("CREATE DATABASE shop; CREATE DATABASE aside");
  await source.sql(
    "CREATE TABLE shop.plain (id INT PRIMARY KEY); CREATE TABLE shop.plain_rows (id INT PRIMARY KEY)",
  );
  await source.sql("INSERT INTO shop.plain_rows VALUES (1), (2), (3)");
  await source.sql(
    "CREATE TABLE aside.chosen (id INT PRIMARY KEY); CREATE TABLE aside.other (id INT PRIMARY KEY)",
  );
  const spec = specOf("shapes", ["shop"]);
  await using link = LinkRun.between(source, target, spec);
  await link.until("the link is syncing", ({ milestone }) => milestone === "syncing");

  for (const [what, statements] of Object.entries(SHAPES)) {
    await t.test(what, async () => {
      await using session = await source.connect();
      for (const statement of statements) await session.query(statement);
      await link.caughtUp(source);
      await assertEqual(source, target, ["shop"]);
      const [there, here] = await Promise.all([schemaOf(source, ["shop"]), schemaOf(target, ["shop"])]);
      assert.deepEqual(here, there);
    });
  }

  await t.test("events do not run on the target", async () => {
    const rows = await target.sql("SELECT STATUS FROM information_schema.EVENTS WHERE EVENT_SCHEMA = 'shop'");
    assert.deepEqual(
      rows.map((row) => Object.values(row)[0]),
      ["REPLICA_SIDE_DISABLED", "REPLICA_SIDE_DISABLED"],
    );
  });

  await t.test("triggers stay off the target, and their work comes as rows", async () => {
    await source.sql(
      "CREATE TRIGGER shop.doubling AFTER INSERT ON shop.plain_rows FOR EACH ROW INSERT INTO shop.was_plain VALUES (NEW.id)",
    );
    await source.sql("INSERT INTO shop.plain_rows VALUES (70)");
    await link.caughtUp(source);
    await assertEqual(source, target, ["shop"]);
    assert.equal(
      await target.value("SELECT COUNT(*) FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = 'shop'"),
      "0",
    );
    await source.sql("DROP TRIGGER shop.doubling");
    await link.caughtUp(source);
  });

  await t.test("of chosen tables only their own changes", async () => {
    const chosen = specOf("chosen", [], {
      databases: new Map([["aside", { tables: ["chosen"], excludeTables: [] }]]),
    });
    await using own = LinkRun.between(source, target, chosen);
    await own.until("the link is syncing", ({ milestone }) => milestone === "syncing");
    for (const sql of [
      "ALTER TABLE aside.chosen ADD COLUMN n INT",
      "CREATE INDEX i ON aside.chosen (n)",
      "INSERT INTO aside.chosen VALUES (1, 1)",
      "CREATE TABLE aside.third (id INT PRIMARY KEY)",
      "ALTER TABLE aside.other ADD COLUMN n INT",
      "CREATE VIEW aside.v AS SELECT 1",
      "ALTER DATABASE aside CHARACTER SET latin1",
      "DROP TABLE aside.other, aside.third",
      "DROP VIEW aside.v",
    ])
      await source.sql(sql);
    await own.caughtUp(source);
    await assertEqual(source, target, ["aside"]);
    await source.sql("ALTER TABLE aside.chosen RENAME TO aside.gone");
    assert.equal((await own.failure()).code, "STATEMENT_UNSUPPORTED");
  });
});
