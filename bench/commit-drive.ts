import { setTimeout as sleep } from "node:timers/promises";
import type { Connection } from "mysql2/promise";
import type { MysqlServer } from "../test/harness/mysql-server.ts";

export const DRIVE_DATABASE = "bench";
/** What a transaction holds. */
export const CHANGES_PER_TRANSACTION = 4;
const SESSIONS = 4;
const MS_PER_SECOND = 1_000;
/** Every so often one of the transactions is looked for on the target. */
const MARKER_EVERY = 10;

export interface DriveOptions {
  readonly changesPerSecond: number;
  /** Rows of the table that is changed, before. */
  readonly tableRows: number;
}

/** What a time of commits at a fixed rate came to. */
export interface Driven {
  /** From the answer to COMMIT on the source until a session on the target saw the row, milliseconds. */
  readonly delays: readonly number[];
  readonly changes: number;
  readonly seconds: number;
}

/** Commits on a source at a fixed rate, inserts and updates of sysbench's kind, and looks for them on a target. */
export class CommitDrive {
  readonly #source: MysqlServer;
  readonly #target: MysqlServer;
  readonly #options: DriveOptions;
  /** Numbers transactions over all runs: a marker is never used again. */
  #transactions = 0;

  constructor(source: MysqlServer, target: MysqlServer, options: DriveOptions) {
    this.#source = source;
    this.#target = target;
    this.#options = options;
  }

  /** Makes the tables on the source. */
  async fill(): Promise<void> {
    const { tableRows } = this.#options;
    await this.#source.sql(
      `CREATE DATABASE ${DRIVE_DATABASE}; CREATE TABLE ${DRIVE_DATABASE}.t (id INT PRIMARY KEY, k INT NOT NULL, c CHAR(120) NOT NULL, KEY by_k (k));` +
        `CREATE TABLE ${DRIVE_DATABASE}.marker (id INT PRIMARY KEY); SET cte_max_recursion_depth = ${tableRows};` +
        `INSERT INTO ${DRIVE_DATABASE}.t WITH RECURSIVE n (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n WHERE id < ${tableRows}) ` +
        "SELECT id, id * 7, SHA2(id, 256) FROM n",
    );
  }

  /** Commits at the rate, in several sessions that take turns, and looks for some of the commits on the target. */
  async run(seconds: number): Promise<Driven> {
    const { changesPerSecond } = this.#options;
    await using stack = new Sessions();
    const open = async (server: MysqlServer): Promise<Connection> =>
      stack.use(await server.connect({ database: DRIVE_DATABASE }));
    const sessions = await Promise.all(Array.from({ length: SESSIONS }, () => open(this.#source)));
    const watcher = new Watcher(await open(this.#target));
    const start = performance.now();
    const total = (seconds * changesPerSecond) / CHANGES_PER_TRANSACTION;
    const first = this.#transactions;
    const write = async (session: Connection): Promise<void> => {
      while (this.#transactions - first < total) {
        const number = this.#transactions++;
        // Each transaction has its time, whatever became of the ones before: a stall is not forgotten.
        const due = start + ((number - first) * CHANGES_PER_TRANSACTION * MS_PER_SECOND) / changesPerSecond;
        const early = due - performance.now();
        if (early > 0) await sleep(early);
        await session.query(this.#transaction(number));
        if (number % MARKER_EVERY === 0) watcher.lookFor(number);
      }
    };
    await Promise.all(sessions.map(write));
    const took = (performance.now() - start) / MS_PER_SECOND;
    return { delays: await watcher.end(), changes: total * CHANGES_PER_TRANSACTION, seconds: took };
  }

  /** Four row changes: three that differ, and one that can be looked for. */
  #transaction(number: number): string {
    const { tableRows } = this.#options;
    const row = (offset: number): number => 1 + ((number * 7919 + offset) % tableRows);
    const fresh = tableRows + 1 + number;
    return (
      `BEGIN; UPDATE t SET k = k + 1 WHERE id = ${row(0)}; UPDATE t SET c = SHA2(${number}, 256) WHERE id = ${row(31)};` +
      `INSERT INTO t VALUES (${fresh}, ${number}, 'new'); INSERT INTO marker VALUES (${number}); COMMIT`
    );
  }
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
