import assert from "node:assert/strict";
import { test } from "node:test";
import { executed } from "../harness/gtids.ts";
import { LinkRun, specOf } from "../harness/link-run.ts";
import { MysqlServer } from "../harness/mysql-server.ts";
import { assertEqual } from "../harness/oracle.ts";

const DATABASES = ["shop"];

/** Statements that change nothing that the link carries, as they come along on a server in use. */
const ELSEWHERE = [
  "CREATE DATABASE other",
  "CREATE TABLE other.t (id INT PRIMARY KEY)",
  "ALTER TABLE other.t ADD COLUMN n INT",
  "INSERT INTO other.t VALUES (1, 1)",
  "CREATE TABLE other.copy AS SELECT * FROM shop.items",
  "TRUNCATE other.t",
  "DROP TABLE other.t",
  "DROP DATABASE other",
  "CREATE USER somebody IDENTIFIED BY 'not in any log'",
  "GRANT SELECT ON shop.* TO somebody",
  "ALTER USER somebody ACCOUNT LOCK",
  "DROP USER somebody",
  "FLUSH PRIVILEGES",
  "ANALYZE TABLE shop.items",
  "OPTIMIZE TABLE shop.items",
  "FLUSH TABLES shop.items",
  "CREATE SERVER far FOREIGN DATA WRAPPER mysql OPTIONS (USER 'u', PASSWORD 'not in any log', HOST 'h', DATABASE 'd')",
  "SET SESSION binlog_format = STATEMENT; CREATE DATABASE words; CREATE TABLE words.t (id INT AUTO_INCREMENT PRIMARY KEY, n INT); SET @n = 5; INSERT INTO words.t (n) VALUES (@n), (RAND() * 10)",
  "CREATE TEMPORARY TABLE shop.passing (id INT PRIMARY KEY); DROP TEMPORARY TABLE shop.passing",
  "SET GTID_NEXT = 'AUTOMATIC:tag'; INSERT INTO shop.items VALUES (100, 1); SET GTID_NEXT = 'AUTOMATIC'",
  "START TRANSACTION; INSERT INTO shop.items VALUES (101, 1); SAVEPOINT s; INSERT INTO shop.items VALUES (102, 1); ROLLBACK TO s; COMMIT",
];

/** Statements and sessions that concern the link and that it cannot carry, with the code that it stops with. */
const CONCERNED = [
  {
    code: "STATEMENT_UNSUPPORTED",
    sql: "CREATE DATABASE third; CREATE TABLE third.t (id INT PRIMARY KEY); RENAME TABLE third.t TO shop.t",
  },
  {
    code: "STATEMENT_UNSUPPORTED",
    sql: "CREATE DATABASE third; RENAME TABLE shop.items TO third.items",
  },
  {
    code: "STATEMENT_UNSUPPORTED",
    sql: "SET SESSION binlog_format = STATEMENT; SET @n = 5; INSERT INTO shop.items VALUES (300, @n)",
  },
  {
    code: "STATEMENT_REFUSED",
    sql: "CREATE DATABASE third; USE third; CREATE TABLE third_parent (id INT PRIMARY KEY); CREATE TABLE shop.child (id INT PRIMARY KEY, FOREIGN KEY (id) REFERENCES third.third_parent (id))",
  },
  {
    code: "ROW_IMAGE_INCOMPLETE",
    sql: "SET SESSION binlog_row_image = MINIMAL; UPDATE shop.items SET n = 9 WHERE id = 1",
  },
] as const;

async function shop(source: MysqlServer): Promise<void> {
  await source.sql("DROP DATABASE IF EXISTS shop; DROP DATABASE IF EXISTS third");
  await source.sql("CREATE DATABASE shop; CREATE TABLE shop.items (id INT PRIMARY KEY, n INT NOT NULL)");
  await source.sql("INSERT INTO shop.items VALUES (1, 1), (2, 2)");
}

test("statements that do not concern the link pass, and it stops by name at those that do", async (t) => {
  await using source = await MysqlServer.start({ name: "source", serverId: 1, databases: DATABASES });
  await using target = await MysqlServer.start({ name: "target", serverId: 2, databases: DATABASES });
  await shop(source);

  await t.test("they pass", async () => {
    await using link = LinkRun.between(source, target, specOf("elsewhere", DATABASES));
    await link.until("the link is syncing", ({ milestone }) => milestone === "syncing");
    for (const statement of ELSEWHERE) {
      await using session = await source.connect();
      await session.query(statement);
      await link.caughtUp(source);
    }
    await assertEqual(source, target, DATABASES);
  });

  for (const [index, { code, sql }] of CONCERNED.entries()) {
    await t.test(`${code}: ${sql}`, async () => {
      await target.sql("DROP DATABASE IF EXISTS shop");
      await shop(source);
      await using link = LinkRun.between(source, target, specOf(`concerned-${index}`, DATABASES));
      await link.until("the link is syncing", ({ milestone }) => milestone === "syncing");
      const before = await executed(source);
      await using session = await source.connect();
      await session.query(sql);
      const error = await link.failure();
      assert.equal(error.code, code, error.message);
      const since = await source.value("SELECT GTID_SUBTRACT(?, ?)", [await executed(source), before]);
      assert.equal(
        await source.value("SELECT GTID_SUBSET(?, ?)", [error.gtid, since]),
        "1",
        `names ${error.gtid}, one of ${since}`,
      );
      assert.notEqual(error.hint, "");
    });
  }
});
