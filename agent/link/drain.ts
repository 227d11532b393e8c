import type { Applier } from "../apply/applier.ts";
import type { Batch } from "../apply/batch.ts";
import type { Batcher } from "../apply/batcher.ts";
import { AgentError } from "../error.ts";
import { onAbort } from "../lib/abort.ts";
import { BatchError } from "./batch-error.ts";
import type { StreamContext } from "./stream-context.ts";

/** So many batches may be under way: a worker that is done with one goes on with the next while others still write. */
const BATCHES_AHEAD = 2;

/** A batch that workers are writing. */
interface UnderWay {
  readonly batch: Batch;
  readonly done: Promise<unknown>;
}

/**
 * Takes batches and has them written, until no more will come or all workers stand where they are to settle. Then every worker's
 * checkpoint is at the last batch.
 * @throws BatchError
 */
export async function drain(context: StreamContext, batcher: Batcher, signal: AbortSignal): Promise<void> {
  const { appliers, position, onApplied } = context;
  const { settledAt } = position;
  using _finish = onAbort(signal, () => batcher.finish());
  const queue = new WorkQueue(appliers, onApplied);
  // One by one, to name a culprit, means that nothing is written behind it.
  let apart = context.apart;
  for (;;) {
    await queue.settle(apart > 0 || appliers.length === 1 ? 0 : BATCHES_AHEAD - 1);
    const batch = await batcher.take();
    if (batch === null) break;
    if (batch.change === null) queue.start(batch);
    else {
      await queue.settle(0);
      await change(context, batcher, batch);
    }
    apart = Math.max(0, apart - (batch.end?.transactions ?? 0));
    if (settledAt !== null && batch.end?.executed.contains(settledAt) === true) break;
  }
  await queue.settle(0);
  await flush(appliers);
}

async function change(context: StreamContext, batcher: Batcher, batch: Batch): Promise<void> {
  if (batch.change === null) return;
  try {
    // A position that no rows have moved would otherwise be written after a later one.
    await flush(context.appliers);
    await context.onChanged(await context.changes.apply(batch.change, batch.end));
    batcher.proceed(context.reader());
  } catch (thrown) {
    throw new BatchError(AgentError.from(thrown).about({ gtid: batch.gtid }), batch.transactions, batch.upTo);
  }
  context.onApplied(batch);
}

async function flush(appliers: readonly Applier[]): Promise<void> {
  for (const applier of appliers) await applier.flush();
}

/** What each worker has to write, batch by batch. */
class WorkQueue {
  readonly #appliers: readonly Applier[];
  readonly #onApplied: (batch: Batch) => void;
  /** By worker: what it is at, and everything before. */
  readonly #turns: Promise<void>[];
  readonly #underWay: UnderWay[] = [];

  constructor(appliers: readonly Applier[], onApplied: (batch: Batch) => void) {
    this.#appliers = appliers;
    this.#onApplied = onApplied;
    this.#turns = appliers.map(() => Promise.resolve());
  }

  start(batch: Batch): void {
    const turns = this.#appliers.map((applier, worker) =>
      (this.#turns[worker] as Promise<void>).then(() => applier.apply(batch)),
    );
    for (const [worker, turn] of turns.entries()) this.#turns[worker] = turn;
    const done = Promise.all(turns);
    // A failure is the business of `settle`; until that comes to it, it must not count as unhandled.
    done.catch(() => {});
    this.#underWay.push({ batch, done });
  }

  /**
   * Waits until no more than so many batches are under way.
   * @throws BatchError
   */
  async settle(most: number): Promise<void> {
    while (this.#underWay.length > most) {
      const [{ batch, done }] = this.#underWay as [UnderWay];
      try {
        await done;
      } catch (thrown) {
        const transactions = this.#underWay.reduce((sum, each) => sum + each.batch.transactions, 0);
        const last = this.#underWay.at(-1) as UnderWay;
        const error = AgentError.from(thrown).about({ gtid: batch.gtid });
        throw new BatchError(error, transactions, last.batch.upTo);
      }
      this.#underWay.shift();
      this.#onApplied(batch);
    }
  }
}
