import { DATABASE, type Giant, type Site } from "./giant.ts";

const MIB = 1024 * 1024;
const MEMORY_MARK_MB = 300;
const WITHIN_MS = 3_600_000;

/** 2 GB of rows that compress to about a quarter. */
const TRANSACTION_ROWS = 2_000_000;
const ROW_BYTES = 1_000;
const NARROW_ROWS = 20_000_000;
const TABLES = 2_000;
const LARGE_VALUE_BYTES = 200 * MIB;

/** Statement that puts in rows of random bytes, a part of which repeats. */
function insertRows(table: string, from: number, rows: number): string {
  const bytes = `CONCAT(RANDOM_BYTES(${ROW_BYTES / 4}), REPEAT('x', ${(ROW_BYTES * 3) / 4}))`;
  return (
    `INSERT INTO ${table} WITH RECURSIVE n AS (SELECT ${from} AS id UNION ALL SELECT id + 1 FROM n WHERE id < ${from + rows - 1}) ` +
    `SELECT id, 0, ${bytes} FROM n`
  );
}

const SESSION = "SET cte_max_recursion_depth = 4294967295";

async function begin({ source, target, agent, link }: Site): Promise<void> {
  await agent.putInstance("source", source);
  await agent.putInstance("target", target);
  await agent.putLink(link, [DATABASE]);
}

async function caughtUp({ source, agent, link }: Site): Promise<void> {
  await agent.caughtUp(link, source, WITHIN_MS);
}

/** A large transaction in a running link, however it is begun and ended. */
function transaction(about: string, session: string, start: string, ends: readonly string[]): Giant {
  return {
    about,
    memoryMark: MEMORY_MARK_MB,
    run: async (site) => {
      const { source, agent, link, step } = site;
      await source.sql(`CREATE TABLE ${DATABASE}.rows_ (id INT PRIMARY KEY, n INT NOT NULL, b BLOB)`);
      await begin(site);
      await agent.synced(link, WITHIN_MS);
      await using connection = await source.connect();
      await connection.query(`${SESSION}; ${session}`);
      await step("written on the source", async () => {
        await connection.query(start);
        await connection.query(insertRows(`${DATABASE}.rows_`, 1, TRANSACTION_ROWS));
        for (const end of ends) await connection.query(end);
      });
      await step("applied", async () => caughtUp(site));
    },
  };
}

export const GIANTS: Readonly<Record<string, Giant>> = {
  transaction: transaction("a transaction of 2 GB", "DO 0", "START TRANSACTION", ["COMMIT"]),
  compressed: transaction(
    "a compressed transaction of 2 GB",
    "SET binlog_transaction_compression = ON",
    "START TRANSACTION",
    ["COMMIT"],
  ),
  xa: transaction("an XA transaction of 2 GB", "DO 0", "XA START 'giant'", [
    "XA END 'giant'",
    "XA PREPARE 'giant'",
    "XA COMMIT 'giant'",
  ]),
  row: {
    about: "rows of 200 MB, copied, inserted, updated and deleted",
    memoryMark: null,
    run: async (site) => {
      const { source, agent, link, step } = site;
      const table = `${DATABASE}.large`;
      await source.sql(`CREATE TABLE ${table} (id INT PRIMARY KEY, n INT, b LONGBLOB, j JSON)`);
      const blob = `REPEAT(UNHEX(SHA2('giant', 512)), ${LARGE_VALUE_BYTES / 64})`;
      const json = `CAST(CONCAT('["', REPEAT('0123456789abcdef', ${LARGE_VALUE_BYTES / 16}), '"]') AS JSON)`;
      await source.sql(`INSERT INTO ${table} VALUES (1, 0, ${blob}, NULL), (2, 0, NULL, ${json})`);
      await begin(site);
      await step("copied", async () => agent.synced(link, WITHIN_MS));
      const changes = {
        "inserted LONGBLOB": `INSERT INTO ${table} SELECT 3, n, b, j FROM ${table} WHERE id = 1`,
        "inserted JSON": `INSERT INTO ${table} SELECT 4, n, b, j FROM ${table} WHERE id = 2`,
        "updated beside LONGBLOB": `UPDATE ${table} SET n = n + 1 WHERE id = 3`,
        "updated beside JSON": `UPDATE ${table} SET n = n + 1 WHERE id = 4`,
        "updated LONGBLOB": `UPDATE ${table} SET b = CONCAT(b, 'x') WHERE id = 3`,
        "deleted LONGBLOB": `DELETE FROM ${table} WHERE id = 1`,
        "deleted JSON": `DELETE FROM ${table} WHERE id = 2`,
      };
      for (const [what, sql] of Object.entries(changes)) {
        await source.sql(sql);
        await step(what, async () => caughtUp(site));
      }
    },
  },
  narrow: {
    about: "a table of 20 million narrow rows, copied",
    memoryMark: MEMORY_MARK_MB,
    run: async (site) => {
      const { source, agent, link, step } = site;
      await source.sql(`CREATE TABLE ${DATABASE}.narrow (id INT PRIMARY KEY, n INT)`);
      await using connection = await source.connect();
      await connection.query(SESSION);
      await step("written on the source", async () => {
        const part = 1_000_000;
        for (let from = 1; from <= NARROW_ROWS; from += part)
          await connection.query(
            `INSERT INTO ${DATABASE}.narrow WITH RECURSIVE n AS (SELECT ${from} AS id UNION ALL SELECT id + 1 FROM n WHERE id < ${from + part - 1}) SELECT id, id % 7 FROM n`,
          );
      });
      await begin(site);
      await step("copied", async () => agent.synced(link, WITHIN_MS));
    },
  },
  tables: {
    about: "2000 tables, copied and then changed in one transaction",
    memoryMark: MEMORY_MARK_MB,
    run: async (site) => {
      const { source, agent, link, step } = site;
      const names = Array.from({ length: TABLES }, (_, at) => `${DATABASE}.t${at}`);
      await step("made on the source", async () => {
        for (const name of names)
          await source.sql(
            `CREATE TABLE ${name} (id INT PRIMARY KEY, s VARCHAR(40), d DATETIME, UNIQUE (s)); INSERT INTO ${name} VALUES (1, 'a', NOW()), (2, 'b', NOW())`,
          );
      });
      await begin(site);
      await step("copied", async () => agent.synced(link, WITHIN_MS));
      await using connection = await source.connect();
      await connection.query("START TRANSACTION");
      for (const name of names)
        await connection.query(
          `UPDATE ${name} SET s = CONCAT(s, 'x'); INSERT INTO ${name} VALUES (3, 'c', NULL)`,
        );
      await connection.query("COMMIT");
      await step("changed", async () => caughtUp(site));
    },
  },
};
