import assert from "node:assert/strict";
import { test } from "node:test";
import type { ErrorCode } from "../../agent/error.ts";
import { executed } from "../harness/gtids.ts";
import { LinkRun, specOf } from "../harness/link-run.ts";
import { MysqlServer } from "../harness/mysql-server.ts";
import { assertEqual } from "../harness/oracle.ts";

const DATABASES = ["shop"];

/** What somebody does to the target, what then happens on the source, and what makes it good again. */
interface Conflict {
  readonly code: ErrorCode;
  readonly table: "shop.items" | "shop.wide";
  readonly onTarget: string;
  readonly onSource: string;
  readonly repair: string;
  readonly key: string;
}

const CONFLICTS: readonly Conflict[] = [
  {
    code: "TARGET_ROW_MISSING",
    table: "shop.items",
    onTarget: "DELETE FROM shop.items WHERE id = 5",
    onSource: "UPDATE shop.items SET n = n + 1 WHERE id = 5",
    repair: "INSERT INTO shop.items (id, u, n) VALUES (5, 5, 0)",
    key: "5",
  },
  {
    code: "TARGET_ROW_MISSING",
    table: "shop.items",
    onTarget: "DELETE FROM shop.items WHERE id = 6",
    onSource: "DELETE FROM shop.items WHERE id = 6",
    repair: "INSERT INTO shop.items (id, u, n) VALUES (6, 6, 0)",
    key: "6",
  },
  {
    code: "TARGET_ROW_DIFFERS",
    table: "shop.items",
    onTarget: "UPDATE shop.items SET n = 77 WHERE id = 7",
    onSource: "UPDATE shop.items SET n = n + 1 WHERE id = 7",
    repair: "UPDATE shop.items SET n = 0 WHERE id = 7",
    key: "7",
  },
  {
    code: "TARGET_ROW_DIFFERS",
    table: "shop.items",
    onTarget: "UPDATE shop.items SET t = 'a ' WHERE id = 8",
    onSource: "DELETE FROM shop.items WHERE id = 8",
    repair: "UPDATE shop.items SET t = 'A' WHERE id = 8",
    key: "8",
  },
  {
    code: "TARGET_ROW_EXISTS",
    table: "shop.items",
    onTarget: "INSERT INTO shop.items (id, u, n) VALUES (1000, 1000, 0)",
    onSource: "INSERT INTO shop.items (id, u, n) VALUES (1000, 1001, 0)",
    repair: "DELETE FROM shop.items WHERE id = 1000",
    key: "1000",
  },
  {
    code: "TARGET_ROW_EXISTS",
    table: "shop.items",
    onTarget: "INSERT INTO shop.items (id, u, n) VALUES (3000, 2000, 0)",
    onSource: "INSERT INTO shop.items (id, u, n) VALUES (2001, 2000, 0)",
    repair: "DELETE FROM shop.items WHERE id = 3000",
    key: "2000",
  },
  // Rows of many columns are changed by events, which compare nothing themselves.
  {
    code: "TARGET_ROW_MISSING",
    table: "shop.wide",
    onTarget: "DELETE FROM shop.wide WHERE id = 5",
    onSource: "UPDATE shop.wide SET n = n + 1 WHERE id IN (4, 5)",
    repair: "INSERT INTO shop.wide (id, n) VALUES (5, 0)",
    key: "5",
  },
  {
    code: "TARGET_ROW_DIFFERS",
    table: "shop.wide",
    onTarget: "UPDATE shop.wide SET t3 = '' WHERE id = 7",
    onSource: "UPDATE shop.wide SET n = n + 1 WHERE id IN (6, 7)",
    repair: "UPDATE shop.wide SET t3 = NULL WHERE id = 7",
    key: "7",
  },
  {
    code: "TARGET_ROW_DIFFERS",
    table: "shop.wide",
    onTarget: "UPDATE shop.wide SET t1 = ',1,b', t2 = '' WHERE id = 8",
    onSource: "UPDATE shop.wide SET n = n + 1 WHERE id = 8",
    repair: "UPDATE shop.wide SET t1 = '', t2 = ',1,b' WHERE id = 8",
    key: "8",
  },
];

/** More columns than a statement is made for. */
const WIDE = Array.from({ length: 20 }, (_, at) => `t${at} VARCHAR(20)`).join(", ");

const ROWS = 100;

test("a row of the target that is not as it was on the source stops the link before its transaction, and a repaired one lets it go on", async () => {
  await using source = await MysqlServer.start({ name: "source", serverId: 1, databases: DATABASES });
  await using target = await MysqlServer.start({ name: "target", serverId: 2, databases: DATABASES });
  await source.sql("CREATE DATABASE shop");
  await source.sql(
    "CREATE TABLE shop.items (id INT PRIMARY KEY, u INT NOT NULL UNIQUE, n INT NOT NULL, t VARCHAR(20) NOT NULL DEFAULT 'A')",
  );
  const rows = Array.from({ length: ROWS }, (_, id) => `(${id}, ${id}, 0)`);
  await source.sql(`INSERT INTO shop.items (id, u, n) VALUES ${rows.join(",")}`);
  await source.sql(`CREATE TABLE shop.wide (id INT PRIMARY KEY, n INT NOT NULL, ${WIDE})`);
  await source.sql(`INSERT INTO shop.wide (id, n) VALUES ${rows.map((_, id) => `(${id}, 0)`).join(",")}`);
  await source.sql("UPDATE shop.wide SET t1 = '', t2 = ',1,b' WHERE id = 8");
  const spec = specOf("conflicts", DATABASES);
  {
    await using link = LinkRun.between(source, target, spec);
    await link.until("the link is syncing", ({ milestone }) => milestone === "syncing");
  }
  for (const { code, table, onTarget, onSource, repair, key } of CONFLICTS) {
    await target.sql(onTarget);
    // Changes around the one that cannot be applied, so that it is found inside a merged batch.
    await source.sql("UPDATE shop.items SET n = n + 1 WHERE id = 50");
    await source.sql("UPDATE shop.items SET n = n + 1 WHERE id = 51");
    const before = await executed(source);
    await source.sql(onSource);
    const culprit = String(
      await source.value("SELECT GTID_SUBTRACT(?, ?)", [await executed(source), before]),
    );
    await source.sql("UPDATE shop.items SET n = n + 1 WHERE id = 50");
    {
      await using link = LinkRun.between(source, target, spec);
      const error = await link.failure();
      assert.equal(error.code, code, error.message);
      assert.equal(error.table, table);
      assert.equal(error.gtid, culprit);
      assert.ok(error.key.includes(key), `key ${error.key} of ${onSource}`);
      assert.ok(!error.message.includes("1000"), "a message holds no row: it enters Terraform state");
      assert.notEqual(error.hint, "");
    }
    // Everything before it is there, nothing of it and nothing behind it.
    const ahead = await target.value("SELECT GTID_SUBTRACT(gtid_executed, ?) FROM towline.checkpoint", [
      before,
    ]);
    assert.equal(ahead, "");
    await target.sql(repair);
    await using link = LinkRun.between(source, target, spec);
    await link.caughtUp(source);
    await assertEqual(source, target, DATABASES);
  }
});

test("the culprit is named, however many transactions that concern nobody came before it", async () => {
  await using source = await MysqlServer.start({ name: "source", serverId: 1, databases: DATABASES });
  await using target = await MysqlServer.start({ name: "target", serverId: 2, databases: DATABASES });
  await source.sql("CREATE DATABASE shop; CREATE TABLE shop.items (id INT PRIMARY KEY, b LONGBLOB)");
  await source.sql("CREATE DATABASE unselected; CREATE TABLE unselected.t (id INT PRIMARY KEY)");
  await source.sql("INSERT INTO shop.items VALUES (1, NULL)");
  await using link = LinkRun.between(source, target, specOf("culprit", DATABASES));
  await link.until("the link is syncing", ({ milestone }) => milestone === "syncing");
  await target.sql("DELETE FROM shop.items WHERE id = 1");
  // Their position is written now and then: the next attempt begins before them.
  for (let id = 0; id < 50; id++) await source.sql(`INSERT INTO unselected.t VALUES (${id})`);
  await link.caughtUp(source);
  // While this one is written, those behind it are merged.
  await source.sql("INSERT INTO shop.items VALUES (2, REPEAT('x', 10000000))");
  await source.sql("INSERT INTO shop.items VALUES (3, NULL)");
  await source.sql("UPDATE shop.items SET b = 'x' WHERE id = 1");
  const error = await link.failure();
  assert.equal(error.code, "TARGET_ROW_MISSING");
  assert.equal(error.key, "1");
  assert.equal(await target.value("SELECT MAX(id) FROM shop.items"), 3);
});
