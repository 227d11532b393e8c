import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Connection } from "mysql2/promise";
import { MOST_OPAQUE } from "../../agent/apply/sql/opaque-literal.ts";
import { KEY_TABLES, type KeyTable } from "../harness/key-corpus.ts";
import { LinkRun, specOf } from "../harness/link-run.ts";
import { MysqlServer } from "../harness/mysql-server.ts";
import { assertEqual } from "../harness/oracle.ts";
import { seedFrom } from "../harness/random.ts";
import { type CorpusTable, typeCorpus } from "../harness/type-corpus.ts";

const DATABASE = 'od\'d "ü" 名';
/** On the source only, and in no link: the values that rows are made of. */
const SEEDS = "seeds";
const DATABASES = [DATABASE, "refused", "docs", "bent"];
/** Stream inserts have their numbers above those of the rows that were loaded. */
const STREAMED = 1_000;

/** What an update adds to the payload of rows that stand for their key. */
const UPDATED = 100;

const quote = (name: string): string => `\`${name.replaceAll("`", "``")}\``;
const inDatabase = (name: string, database = DATABASE): string => `${quote(database)}.${quote(name)}`;

/** A session that may write what older servers or other settings let in. */
async function openSession(server: MysqlServer): Promise<Connection> {
  const session = await server.connect();
  await session.query(
    "SET time_zone = '+00:00', sql_mode = 'STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO,ALLOW_INVALID_DATES'",
  );
  return session;
}

const given = (table: CorpusTable): readonly string[] =>
  table.columns.filter(({ values }) => values.length > 0).map((column) => quote(column.name));

/** As many rows as the longest list of values, each column's list over again; and one row of NULLs. */
function rowsOf(table: CorpusTable): readonly string[] {
  const columns = table.columns.filter(({ values }) => values.length > 0);
  const count = Math.max(...columns.map(({ values }) => values.length));
  const rows = Array.from({ length: count }, (_, index) =>
    [index, ...columns.map(({ values }) => values[index % values.length])].join(", "),
  );
  return [...rows, [count, ...columns.map(() => "NULL")].join(", ")];
}

async function createTable(session: Connection, table: CorpusTable): Promise<void> {
  const columns = table.columns.map(({ name, type }) => `${quote(name)} ${type}`);
  for (const database of [DATABASE, SEEDS]) {
    await session.query(
      `CREATE TABLE ${inDatabase(table.name, database)} (${[table.head, ...columns].join(", ")}) CHARACTER SET utf8mb4`,
    );
  }
  const list = ["id", ...given(table)].join(", ");
  for (const row of rowsOf(table)) {
    await session.query(`INSERT INTO ${inDatabase(table.name, SEEDS)} (${list}) VALUES (${row})`);
  }
}

async function insertRows(session: Connection, table: CorpusTable, from: number): Promise<void> {
  const list = given(table).join(", ");
  await session.query(
    `INSERT INTO ${inDatabase(table.name)} (id, ${list}) SELECT id + ${from}, ${list} FROM ${inDatabase(table.name, SEEDS)}`,
  );
}

/** Every column by itself, so that the before image of each value is looked for and each value is written by an update. */
async function updateColumns(session: Connection, table: CorpusTable): Promise<void> {
  const seeds = inDatabase(table.name, SEEDS);
  const count = rowsOf(table).length;
  for (const column of given(table)) {
    await session.query(
      `UPDATE ${inDatabase(table.name)} AS row_ JOIN ${seeds} AS seed ON seed.id = (row_.id % ${STREAMED} + 1) % ${count} ` +
        `SET row_.${column} = seed.${column}`,
    );
  }
}

const keyColumns = ({ key }: KeyTable): string => key.map((part) => part.replace(/\(\d+\)$/, "")).join(", ");
const isRow = (index: number): string => `payload = ${index + UPDATED}`;

async function insertKeys(session: Connection, table: KeyTable, half: 0 | 1): Promise<void> {
  for (const [index, values] of table.keys.entries()) {
    if (index % 2 !== half) continue;
    await session.query(
      `INSERT INTO ${inDatabase(table.name)} (${keyColumns(table)}, payload) VALUES (${values.join(", ")}, ${index})`,
    );
  }
}

/** What a document's text does not say: the type of every value in it. */
async function jsonTypes(server: MysqlServer, table: string, column: string): Promise<unknown> {
  const inside =
    `JSON_TABLE(d.${column}, '$' COLUMNS (NESTED PATH '$**.*' COLUMNS (m JSON PATH '$'), ` +
    "NESTED PATH '$**[*]' COLUMNS (e JSON PATH '$')))";
  return server.sql(
    `SELECT d.id, JSON_TYPE(d.${column}) AS root, ` +
      `(SELECT SHA2(GROUP_CONCAT(COALESCE(JSON_TYPE(m), JSON_TYPE(e))), 256) FROM ${inside} AS i) AS types ` +
      `FROM ${inDatabase(table)} AS d ORDER BY d.id`,
  );
}

/** What a session that is not strict, or a function, can put into a table and a strict session cannot; an event can. */
const REFUSED = [
  { name: "json_blobs", type: "JSON", value: documentOf("BLOB"), code: "EVENT_UNSUPPORTED" },
  { name: "json_bits", type: "JSON", value: documentOf("BIT(8)"), code: "EVENT_UNSUPPORTED" },
] as const;

/** A document with more values of a type than a statement can make. */
function documentOf(type: string): string {
  const values = Array.from({ length: MOST_OPAQUE + 1 }, () => "c").join(", ");
  return `(SELECT JSON_ARRAY(${values}) FROM JSON_TABLE('["7"]', '$[*]' COLUMNS (c ${type} PATH '$')) AS j)`;
}

/** How rows are put into the target, by what the account there may do; and how they are copied, by what the server allows. */
const INSERTS = [
  { by: "raw", grant: "GRANT REPLICATION_APPLIER ON *.* TO towline", localInfile: "ON" },
  { by: "sql", grant: "REVOKE REPLICATION_APPLIER ON *.* FROM towline", localInfile: "OFF" },
] as const;

for (const { by, grant, localInfile } of INSERTS)
  describe(`every type and character set, inserts by ${by}, local_infile ${localInfile}`, () => {
    let source: MysqlServer;
    let target: MysqlServer;
    let session: Connection;

    before(async () => {
      const options = ["--max-allowed-packet=64M", "--group-concat-max-len=16777216"];
      [source, target] = await Promise.all([
        MysqlServer.start({ name: "source", serverId: 1, databases: DATABASES, options }),
        MysqlServer.start({
          name: "target",
          serverId: 2,
          databases: DATABASES,
          options: [...options, `--local-infile=${localInfile}`],
        }),
      ]);
      session = await openSession(source);
      await target.sql(grant);
    });

    after(async () => {
      await session?.end();
      await source?.[Symbol.asyncDispose]();
      await target?.[Symbol.asyncDispose]();
    });

    test("is the same on the target after the copy, an insert, an update of each column and a delete", async (t) => {
      const seed = seedFrom(process.env);
      t.diagnostic(`seed ${seed}`);
      const corpus = typeCorpus(seed);
      await session.query(
        `CREATE DATABASE ${quote(DATABASE)} CHARACTER SET utf8mb4; CREATE DATABASE ${SEEDS}`,
      );
      for (const table of corpus) {
        await createTable(session, table);
        await insertRows(session, table, 0);
      }
      for (const table of KEY_TABLES) {
        await session.query(
          `CREATE TABLE ${inDatabase(table.name)} (${table.columns.join(", ")}, payload INT, PRIMARY KEY (${table.key.join(", ")})) CHARACTER SET utf8mb4`,
        );
        await insertKeys(session, table, 0);
      }
      const keyless = inDatabase("keyless");
      await session.query(
        `SET sql_generate_invisible_primary_key = ON; CREATE TABLE ${keyless} (a INT, b TEXT); SET sql_generate_invisible_primary_key = OFF`,
      );
      await session.query(`INSERT INTO ${keyless} VALUES (1, 'x'), (1, 'x'), (NULL, NULL)`);

      await using link = LinkRun.between(source, target, specOf("types", [DATABASE]));
      const same = async (step: string): Promise<void> => {
        await link.caughtUp(source);
        try {
          const { tables } = await assertEqual(source, target, [DATABASE]);
          if (!step.startsWith("delete")) assert.ok(tables.every(({ rows }) => rows > 0));
        } catch (error) {
          throw new Error(`after ${step}: ${(error as Error).message}`, { cause: error });
        }
        for (const [table, column] of [
          ["json", "doc"],
          ["json", "second"],
          ["inside", "m"],
        ] as const) {
          assert.deepEqual(
            await jsonTypes(target, table, column),
            await jsonTypes(source, table, column),
            `types in ${table}.${column} after ${step}`,
          );
        }
      };
      await link.until("the link is syncing", ({ milestone }) => milestone === "syncing");
      assert.equal(link.status.inserts?.by, by);
      await same("the copy");

      for (const table of corpus) await insertRows(session, table, STREAMED);
      for (const table of KEY_TABLES) await insertKeys(session, table, 1);
      await session.query(`INSERT INTO ${keyless} VALUES (2, 'y'), (1, 'x')`);
      await same("the insert");

      for (const table of corpus) await updateColumns(session, table);
      for (const table of KEY_TABLES) {
        await session.query(`UPDATE ${inDatabase(table.name)} SET payload = payload + ${UPDATED}`);
      }
      await session.query(`UPDATE ${keyless} SET b = 'z' WHERE a = 1 LIMIT 2`);
      await same("the update of each column");

      for (const table of corpus) {
        await session.query(`UPDATE ${inDatabase(table.name)} SET id = -id WHERE id % 3 = 0`);
      }
      for (const table of KEY_TABLES) {
        for (let index = 0; index < table.keys.length; index += 2) {
          const to = table.keys[index + 1] as readonly string[];
          await session.query(`DELETE FROM ${inDatabase(table.name)} WHERE ${isRow(index + 1)}`);
          const set = keyColumns(table)
            .split(", ")
            .map((column, at) => `${column} = ${to[at]}`);
          await session.query(`UPDATE ${inDatabase(table.name)} SET ${set.join(", ")} WHERE ${isRow(index)}`);
        }
      }
      await same("the update of keys");

      for (const table of corpus) {
        await session.query(`DELETE FROM ${inDatabase(table.name)} WHERE id > 0 AND id % 2 = 1`);
      }
      await same("the delete of some rows");
      for (const table of [...corpus, ...KEY_TABLES])
        await session.query(`DELETE FROM ${inDatabase(table.name)}`);
      await session.query(`DELETE FROM ${keyless}`);
      await same("delete of all rows");
    });

    test("a number in a document that changes its type alone, by a delete and an insert", async () => {
      await session.query("CREATE DATABASE docs; CREATE TABLE docs.d (id INT PRIMARY KEY, j JSON)");
      await session.query(`INSERT INTO docs.d VALUES (1, '{"a": 1.0}'), (2, '{"a": 1.0}')`);
      await using link = LinkRun.between(source, target, specOf("docs", ["docs"]));
      await link.until("the link is syncing", ({ milestone }) => milestone === "syncing");
      await session.query(
        `BEGIN; DELETE FROM docs.d; INSERT INTO docs.d VALUES (1, '{"a": 1}'), (2, '{"a": 1.0}'); COMMIT`,
      );
      await link.caughtUp(source);
      await assertEqual(source, target, ["docs"]);
    });

    if (by === "sql") {
      test("what is written without strictness for an ENUM bends nothing else", async () => {
        await session.query(
          "CREATE DATABASE bent; CREATE TABLE bent.t (id INT PRIMARY KEY, e ENUM('a'), v VARCHAR(9))",
        );
        await using link = LinkRun.between(source, target, specOf("bent", ["bent"]));
        await link.until("the link is syncing", ({ milestone }) => milestone === "syncing");
        await target.sql("ALTER TABLE bent.t MODIFY v VARCHAR(2)");
        await session.query(
          "SET sql_mode = ''; INSERT INTO bent.t VALUES (1, 'none', 'long'); SET sql_mode = 'STRICT_ALL_TABLES'",
        );
        const error = await link.failure();
        assert.equal(error.code, "TARGET_REFUSED");
        assert.match(error.message, /bent\.t .* \(1 more warnings\)/);
        assert.equal(await target.value("SELECT COUNT(*) FROM bent.t"), "0");
      });
    }

    for (const { name, type, value, code } of REFUSED) {
      const spec = specOf(name, ["refused"], {
        databases: new Map([["refused", { tables: [name], excludeTables: [] }]]),
      });
      const insert = async (): Promise<void> => {
        await session.query(`SET sql_mode = ''; INSERT INTO refused.${name} (v) VALUES (${value})`);
      };
      const refuses = async (link: LinkRun): Promise<void> => {
        const error = await link.failure();
        assert.equal(error.code, code);
        assert.equal(error.table, `refused.${name}`);
        assert.notEqual(error.hint, "");
        assert.equal(link.status.retry, null);
      };

      test(`${name}: a value that cannot be written stops the link, in the stream and in the copy`, async () => {
        await session.query(
          `CREATE DATABASE IF NOT EXISTS refused; CREATE TABLE refused.${name} (id INT AUTO_INCREMENT PRIMARY KEY, v ${type})`,
        );
        {
          await using link = LinkRun.between(source, target, spec);
          await link.until("the link is syncing", ({ milestone }) => milestone === "syncing");
          await insert();
          if (by === "sql") await refuses(link);
          else {
            await link.caughtUp(source);
            // The tables of the cases before differ: their copies were refused.
            await assertEqual(source, target, ["refused"], (_, table) => table === name);
          }
        }
        assert.equal(await target.value(`SELECT COUNT(*) FROM refused.${name}`), by === "sql" ? "0" : "1");
        await target.sql(`DROP TABLE refused.${name}`);
        await using copy = LinkRun.between(source, target, { ...spec, name: `${name}_copy` });
        await refuses(copy);
        assert.equal(await target.value(`SELECT COUNT(*) FROM refused.${name}`), "0");
        await Promise.all([source, target].map((server) => server.sql(`DROP TABLE refused.${name}`)));
      });
    }
  });
