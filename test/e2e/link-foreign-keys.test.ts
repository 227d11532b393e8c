import assert from "node:assert/strict";
import { test } from "node:test";
import { LinkRun, specOf } from "../harness/link-run.ts";
import { MysqlServer } from "../harness/mysql-server.ts";
import { assertEqual } from "../harness/oracle.ts";

/**
 * The source puts one row in the place of another without touching the rows that refer to it, and logs a delete and an insert.
 * Were foreign keys looked at on the target, the delete would take those rows along, or be refused.
 */
for (const [by, change] of [
  ["raw", "GRANT REPLICATION_APPLIER ON *.* TO towline"],
  ["sql", "REVOKE REPLICATION_APPLIER ON *.* FROM towline"],
] as const)
  test(`REPLACE of rows that others refer to leaves those alone, inserts by ${by}`, async () => {
    await using source = await MysqlServer.start({ name: "source", serverId: 1 });
    await using target = await MysqlServer.start({ name: "target", serverId: 2 });
    await target.sql(change);
    await source.sql("CREATE DATABASE shop; CREATE TABLE shop.p (id INT PRIMARY KEY, u INT UNIQUE, t TEXT)");
    for (const [table, action] of [
      ["cascading", "CASCADE"],
      ["losing", "SET NULL"],
      ["restricting", "RESTRICT"],
    ]) {
      await source.sql(
        `CREATE TABLE shop.${table} (id INT PRIMARY KEY, p INT, FOREIGN KEY (p) REFERENCES shop.p (id) ON DELETE ${action} ON UPDATE CASCADE)`,
      );
    }
    await source.sql("INSERT INTO shop.p VALUES (1, 1, 'a'), (2, 2, 'b'), (3, 3, 'c'), (4, 4, 'd')");
    await source.sql("INSERT INTO shop.cascading VALUES (1, 1), (2, 1), (3, 4)");
    await source.sql("INSERT INTO shop.losing VALUES (1, 2)");
    await source.sql("INSERT INTO shop.restricting VALUES (1, 3)");
    await using link = LinkRun.between(source, target, specOf("keys", ["shop"]));
    await link.until("the link is syncing", ({ milestone }) => milestone === "syncing");
    for (let id = 1; id <= 3; id++)
      await source.sql("REPLACE INTO shop.p VALUES (?, ?, 'new')", [id, id + 10]);
    await source.sql("UPDATE shop.p SET id = id + 100 WHERE id < 4; DELETE FROM shop.p WHERE id = 4");
    await link.caughtUp(source);
    const { tables } = await assertEqual(source, target, ["shop"]);
    assert.equal(tables.find(({ table }) => table.includes("restricting"))?.rows, 1);
  });
