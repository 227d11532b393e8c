import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, describe, test } from "node:test";
import type { Connection } from "mysql2/promise";
import { EventType, type RawEvent, type StreamedEvent } from "../../agent/change/binlog-event.ts";
import { type ChosenTables, isChosen } from "../../agent/change/chosen-tables.ts";
import { formatGtid } from "../../agent/change/gtid-set.ts";
import type { Selection } from "../../agent/change/selection.ts";
import { TransactionReader, type TransactionSink } from "../../agent/change/transaction-reader.ts";
import { Zstd } from "../../agent/change/zstd.ts";
import { chosenEvents } from "../../agent/extract/chosen-events.ts";
import { eventsOf } from "../harness/binlog.ts";
import { MysqlServer } from "../harness/mysql-server.ts";
import { Random, seedFrom } from "../harness/random.ts";

const CHOSEN: NonNullable<ChosenTables> = new Map([
  ["shop", { tables: ["items", "children"], excludeTables: [] }],
  ["crm", { tables: [], excludeTables: ["log"] }],
]);
const MOST_IN_A_BATCH = 20;
/** Rows that fill several row events. */
const MANY = 2_000;

/** What one table of each kind takes: chosen and not, in statements of every shape. */
const SETUP = `
  CREATE DATABASE shop; CREATE DATABASE crm; CREATE DATABASE other;
  CREATE TABLE shop.items (id INT PRIMARY KEY, n INT, text LONGTEXT, doc JSON);
  CREATE TABLE shop.children (id INT PRIMARY KEY, item INT, FOREIGN KEY (item) REFERENCES shop.items (id) ON DELETE CASCADE);
  CREATE TABLE shop.hidden (id INT PRIMARY KEY, item INT, FOREIGN KEY (item) REFERENCES shop.items (id) ON DELETE CASCADE);
  CREATE TABLE crm.calls (id INT PRIMARY KEY, n INT);
  CREATE TABLE crm.log LIKE crm.calls;
  CREATE TABLE other.t LIKE shop.items;
  CREATE TABLE other.parent (id INT PRIMARY KEY);
  CREATE TABLE crm.orphans (id INT PRIMARY KEY, parent INT, FOREIGN KEY (parent) REFERENCES other.parent (id) ON DELETE SET NULL);
  CREATE TRIGGER other.copies AFTER INSERT ON other.parent FOR EACH ROW INSERT INTO crm.calls VALUES (NEW.id + 1000, 0);
  CREATE FUNCTION other.noted (n INT) RETURNS INT MODIFIES SQL DATA
  BEGIN INSERT INTO crm.log VALUES (n, n); INSERT INTO shop.items (id) VALUES (n); RETURN n; END`;

const NUMBERS = `WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${MANY})`;

const WORK: readonly string[] = [
  `INSERT INTO other.t (id, n, text) ${NUMBERS} SELECT n, n, REPEAT('x', 50) FROM numbers`,
  `INSERT INTO shop.items (id, n, text) ${NUMBERS} SELECT n, n, REPEAT('y', 50) FROM numbers`,
  "INSERT INTO shop.children SELECT id, id FROM shop.items WHERE id < 50",
  "INSERT INTO shop.hidden SELECT id, id FROM shop.items WHERE id BETWEEN 30 AND 90",
  // Rows of both in one statement; each order of the tables.
  "UPDATE other.t a JOIN shop.items b USING (id) SET a.n = -1, b.n = -2 WHERE id < 400",
  "UPDATE shop.items a JOIN other.t b USING (id) SET a.n = -3, b.n = -4 WHERE id < 400",
  "UPDATE other.t a JOIN shop.items b USING (id) SET a.n = b.n + 7 WHERE id < 100",
  "DELETE a, b FROM other.t a JOIN shop.hidden b USING (id) WHERE id < 35",
  "DELETE FROM shop.items WHERE id < 60",
  "INSERT INTO other.parent VALUES (1), (2), (3)",
  "INSERT INTO crm.orphans VALUES (1, 1), (2, 2)",
  "DELETE FROM other.parent WHERE id < 3",
  "SELECT other.noted(5001)",
  "INSERT INTO other.t (id) VALUES (other.noted(5002))",
  // One transaction of many statements, with rows of either kind first and last.
  "START TRANSACTION; UPDATE other.t SET n = 0 WHERE id < 100; INSERT INTO crm.log VALUES (1, 1); SAVEPOINT s; " +
    "UPDATE shop.items SET text = 'z' WHERE id < 100; ROLLBACK TO s; INSERT INTO crm.calls VALUES (1, 1); " +
    "UPDATE other.t SET n = 1 WHERE id < 100; COMMIT",
  "START TRANSACTION; UPDATE other.t SET n = 2 WHERE id < 100; INSERT INTO crm.log VALUES (2, 1); COMMIT",
  "SET foreign_key_checks = 0; UPDATE other.t SET n = 3 WHERE id < 9; UPDATE shop.items SET n = 3 WHERE id < 90; SET foreign_key_checks = 1",
  "SET binlog_rows_query_log_events = ON; UPDATE other.t SET n = 4; UPDATE shop.items SET n = 4; SET binlog_rows_query_log_events = OFF",
  "UPDATE shop.items SET doc = JSON_OBJECT('a', 1, 'b', REPEAT('b', 100)); UPDATE other.t SET doc = JSON_OBJECT('a', 1, 'b', REPEAT('b', 100))",
  "SET binlog_row_value_options = 'PARTIAL_JSON'; UPDATE shop.items SET doc = JSON_SET(doc, '$.a', 2); " +
    "UPDATE other.t SET doc = JSON_SET(doc, '$.a', 2); SET binlog_row_value_options = ''",
  "XA START 'a'; UPDATE other.t SET n = 5; XA END 'a'; XA PREPARE 'a'; XA COMMIT 'a'",
  "XA START 'b'; UPDATE other.t SET n = 6; UPDATE shop.items SET n = 6; XA END 'b'; XA PREPARE 'b'; XA COMMIT 'b'",
  "XA START 'c'; INSERT INTO crm.calls VALUES (2, 2); XA END 'c'; XA COMMIT 'c' ONE PHASE",
  "XA START 'd'; INSERT INTO crm.log VALUES (9, 2); XA END 'd'; XA PREPARE 'd'; XA ROLLBACK 'd'",
  "SET GTID_NEXT = 'AUTOMATIC:tag'; UPDATE other.t SET n = 7; UPDATE shop.items SET n = 7; SET GTID_NEXT = 'AUTOMATIC'",
  "ALTER TABLE other.t ADD COLUMN m INT; UPDATE other.t SET m = 1",
  "ALTER TABLE shop.items ADD COLUMN m INT; UPDATE shop.items SET m = 1; TRUNCATE TABLE other.t; TRUNCATE TABLE crm.calls",
  "CREATE TABLE other.made SELECT id, n FROM shop.items; CREATE TABLE crm.made SELECT id, n FROM shop.items",
  "RENAME TABLE other.made TO other.named; INSERT INTO other.named VALUES (1, 1); INSERT INTO crm.made VALUES (1, 1)",
];

/** Once more, compressed. */
const COMPRESSED: readonly string[] = [
  "UPDATE shop.items SET n = n + 1; UPDATE crm.made SET n = n + 1; UPDATE other.named SET n = n + 1",
  "START TRANSACTION; UPDATE other.named SET n = 1; SAVEPOINT s; UPDATE shop.hidden SET item = NULL; COMMIT",
  "START TRANSACTION; UPDATE other.named SET n = 2; UPDATE shop.items SET n = 2; COMMIT",
  "XA START 'e'; UPDATE other.named SET n = 3; XA END 'e'; XA PREPARE 'e'; XA COMMIT 'e'",
  "XA START 'f'; UPDATE other.named SET n = 4; UPDATE crm.made SET n = 4; XA END 'f'; XA PREPARE 'f'; XA COMMIT 'f'",
  `INSERT INTO other.t (id, n) ${NUMBERS} SELECT n, n FROM numbers`,
];

const SELECTION: Selection = {
  wants: (database, table) => isChosen(CHOSEN, database, table),
  checkRows: () => {},
  stateAt: () => "exact",
  tablesOf: () => [],
  objectsHold: () => false,
  wantsDatabase: (database) => CHOSEN.has(database),
  carriesWhole: (database) => database === "crm",
  carriesEverything: () => false,
  triggers: "left-out",
  fold: (name) => name,
};

const digest = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");

/** Everything that a link is told of events, and every reason to stop, a line each. */
async function told(events: readonly StreamedEvent[]): Promise<readonly string[]> {
  const zstd = await Zstd.load();
  const lines: string[] = [];
  const sink: TransactionSink = {
    begin: (event) => void lines.push(`begin ${JSON.stringify(event)}`),
    rows: ({ database, table, layout }, { bytes, ...head }) =>
      void lines.push(`${database}.${table} ${digest(layout)} ${digest(bytes)} ${JSON.stringify(head)}`),
    change: (change) => void lines.push(`change ${JSON.stringify(change)}`),
    leave: (_gtid, what) => void lines.push(`leave ${what}`),
    end: (branch) => void lines.push(`end ${branch === null ? "" : formatGtid(branch)}`),
    postpone: () => void lines.push("postpone"),
  };
  const spill = { memoryBytes: Number.POSITIVE_INFINITY, open: () => assert.fail("nothing is to be held") };
  using reader = new TransactionReader(SELECTION, sink, { count: 0, find: () => undefined }, spill);
  for (const event of events) {
    if ("file" in event) assert.fail("nothing is in a file");
    try {
      const rest =
        event.type === EventType.TRANSACTION_PAYLOAD ? reader.unpack(event, zstd) : reader.push(event);
      for (const _part of rest ?? []);
    } catch (error) {
      // A link would stop here; the test goes on with the next transaction.
      lines.push(String(error));
    }
  }
  return lines;
}

const bytesOf = (events: readonly StreamedEvent[]): number =>
  events.reduce((sum, event) => sum + ("bytes" in event ? event.bytes.length : event.size), 0);

describe("what a link makes of the rows of its tables alone", () => {
  let server: MysqlServer;
  let session: Connection;
  const seed = seedFrom(process.env);

  before(async () => {
    server = await MysqlServer.start({
      name: "source",
      serverId: 1,
      // Several row events a statement.
      options: ["--binlog-row-event-max-size=1024", "--log-bin-trust-function-creators=ON"],
    });
    session = await server.connect();
    await session.query(`SET cte_max_recursion_depth = ${MANY}`);
    await session.query(SETUP);
    // A statement with aliases of tables wants a default database.
    await session.query("USE other");
  });

  after(async () => {
    await session?.end();
    await server?.[Symbol.asyncDispose]();
  });

  async function* batches(events: readonly RawEvent[]): AsyncGenerator<readonly RawEvent[]> {
    const random = new Random(seed);
    for (let at = 0; at < events.length; ) {
      const count = random.int(1, MOST_IN_A_BATCH);
      yield events.slice(at, at + count);
      at += count;
    }
  }

  async function record(work: readonly string[]): Promise<readonly RawEvent[]> {
    return await eventsOf(server, async () => {
      for (const each of work) await session.query(each);
    });
  }

  async function leftOf(events: readonly RawEvent[]): Promise<readonly StreamedEvent[]> {
    const left: StreamedEvent[] = [];
    for await (const some of chosenEvents(batches(events), CHOSEN, (name) => name)) left.push(...some);
    return left;
  }

  test(`is what it makes of everything, from fewer bytes (seed ${seed})`, async (t) => {
    const events = await record(WORK);
    const left = await leftOf(events);
    const lines = await told(left);
    assert.deepEqual(lines, await told(events));
    assert.ok(lines.some((line) => line.startsWith("shop.items ")));
    assert.ok(
      lines.some((line) => line.startsWith("crm.orphans ")),
      "cascaded rows are logged",
    );
    t.diagnostic(`${bytesOf(left)} of ${bytesOf(events)} bytes`);
    assert.ok(bytesOf(left) < bytesOf(events));
  });

  test("also of compressed transactions, of which those of other tables are left out", async (t) => {
    await session.query("SET binlog_transaction_compression = ON");
    const events = await record(COMPRESSED);
    const left = await leftOf(events);
    assert.deepEqual(await told(left), await told(events));
    const payloads = (all: readonly StreamedEvent[]): number =>
      all.filter(({ type }) => type === EventType.TRANSACTION_PAYLOAD).length;
    t.diagnostic(
      `${payloads(left)} of ${payloads(events)} payloads, ${bytesOf(left)} of ${bytesOf(events)} bytes`,
    );
    assert.ok(payloads(left) > 0 && payloads(left) < payloads(events));
    assert.ok(bytesOf(left) < bytesOf(events));
  });
});
