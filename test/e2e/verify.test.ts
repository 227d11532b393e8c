import assert from "node:assert/strict";
import { test } from "node:test";
import type { TableReport } from "../../agent/verify/report.ts";
import { LinkRun, specOf } from "../harness/link-run.ts";
import { MysqlServer } from "../harness/mysql-server.ts";
import { seedFrom } from "../harness/random.ts";
import { loadShop } from "../harness/shop.ts";
import { TYPES_SCHEMA } from "../harness/types-table.ts";
import { eventually, PATIENCE_MS } from "../harness/wait.ts";
import { Workload } from "../harness/workload.ts";

const DATABASES = ["shop", "types", "still"];
const SCALE = 0.03;
/** The workload rests between transactions, milliseconds: it shares two cores with all that is tested. */
const PAUSE_MS = 5;
const TRANSACTIONS = 200;
const ROWS = 6_000;

const numbers = (most: number) =>
  `WITH RECURSIVE r (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM r WHERE i < ${most}) SELECT`;

const STILL = [
  "CREATE DATABASE still",
  // Keys of two columns, one with a collation that takes different bytes for equal.
  `CREATE TABLE still.rows_of_two (a VARCHAR(20) COLLATE utf8mb4_0900_ai_ci, b INT, v LONGBLOB, f FLOAT, j JSON, d DATETIME(6),
    PRIMARY KEY (a, b))`,
  `SET SESSION cte_max_recursion_depth = ${ROWS}`,
  `INSERT INTO still.rows_of_two ${numbers(ROWS)} CONCAT(CHAR(65 + i % 26), '''', i % 7), i, REPEAT(CHAR(i % 256), i % 50), i / 7,
    JSON_OBJECT('n', i), NULL FROM r`,
  "CREATE TABLE still.keyless (v INT)",
  `INSERT INTO still.keyless ${numbers(50)} i % 10 FROM r`,
  "CREATE TABLE still.nothing (id INT PRIMARY KEY)",
];

const troubles = (reports: readonly TableReport[]): readonly TableReport[] =>
  reports.filter(({ outcome }) => outcome !== "equal");

test("what differs is found, and nothing else, while the link is written to", async (t) => {
  const seed = seedFrom(process.env);
  t.diagnostic(`seed ${seed}`);
  await using source = await MysqlServer.start({ name: "source", serverId: 1, databases: DATABASES });
  await using target = await MysqlServer.start({ name: "target", serverId: 2, databases: DATABASES });
  const size = await loadShop(source, { seed, scale: SCALE });
  await source.sql(STILL.join(";"));
  for (const statement of TYPES_SCHEMA) await source.sql(statement);
  await using workload = Workload.start(source, { seed, size, types: true, pause: PAUSE_MS });
  await using link = LinkRun.between(source, target, specOf("verified", DATABASES));
  await link.until("the link is syncing", ({ milestone }) => milestone === "syncing");
  const goal = workload.committed + TRANSACTIONS;
  await eventually(() => workload.committed >= goal, { what: "the workload commits", within: PATIENCE_MS });

  await t.test("nothing differs, and every table was compared", async () => {
    const reports = await link.verify();
    assert.deepEqual(troubles(reports), []);
    assert.ok(reports.length > DATABASES.length);
    const rows = (table: string) => reports.find((report) => report.table === table)?.rows;
    assert.equal(rows("rows_of_two"), ROWS);
    assert.equal(rows("keyless"), 50);
    assert.equal(rows("nothing"), 0);
  });

  await t.test("one byte, one row more and one less are found by their keys", async () => {
    await target.sql(
      "UPDATE still.rows_of_two SET v = CONCAT(v, 'x') WHERE b = 77;" +
        "DELETE FROM still.rows_of_two WHERE b = 4001;" +
        "INSERT INTO still.rows_of_two (a, b) VALUES ('zz', 1);" +
        "UPDATE still.rows_of_two SET j = JSON_SET(j, '$.n', 0) WHERE b = 5000;" +
        "INSERT INTO still.nothing VALUES (0)",
    );
    const found = troubles(await link.verify());
    assert.deepEqual(
      found.map(({ table, outcome, differences }) => [table, outcome, differences]),
      [
        ["nothing", "differs", 1],
        ["rows_of_two", "differs", 4],
      ],
    );
    const of = (table: string) =>
      found
        .find((report) => report.table === table)
        ?.differing.map(({ key, difference }) => `${difference} ${key}`)
        .sort();
    assert.deepEqual(of("nothing"), ["extra id = 0"]);
    assert.deepEqual(of("rows_of_two"), [
      "differs a = I'2, b = 5000",
      "differs a = Z'0, b = 77",
      "extra a = zz, b = 1",
      "missing a = X'4, b = 4001",
    ]);
  });

  await t.test("a table without a key is compared as a whole, duplicates and all", async () => {
    await target.sql("DELETE FROM still.keyless WHERE v = 3 LIMIT 1");
    const [report] = await link.verify(["still.keyless"]);
    assert.equal(report?.outcome, "differs");
    assert.equal(report?.differences, 1);
  });

  await t.test("a table that the link does not carry, or the target lost, is named", async () => {
    await assert.rejects(link.verify(["shop.none"]), { code: "INVALID_ARGUMENT", message: /shop\.none/ });
    await target.sql("DROP TABLE still.nothing");
    const [report] = await link.verify(["still.nothing"]);
    assert.equal(report?.outcome, "undecided");
    assert.match(report?.reason ?? "", /no such table/);
  });
});
