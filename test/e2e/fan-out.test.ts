import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { EventType, type StreamedEvent } from "../../agent/change/binlog-event.ts";
import { readGtidEvent } from "../../agent/change/gtid-event.ts";
import { formatGtid, GtidSet } from "../../agent/change/gtid-set.ts";
import { streamBinlog } from "../../agent/extract/binlog-stream.ts";
import { binlogOf, NearSource } from "../../agent/extract/near-source.ts";
import { isAboutLog } from "../../agent/extract/recent-events.ts";
import { SharedBinlog } from "../../agent/extract/shared-binlog.ts";
import { notItsTurn } from "../harness/gate.ts";
import { executed } from "../harness/gtids.ts";
import { endpointOf, LinkRun, specOf } from "../harness/link-run.ts";
import { MysqlServer } from "../harness/mysql-server.ts";
import { assertEqual } from "../harness/oracle.ts";
import { Proxy } from "../harness/proxy.ts";
import { eventually, PATIENCE_MS } from "../harness/wait.ts";

const DATABASES = ["one", "two", "three", "four", "five"];
const KIB = 1024;
const MIB = 1024 * KIB;
const ROW_BYTES = 4 * KIB;
/** What is written while bytes are counted: some megabytes, and far more than what else a dump connection says. */
const ROUNDS = 40;
const ROWS = 20;
/** Four megabytes; a transaction that changes all there is then takes fourteen, and is cut off within. */
const MANY_ROWS = 1_000;
const CUT_AFTER = 9 * MIB;
/** The most that the source may send, of what it logged. */
const MOST_SENT = 1.1;
const SMALL_BUFFER = 256 * KIB;

const NO_FILES = {
  memoryBytes: Number.POSITIVE_INFINITY,
  open: (): never => assert.fail("nothing is to be held in a file"),
};

describe("the binlog of a source that several links read", () => {
  let source: MysqlServer;
  let target: MysqlServer;

  before(async () => {
    [source, target] = await Promise.all([
      MysqlServer.start({
        name: "source",
        serverId: 1,
        databases: DATABASES,
        options: ["--performance-schema=ON"],
      }),
      MysqlServer.start({ name: "target", serverId: 2, databases: DATABASES }),
    ]);
    for (const database of DATABASES)
      await source.sql(
        `CREATE DATABASE ${database}; CREATE TABLE ${database}.t (id INT AUTO_INCREMENT PRIMARY KEY, text LONGTEXT)`,
      );
  });

  after(async () => {
    await source?.[Symbol.asyncDispose]();
    await target?.[Symbol.asyncDispose]();
  });

  async function insert(database: string, rows: number): Promise<void> {
    await source.sql(
      `INSERT INTO ${database}.t (text) WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < ${rows}) ` +
        `SELECT /*+ SET_VAR(cte_max_recursion_depth = ${MANY_ROWS}) */ REPEAT(SHA2(RAND(), 512), ${ROW_BYTES / 128}) FROM n`,
    );
  }

  /** Bytes that the source has sent on the dump connections that are open. */
  async function sent(): Promise<number> {
    const rows = await source.sql<{ bytes: string }>(
      "SELECT VARIABLE_VALUE bytes FROM performance_schema.status_by_thread JOIN performance_schema.threads USING (THREAD_ID) " +
        "WHERE PROCESSLIST_COMMAND LIKE 'Binlog Dump%' AND VARIABLE_NAME = 'Bytes_sent'",
    );
    assert.equal(rows.length, 1, "one dump connection");
    return Number(rows[0]?.bytes);
  }

  async function logged(): Promise<number> {
    const rows = await source.sql<{ File_size: number }>("SHOW BINARY LOGS");
    return rows.reduce((sum, { File_size }) => sum + Number(File_size), 0);
  }

  test("is sent once to five links, which go on from a connection that is lost within a transaction", {
    skip: notItsTurn("fan-out", 0, 2),
  }, async (t) => {
    await using proxy = await Proxy.open(source.account.port);
    const endpoint = endpointOf(source, { port: proxy.port });
    const binlog = binlogOf(endpoint);
    const links = DATABASES.map(
      (database) =>
        new LinkRun(
          specOf(`fan-${database}`, [database]),
          new NearSource(endpoint, binlog),
          endpointOf(target),
        ),
    );
    await using _links = {
      [Symbol.asyncDispose]: async () => {
        await Promise.all(links.map((link) => link[Symbol.asyncDispose]()));
      },
    };
    for (const link of links)
      await link.until("the link is syncing", ({ milestone }) => milestone === "syncing");
    // They meet between two transactions, so there have to be some: the links' heartbeats.
    const together = () => binlog.connections === 1;
    await eventually(together, { what: "they read by one connection", within: PATIENCE_MS });

    const [sentBefore, loggedBefore] = [await sent(), await logged()];
    for (let round = 0; round < ROUNDS; round++)
      await insert(DATABASES[round % DATABASES.length] as string, ROWS);
    for (const link of links) await link.caughtUp(source);
    const ratio = ((await sent()) - sentBefore) / ((await logged()) - loggedBefore);
    t.diagnostic(`${ratio.toFixed(3)} of the binlog's bytes were sent`);
    assert.ok(ratio <= MOST_SENT, `${ratio}`);
    await assertEqual(source, target, DATABASES);

    proxy.behave({ truncateAfter: CUT_AFTER });
    for (const database of DATABASES) await insert(database, MANY_ROWS / DATABASES.length);
    await source.sql(
      DATABASES.map((database) => `UPDATE ${database}.t SET text = CONCAT('!', text)`).reduce(
        (all, each) => `${all}; ${each}`,
        "BEGIN",
      ) + "; COMMIT",
    );
    // Until the fault is over none comes through the large transaction.
    for (const link of links)
      await link.until("the link has lost its connection", ({ retry }) => retry !== null);
    proxy.behave();
    for (const link of links) await link.caughtUp(source);
    await assertEqual(source, target, DATABASES);
    await eventually(together, { what: "they read by one connection again", within: PATIENCE_MS });
  });

  test("comes to everyone as it would alone: late, slow, or in the middle of a large transaction", {
    skip: notItsTurn("fan-out", 1, 2),
  }, async () => {
    const from = GtidSet.parse(await executed(source));
    await insert("one", MANY_ROWS);
    for (let round = 0; round < ROUNDS; round++) await insert("two", ROWS);
    await insert("three", MANY_ROWS);
    const last = GtidSet.parse(await executed(source));
    await source.sql("FLUSH PRIVILEGES");
    const endpoint = endpointOf(source);
    const binlog = new SharedBinlog((...args) => streamBinlog(endpoint, ...args), SMALL_BUFFER);

    const take = async (
      events: AsyncIterable<readonly StreamedEvent[]>,
      batches: number,
    ): Promise<ReadonlyMap<string, string>> => {
      const read = new Transactions(last);
      let taken = 0;
      for await (const some of events) {
        if (read.add(some)) return read.digests;
        taken += 1;
        // A slow one waits until all others have their end.
        if (taken === batches) await othersDone;
      }
      return assert.fail("the stream ended");
    };
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const alone = await take(streamBinlog(endpoint, from, NO_FILES, signal), 0);
    assert.equal(alone.size, ROUNDS + 2);

    let done = (): void => {};
    const othersDone = new Promise<void>((resolve) => {
      done = resolve;
    });
    const stream = () => binlog.stream(from, NO_FILES, signal);
    const slow = [1, 5, 30].map((batches) => take(stream(), batches));
    const fast = await Promise.all([take(stream(), 0), take(stream(), 0)]);
    const late = await take(stream(), 0);
    done();
    for (const each of [...fast, late, ...(await Promise.all(slow))]) assert.deepEqual(each, alone);
    assert.equal(binlog.connections, 0);
  });
});

/** What came of transactions: a digest of each one's events. */
class Transactions {
  readonly digests = new Map<string, string>();
  readonly #last: GtidSet;
  #gtid = "";
  #hash = createHash("sha256");

  constructor(last: GtidSet) {
    this.#last = last;
  }

  /** Whether a transaction came that is not among those to be read: then all have come. */
  add(events: readonly StreamedEvent[]): boolean {
    for (const event of events) {
      assert.ok("bytes" in event);
      if (event.type === EventType.GTID) {
        const { gtid } = readGtidEvent(event);
        this.#finish();
        if (!this.#last.has(gtid)) return true;
        this.#gtid = formatGtid(gtid);
        assert.ok(!this.digests.has(this.#gtid), "each comes once");
      }
      // Which file it is, and its format, is said whenever a reader goes to another connection.
      if (!isAboutLog(event)) this.#hash.update(event.bytes);
    }
    return false;
  }

  #finish(): void {
    if (this.#gtid !== "") this.digests.set(this.#gtid, this.#hash.digest("hex"));
    this.#hash = createHash("sha256");
  }
}
