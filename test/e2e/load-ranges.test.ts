import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { cutRanges } from "../../agent/load/cut-ranges.ts";
import { RowsSource } from "../../agent/load/rows-source.ts";
import { openReader } from "../../agent/mysql/session.ts";
import { readTableDefinition } from "../../agent/mysql/table-definition.ts";
import { notItsTurn } from "../harness/gate.ts";
import { endpointOf, LinkRun, specOf } from "../harness/link-run.ts";
import { MysqlServer } from "../harness/mysql-server.ts";
import { assertEqual } from "../harness/oracle.ts";

const ROWS = 60_000;
const WORKERS = 3;
/** Of the rows of a table, the most that one range of it may have. */
const LARGEST_SHARE = 0.3;
const PAUSE_MS = 2;
/** So slow that a load can be stopped in its middle. */
const ROWS_PER_SECOND = 60_000;

/** A table whose key is made of the number `n` of each row. Bytes that mean something in a file are in every text. */
const KEYS: Readonly<
  Record<string, { readonly columns: string; readonly values: string; readonly key: string }>
> = {
  number: { columns: "k INT", values: "n * 7 - 100000", key: "k" },
  // Nearly all values lie in a thousandth of what the key spans.
  skewed: { columns: "k BIGINT UNSIGNED", values: `IF(n = ${ROWS}, 18446744073709551615, n)`, key: "k" },
  several: { columns: "a SMALLINT, c VARCHAR(8)", values: "n DIV 100, CONCAT('b', n)", key: "a, c" },
  uuid: { columns: "k CHAR(36) CHARACTER SET ascii", values: "uuid", key: "k" },
  text: { columns: "k VARCHAR(40)", values: "CONCAT(IF(n % 2, 'é', 'E'), LEFT(uuid, 13), n)", key: "k" },
  bytes: { columns: "k BINARY(16)", values: "UNHEX(LEFT(SHA2(n, 256), 32))", key: "k" },
  date: { columns: "k DATETIME(6)", values: "'2020-01-01' + INTERVAL n SECOND", key: "k" },
};
/** Keys of which nothing is known between two values: such a table is one range. */
const WHOLE: readonly string[] = ["date"];

const statements = (name: string): readonly string[] => {
  const { columns, values, key } = KEYS[name] as (typeof KEYS)[string];
  const list = columns.replaceAll(/ [A-Z].*?(?=,|$)/g, "");
  return [
    `CREATE TABLE keys_.${name} (${columns}, u INT NOT NULL, t VARCHAR(300), b BLOB, PRIMARY KEY (${key}), UNIQUE KEY (u)) CHARACTER SET utf8mb4`,
    `INSERT INTO keys_.${name} (${list}, u, t, b) SELECT ${values}, n, CASE n % 5 WHEN 0 THEN NULL WHEN 1 THEN '' ` +
      "WHEN 2 THEN CONCAT('\\\\N\\t\\n', n, '\\\\') WHEN 3 THEN REPEAT('ü\\t', n % 140) ELSE n END, " +
      "IF(n % 997 = 0, REPEAT(UNHEX('5c090a00ff'), n DIV 5), NULL) FROM seq.numbers",
  ];
};

describe("a load of ranges", () => {
  let source: MysqlServer;

  before(async () => {
    source = await MysqlServer.start({ name: "source", serverId: 1, databases: ["keys_"] });
    await source.sql(
      `CREATE DATABASE seq; CREATE DATABASE keys_; SET cte_max_recursion_depth = ${ROWS};` +
        "CREATE TABLE seq.numbers (n INT PRIMARY KEY, uuid CHAR(36)) SELECT n, INSERT(INSERT(INSERT(INSERT(LEFT(SHA2(n, 256), 32), 9, 0, '-'), 14, 0, '-'), 19, 0, '-'), 24, 0, '-') AS uuid " +
        `FROM (WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < ${ROWS}) SELECT n FROM r) AS s`,
    );
    for (const name of Object.keys(KEYS)) for (const sql of statements(name)) await source.sql(sql);
    await source.sql(
      `ANALYZE TABLE ${Object.keys(KEYS)
        .map((name) => `keys_.${name}`)
        .join(", ")}`,
    );
  });

  after(async () => {
    await source?.[Symbol.asyncDispose]();
  });

  for (const name of Object.keys(KEYS)) {
    test(`${name}: each row is in one range, and no range has most of them`, async () => {
      const closed = new AbortController();
      await using session = await openReader(endpointOf(source), closed.signal);
      const table = new RowsSource(await readTableDefinition(session, "keys_", name));
      const ranges = await cutRanges(session, table, ROWS, WORKERS);
      const counts: number[] = [];
      for (const range of ranges) {
        const [row] = await session.text(
          `SELECT COUNT(*) FROM ${table.from} WHERE ${["1", ...table.bounds(range)].join(" AND ")}`,
        );
        counts.push(Number(row?.[0]));
      }
      assert.equal(
        counts.reduce((sum, count) => sum + count, 0),
        ROWS,
      );
      if (WHOLE.includes(name)) assert.equal(ranges.length, 1);
      else assert.ok(Math.max(...counts) < ROWS * LARGEST_SHARE, counts.join(" "));
    });
  }

  test("ranges that were left behind do not count when a table is loaded anew", async () => {
    await using target = await MysqlServer.start({ name: "target", serverId: 2, databases: ["keys_"] });
    await source.sql("CREATE TABLE keys_.anew (k INT PRIMARY KEY); INSERT INTO keys_.anew VALUES (1), (2)");
    const databases = new Map([["keys_", { tables: ["anew"], excludeTables: [] }]]);
    const load = async (): Promise<void> => {
      await using link = LinkRun.between(source, target, specOf("anew", [], { databases }));
      await link.until("the link is syncing", ({ milestone }) => milestone === "syncing");
    };
    await load();
    await target.sql(
      "DROP TABLE keys_.anew; DELETE FROM towline.checkpoint; DELETE FROM towline.load_progress;" +
        "INSERT INTO towline.load_range (link, database_name, table_name, range_number, state) VALUES ('anew', 'keys_', 'anew', 0, 'loaded')",
    );
    await load();
    await assertEqual(source, target, ["keys_"], (_, table) => table === "anew");
    await source.sql("DROP TABLE keys_.anew");
  });

  for (const [nth, localInfile] of ["ON", "OFF"].entries()) {
    test(`goes on where it was stopped while unique values change hands, local_infile ${localInfile}`, {
      skip: notItsTurn("load-ranges", nth, 2),
    }, async (t) => {
      await using target = await MysqlServer.start({
        name: "target",
        serverId: 2,
        databases: ["keys_"],
        options: [`--local-infile=${localInfile}`],
      });
      const stop = new AbortController();
      // However the test ends: what would go on writing is seen by the next one.
      t.after(() => stop.abort());
      const writing = handOver(source, stop.signal, localInfile === "ON" ? 1_000_000 : 2_000_000);
      writing.catch(() => stop.abort());
      const load = { workers: WORKERS, rowsPerSecond: ROWS_PER_SECOND };
      const spec = specOf(`keys-${localInfile.toLowerCase()}`, ["keys_"], { load });
      const loaded = (link: LinkRun): number =>
        link.status.tables.reduce((sum, table) => sum + table.rowsLoaded, 0);
      let before_ = 0;
      for (let stops = 0; stops < 3; stops++) {
        await using link = LinkRun.between(source, target, spec);
        const goal = before_ + ROWS / 2;
        await link.until("some rows are copied", () => loaded(link) > goal);
        before_ = loaded(link);
      }
      await using link = LinkRun.between(source, target, { ...spec, load: { ...load, rowsPerSecond: null } });
      await link.until("the link is syncing", ({ milestone }) => milestone === "syncing");
      // What was copied before was not copied again.
      assert.ok(loaded(link) <= ROWS * Object.keys(KEYS).length * 1.05, String(loaded(link)));
      stop.abort();
      t.diagnostic(`${await writing} transactions meanwhile`);
      await link.caughtUp(source);
      await assertEqual(source, target, ["keys_"]);
      assert.equal(await target.value("SELECT COUNT(*) FROM towline.load_range"), "0");
    });
  }
});

/** Moves unique values between rows that are far apart, moves keys, deletes and inserts, until stopped. */
async function handOver(server: MysqlServer, signal: AbortSignal, firstKey: number): Promise<number> {
  await using session = await server.connect({ database: "keys_" });
  let count = 0;
  while (!signal.aborted) {
    const name = ["number", "skewed", "uuid", "bytes"][count % 4] as string;
    const [low, high] = [1 + ((count * 7919) % (ROWS / 2)), ROWS - ((count * 104_729) % (ROWS / 2 - 1))];
    await session.query(
      `START TRANSACTION; UPDATE ${name} SET u = -1 - u WHERE u IN (${low}, ${high});` +
        `UPDATE ${name} SET u = IF(u = ${-1 - low}, ${high}, ${low}) WHERE u IN (${-1 - low}, ${-1 - high});` +
        `UPDATE ${name} SET t = CONCAT(LEFT(t, 5), ${count}) WHERE u = ${(low + high) % ROWS}; COMMIT`,
    );
    if (count % 10 === 0)
      await session.query(
        `START TRANSACTION; DELETE FROM number WHERE u = ${high}; INSERT INTO number VALUES (${firstKey + count}, ${high}, 'new', NULL); COMMIT`,
      );
    count += 1;
    // It shares two cores with all that it is to disturb.
    await sleep(PAUSE_MS);
  }
  return count;
}
