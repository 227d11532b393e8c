import { test } from "node:test";
import { hasTurn } from "../harness/gate.ts";
import { LinkRun, specOf } from "../harness/link-run.ts";
import { MysqlServer } from "../harness/mysql-server.ts";
import { Once } from "../harness/once.ts";
import { assertEqual } from "../harness/oracle.ts";
import { seedFrom } from "../harness/random.ts";

const DATABASES = ["shop"];
const ROWS = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 900)";

const SETUP = [
  "DROP DATABASE IF EXISTS shop",
  "CREATE DATABASE shop",
  ...["a", "b", "c", "kept"].flatMap((table) => [
    `CREATE TABLE shop.${table} (id INT PRIMARY KEY, n INT NOT NULL)`,
    `INSERT INTO shop.${table} ${ROWS} SELECT i, i FROM n`,
  ]),
];

/** What may happen to tables while nobody follows them, or while they are copied. */
const MEANWHILE: Readonly<Record<string, readonly string[]>> = {
  "a table comes": ["CREATE TABLE shop.made (id INT PRIMARY KEY)", "INSERT INTO shop.made VALUES (1), (2)"],
  "a table comes and goes": [
    "CREATE TABLE shop.made (id INT PRIMARY KEY)",
    "INSERT INTO shop.made VALUES (1)",
    "DROP TABLE shop.made",
  ],
  "a table goes": [
    "INSERT INTO shop.a VALUES (1000, 1)",
    "DELETE FROM shop.a WHERE id < 10",
    "DROP TABLE shop.a",
  ],
  "a table goes and comes back otherwise": [
    "INSERT INTO shop.a VALUES (1000, 1)",
    "DROP TABLE shop.a",
    "CREATE TABLE shop.a (id BIGINT PRIMARY KEY, text VARCHAR(9))",
    "INSERT INTO shop.a VALUES (1, 'x')",
  ],
  "columns change": [
    "UPDATE shop.a SET n = n + 1",
    "ALTER TABLE shop.a ADD COLUMN extra INT NOT NULL DEFAULT 5 FIRST, MODIFY n BIGINT",
    "INSERT INTO shop.a VALUES (1, 2000, 1)",
    "ALTER TABLE shop.a DROP COLUMN n",
    "UPDATE shop.a SET extra = id",
  ],
  "a table is emptied": ["TRUNCATE TABLE shop.a", "INSERT INTO shop.a VALUES (1, 7), (2000, 7)"],
  "a table is renamed": [
    "RENAME TABLE shop.a TO shop.moved",
    "INSERT INTO shop.moved VALUES (3000, 1)",
    "DELETE FROM shop.moved WHERE id = 5",
  ],
  "two tables change places": [
    "UPDATE shop.a SET n = 1",
    "RENAME TABLE shop.a TO shop.swap, shop.b TO shop.a, shop.swap TO shop.b",
    "UPDATE shop.a SET n = 2 WHERE id < 100",
  ],
  "a tool changes a table online": [
    "CREATE TABLE shop._a_gho LIKE shop.a",
    "ALTER TABLE shop._a_gho ADD COLUMN extra INT",
    "INSERT INTO shop._a_gho (id, n) SELECT id, n FROM shop.a",
    "INSERT INTO shop.a VALUES (4000, 1)",
    "REPLACE INTO shop._a_gho (id, n) VALUES (4000, 1)",
    "RENAME TABLE shop.a TO shop._a_del, shop._a_gho TO shop.a",
    "INSERT INTO shop.a VALUES (4001, 1, 1)",
    "DROP TABLE shop._a_del",
  ],
  "the database is made anew": [
    "DROP DATABASE shop",
    "CREATE DATABASE shop",
    "CREATE TABLE shop.a (id INT PRIMARY KEY, other INT)",
    "INSERT INTO shop.a VALUES (1, 1)",
  ],
};

async function run(source: MysqlServer, statements: readonly string[]): Promise<void> {
  for (const sql of statements) await source.sql(sql);
}

const MOMENTS = ["structure.before-table", "structure.done", "load.done"] as const;

test("schema changes that a link meets late", async (t) => {
  const seed = seedFrom(process.env);
  t.diagnostic(`seed ${seed}`);
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
  const afresh = async (): Promise<void> => {
    await target.sql("DROP DATABASE IF EXISTS shop");
    await run(source, SETUP);
  };
  const settle = async (link: LinkRun): Promise<void> => {
    await source.sql(
      "CREATE TABLE IF NOT EXISTS shop.a (id INT PRIMARY KEY); CREATE INDEX late ON shop.a (id)",
    );
    await link.caughtUp(source);
    await assertEqual(source, target, DATABASES);
  };

  for (const [index, [what, statements]] of Object.entries(MEANWHILE).entries()) {
    await t.test(`while it is stopped: ${what}`, async () => {
      await afresh();
      const spec = specOf(`stopped-${index}`, DATABASES);
      {
        await using link = LinkRun.between(source, target, spec);
        await link.until("the link is syncing", ({ milestone }) => milestone === "syncing");
        await source.sql("INSERT INTO shop.kept VALUES (5000, 1)");
        await link.caughtUp(source);
      }
      await run(source, statements);
      await using link = LinkRun.between(source, target, spec);
      await settle(link);
    });

    for (const [turn, moment] of MOMENTS.entries()) {
      // In the gate each change comes at one of the moments.
      if (!hasTurn(turn, MOMENTS.length, index + seed)) continue;
      await t.test(`at ${moment}: ${what}`, async () => {
        await afresh();
        const once = new Once(moment, () => run(source, statements));
        await using link = LinkRun.between(source, target, specOf(`${moment}-${index}`, DATABASES), {
          pausePoints: once,
        });
        await link.until("the moment has come", () => once.done);
        await settle(link);
      });
    }
  }
});
