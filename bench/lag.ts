import { setTimeout as sleep } from "node:timers/promises";
import type { Connection } from "mysql2/promise";
import { Agent } from "../test/harness/agent.ts";
import { MysqlServer } from "../test/harness/mysql-server.ts";
import { assertEqual } from "../test/harness/oracle.ts";
import { cpuSeconds } from "./cpu-time.ts";
import { percentile, print, round2 } from "./figures.ts";

/** Row changes a second, and what a transaction of them holds. */
const CHANGES_PER_SECOND = 2_000;
const CHANGES_PER_TRANSACTION = 4;
const SECONDS = 60;
/** Not counted: the code is compiled and the caches are filled. */
const WARM_UP_SECONDS = 10;
const TABLE_ROWS = 100_000;
const SESSIONS = 4;
const DATABASE = "bench";
const LINK = "lag";
const MS_PER_SECOND = 1_000;
const MILLION = 1_000_000;
const MARKS_MS = { p50: 50, p99: 250 } as const;
const MEMORY_MARK_MB = 300;
const OPTIONS = ["--innodb-buffer-pool-size=1G", "--innodb-redo-log-capacity=1G", "--performance-schema=ON"];

/** A marker transaction: every so often one of the transactions is looked for on the target. */
const MARKER_EVERY = 10;

/**
 * How long after its commit on the source a change is seen by a session on the target, while the source takes row changes at
 * a fixed rate: inserts, updates and deletes of sysbench's kind. One clock: both servers and this process share a machine.
 */
export async function run(): Promise<void> {
  await using source = await MysqlServer.start({ name: "a", serverId: 1, tmpfs: true, options: OPTIONS });
  await using target = await MysqlServer.start({ name: "b", serverId: 2, tmpfs: true, options: OPTIONS });
  await using agent = await Agent.start({ bundled: true });
  console.log(
    `milliseconds from the answer to COMMIT on the source until a session on the target sees the row, at ${CHANGES_PER_SECOND} row ` +
      `changes a second in transactions of ${CHANGES_PER_TRANSACTION} for ${SECONDS} s, after ${WARM_UP_SECONDS} s; data on tmpfs, ` +
      "sync_binlog=1, innodb_flush_log_at_trx_commit=1",
  );
  await fill(source);
  await agent.putInstance("source", source);
  await agent.putInstance("target", target);
  await agent.putLink(LINK, [DATABASE]);
  await agent.synced(LINK);

  await drive(source, target, WARM_UP_SECONDS);
  const before = await cpuSeconds(agent.pid);
  const { delays, changes, seconds } = await drive(source, target, SECONDS);
  const cpu = (await cpuSeconds(agent.pid)) - before;
  await agent.caughtUp(LINK, source);
  await agent.setDesiredState(LINK, "paused");
  await agent.until(LINK, "is paused", ({ status }) => status?.phase === "paused");
  await assertEqual(source, target, [DATABASE]);
  console.log(
    `${changes} row changes in ${round2(seconds)} s (${Math.round(changes / seconds)}/s), ${delays.length} of the transactions looked for, found equal`,
  );
  for (const [name, share] of [
    ["p50", 0.5],
    ["p99", 0.99],
  ] as const) {
    const value = round2(percentile(delays, share));
    print({
      bench: "lag",
      figure: name,
      value,
      unit: "ms",
      mark: MARKS_MS[name],
      met: value <= MARKS_MS[name],
    });
  }
  const none = { bench: "lag", mark: null, met: null };
  print({ ...none, figure: "max", value: round2(Math.max(...delays)), unit: "ms" });
  print({
    ...none,
    figure: "changes_per_second",
    value: Math.round(changes / seconds),
    unit: "row changes/s",
  });
  print({
    ...none,
    ...{
      figure: "cpu_of_agent",
      value: round2(cpu / (changes / MILLION)),
      unit: "CPU s/million row changes",
    },
  });
  const peak = Math.round((await agent.memory()).peak / MILLION);
  print({
    ...{ bench: "lag", figure: "agent_peak_rss", value: peak, unit: "MB" },
    ...{ mark: MEMORY_MARK_MB, met: peak <= MEMORY_MARK_MB },
  });
}

async function fill(source: MysqlServer): Promise<void> {
  await source.sql(
    `CREATE DATABASE ${DATABASE}; CREATE TABLE ${DATABASE}.t (id INT PRIMARY KEY, k INT NOT NULL, c CHAR(120) NOT NULL, KEY by_k (k));` +
      `CREATE TABLE ${DATABASE}.marker (id INT PRIMARY KEY); SET cte_max_recursion_depth = ${TABLE_ROWS};` +
      `INSERT INTO ${DATABASE}.t WITH RECURSIVE n (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n WHERE id < ${TABLE_ROWS}) ` +
      "SELECT id, id * 7, SHA2(id, 256) FROM n",
  );
}

interface Drive {
  readonly delays: readonly number[];
  readonly changes: number;
  readonly seconds: number;
}

/** Numbers transactions over all drives: a marker is never used again. */
let transactions = 0;

/** Commits at the rate, in several sessions that take turns, and looks for some of the commits on the target. */
async function drive(source: MysqlServer, target: MysqlServer, seconds: number): Promise<Drive> {
  await using stack = new Sessions();
  const sessions = await Promise.all(
    Array.from({ length: SESSIONS }, async () => stack.use(await source.connect({ database: DATABASE }))),
  );
  const watcher = new Watcher(stack.use(await target.connect({ database: DATABASE })));
  const start = performance.now();
  const total = (seconds * CHANGES_PER_SECOND) / CHANGES_PER_TRANSACTION;
  const first = transactions;
  const write = async (session: Connection): Promise<void> => {
    while (transactions - first < total) {
      const number = transactions++;
      // Each transaction has its time, whatever became of the ones before: a stall is not forgotten.
      const due = start + ((number - first) * CHANGES_PER_TRANSACTION * MS_PER_SECOND) / CHANGES_PER_SECOND;
      const early = due - performance.now();
      if (early > 0) await sleep(early);
      await session.query(transaction(number));
      if (number % MARKER_EVERY === 0) watcher.lookFor(number);
    }
  };
  await Promise.all(sessions.map(write));
  const took = (performance.now() - start) / MS_PER_SECOND;
  return { delays: await watcher.end(), changes: total * CHANGES_PER_TRANSACTION, seconds: took };
}

/** Four row changes: three that differ, and one that can be looked for. */
function transaction(number: number): string {
  const row = (offset: number): number => 1 + ((number * 7919 + offset) % TABLE_ROWS);
  const fresh = TABLE_ROWS + 1 + number;
  return (
    `BEGIN; UPDATE t SET k = k + 1 WHERE id = ${row(0)}; UPDATE t SET c = SHA2(${number}, 256) WHERE id = ${row(31)};` +
    `INSERT INTO t VALUES (${fresh}, ${number}, 'new'); INSERT INTO marker VALUES (${number}); COMMIT`
  );
}

/** Looks for markers on the target, one statement after another, oldest first. */
class Watcher {
  readonly #session: Connection;
  readonly #committed: { readonly number: number; readonly at: number }[] = [];
  readonly #delays: number[] = [];
  readonly #ended: Promise<void>;
  #closed = false;

  constructor(session: Connection) {
    this.#session = session;
    this.#ended = this.#watch();
  }

  lookFor(number: number): void {
    this.#committed.push({ number, at: performance.now() });
  }

  async end(): Promise<readonly number[]> {
    this.#closed = true;
    await this.#ended;
    return this.#delays;
  }

  async #watch(): Promise<void> {
    for (;;) {
      const [oldest] = this.#committed;
      if (oldest === undefined) {
        if (this.#closed) return;
        await sleep(1);
        continue;
      }
      const list = this.#committed.map(({ number }) => number);
      const [rows] = await this.#session.query(`SELECT id FROM marker WHERE id IN (${list.join(",")})`);
      const now = performance.now();
      const seen = new Set((rows as { readonly id: number }[]).map(({ id }) => id));
      for (let at = this.#committed.length - 1; at >= 0; at--) {
        const { number, at: committedAt } = this.#committed[at] as { number: number; at: number };
        if (!seen.has(number)) continue;
        this.#delays.push(now - committedAt);
        this.#committed.splice(at, 1);
      }
      await sleep(1);
    }
  }
}

class Sessions implements AsyncDisposable {
  readonly #all: Connection[] = [];

  use(session: Connection): Connection {
    this.#all.push(session);
    return session;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const session of this.#all) await session.end();
  }
}
