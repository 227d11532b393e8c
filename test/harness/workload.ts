import { setTimeout as sleep } from "node:timers/promises";
import type { Connection } from "mysql2/promise";
import type { MysqlServer } from "./mysql-server.ts";
import { Random } from "./random.ts";
import { type Operation, SHOP_OPERATIONS } from "./shop-operations.ts";
import type { ShopSize } from "./shop-rows.ts";
import { insertSamples, updateSamples } from "./types-table.ts";
import { eventually, PATIENCE_MS } from "./wait.ts";

const DEFAULT_SESSIONS = 4;
/** Share of transactions that are rolled back. */
const ROLLBACK_SHARE = 0.05;
/** Most operations of one transaction. */
const LONGEST = 3;
/**
 * Server errors of sessions that get in each other's way, or that draw a value which is taken: the transaction is rolled
 * back and the next one begins. Lock wait timeout, deadlock, duplicate key, missing parent row, out-of-range counter, a table
 * that was changed since the transaction's snapshot.
 */
const EXPECTED_ERRORS: readonly number[] = [1205, 1213, 1062, 1452, 1264, 1412];

export interface WorkloadOptions {
  /** The same transactions in each session for the same seed; how the sessions interleave is the server's. */
  readonly seed: number;
  readonly size: ShopSize;
  /** How many sessions write at once; default 4. */
  readonly sessions?: number;
  /** Also write `types.samples`, which TYPES_SCHEMA made. */
  readonly types?: boolean;
  /** What a transaction may do besides. */
  readonly also?: Operation;
  /** Pause between the transactions of a session, milliseconds; default none. */
  readonly pause?: number;
}

/** What a workload did. */
export interface WorkloadReport {
  readonly committed: number;
  readonly rolledBack: number;
}

/** Sessions that write to the shop, concurrently and without an end, until stopped. */
export class Workload implements AsyncDisposable {
  #committed = 0;
  #rolledBack = 0;
  readonly #stop = new AbortController();
  readonly #ended: Promise<unknown>;
  /** Once its server may go away, what a session meets then is no failure. */
  #server: "stays" | "goes" = "stays";

  private constructor(server: MysqlServer, options: WorkloadOptions) {
    const random = new Random(options.seed);
    const sessions = Array.from({ length: options.sessions ?? DEFAULT_SESSIONS }, async (_, number) => {
      try {
        await this.#write(server, random.fork(number), options);
      } catch (error) {
        if (this.#server === "stays") throw error;
      } finally {
        // One that fails stops the others: the test is over.
        this.#stop.abort();
      }
    });
    this.#ended = Promise.all(sessions);
    // Thrown by `stop`; until then it must not count as unhandled.
    this.#ended.catch(() => {});
  }

  static start(server: MysqlServer, options: WorkloadOptions): Workload {
    return new Workload(server, options);
  }

  /** Transactions committed so far. */
  get committed(): number {
    return this.#committed;
  }

  /** Waits until so many are committed. Throws what a session met. */
  async committedAtLeast(transactions: number): Promise<void> {
    const enough = (): boolean => this.#committed >= transactions || this.#stop.signal.aborted;
    await eventually(enough, { what: `${transactions} transactions are committed`, within: PATIENCE_MS });
    if (this.#committed < transactions) await this.#ended;
  }

  /** Ends every session after its transaction. Throws what a session met that a workload should not meet. */
  async stop(): Promise<WorkloadReport> {
    this.#stop.abort();
    await this.#ended;
    return { committed: this.#committed, rolledBack: this.#rolledBack };
  }

  /** Tells that the server is about to be killed: sessions go on until it is, and end then. */
  abandon(): void {
    this.#server = "goes";
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }

  async #write(server: MysqlServer, random: Random, options: WorkloadOptions): Promise<void> {
    await using session = await server.connect({ database: "shop" });
    await session.query("SET time_zone = '+00:00', innodb_lock_wait_timeout = 2");
    while (!this.#stop.signal.aborted) {
      await this.#transaction(session, random, options);
      if (options.pause !== undefined) await sleep(options.pause);
    }
  }

  async #transaction(
    session: Connection,
    random: Random,
    { size, types, also }: WorkloadOptions,
  ): Promise<void> {
    await session.beginTransaction();
    try {
      for (let count = random.int(1, LONGEST); count > 0; count--) {
        if (types === true && random.chance(0.25)) await writeSamples({ session, random, size });
        else if (also !== undefined && random.chance(0.25)) await also({ session, random, size });
        else await weighted(random)({ session, random, size });
      }
      if (random.chance(ROLLBACK_SHARE)) {
        await session.rollback();
        this.#rolledBack++;
      } else {
        await session.commit();
        this.#committed++;
      }
    } catch (error) {
      if (!EXPECTED_ERRORS.includes((error as { errno?: number }).errno ?? 0)) throw error;
      await session.rollback();
      this.#rolledBack++;
    }
  }
}

const TOTAL_WEIGHT = SHOP_OPERATIONS.reduce((sum, [weight]) => sum + weight, 0);

function weighted(random: Random): Operation {
  let left = random.next() * TOTAL_WEIGHT;
  const chosen = SHOP_OPERATIONS.find(([weight]) => (left -= weight) < 0);
  return (chosen ?? (SHOP_OPERATIONS[0] as (typeof SHOP_OPERATIONS)[number]))[1];
}

const writeSamples: Operation = async ({ session, random }) => {
  const kind = random.next();
  if (kind < 0.6) await session.query(insertSamples(random, random.int(1, 3)));
  else if (kind < 0.85)
    await session.query(updateSamples(random, `id % 50 = ${random.int(0, 49)} ORDER BY id DESC LIMIT 3`));
  else if (kind < 0.9)
    await session.query(`UPDATE types.samples SET id = -id WHERE id % 40 = ${random.int(0, 39)} LIMIT 2`);
  else await session.query(`DELETE FROM types.samples WHERE id % 30 = ${random.int(0, 29)} LIMIT 3`);
};
