import type { Applier } from "../apply/applier.ts";
import type { Batch } from "../apply/batch.ts";
import { Batcher, type Windows } from "../apply/batcher.ts";
import type { RowReader } from "../apply/row-reader.ts";
import { EventType } from "../change/binlog-event.ts";
import { type Selection, TransactionReader } from "../change/transaction-reader.ts";
import { Zstd } from "../change/zstd.ts";
import { AgentError } from "../error.ts";
import { streamBinlog } from "../extract/binlog-stream.ts";
import { onAbort, together } from "../lib/abort.ts";
import type { Endpoint } from "../mysql/endpoint.ts";
import { Pace } from "./pace.ts";
import type { Position } from "./position.ts";

/** What a stream is given. */
export interface StreamContext {
  readonly source: Endpoint;
  readonly selection: Selection;
  readonly reader: RowReader;
  /** One for each worker. */
  readonly appliers: readonly Applier[];
  readonly position: Position;
  readonly windows: Windows;
  /** How many transactions are applied one by one before merging starts. */
  readonly apart: number;
  readonly onApplied: (batch: Batch) => void;
}

/** A batch that could not be applied, with how many transactions it held. */
export class BatchError extends Error {
  readonly error: AgentError;
  readonly transactions: number;

  constructor(error: AgentError, transactions: number) {
    super(error.message, { cause: error });
    this.error = error;
    this.transactions = transactions;
  }
}

/**
 * Reads the source's transactions and applies them, the two beside each other. Returns when aborted, between two target
 * transactions or with one rolled back.
 * @throws AgentError, BatchError
 */
export async function stream(context: StreamContext, signal: AbortSignal): Promise<void> {
  const { executed, written } = context.position;
  const batcher = new Batcher(context.reader, executed, written, context.windows, context.apart);
  // Each side may be waiting for the other when one of them ends.
  const finishing = async (side: Promise<void>): Promise<void> => side.finally(() => batcher.finish());
  await together(
    signal,
    (linked) => finishing(fill(context, batcher, linked)),
    (linked) => finishing(drain(context, batcher, linked)),
  );
}

async function fill(
  { source, selection, position }: StreamContext,
  batcher: Batcher,
  signal: AbortSignal,
): Promise<void> {
  const transactions = new TransactionReader(selection, batcher);
  const pace = new Pace(batcher);
  let zstd: Zstd | null = null;
  for await (const events of streamBinlog(source, position.executed, signal)) {
    for (const event of events) {
      if (event.type === EventType.TRANSACTION_PAYLOAD) {
        zstd ??= await Zstd.load();
        for (const inner of transactions.unpack(event, zstd)) {
          if (pace.isDue(inner)) await pace.wait();
          if (signal.aborted) return;
        }
      } else {
        transactions.push(event);
        if (pace.isDue(event)) await pace.wait();
      }
    }
  }
}

/** So many batches may be under way: a worker that is done with one goes on with the next while others still write. */
const BATCHES_AHEAD = 2;

async function drain(context: StreamContext, batcher: Batcher, signal: AbortSignal): Promise<void> {
  const { appliers, position, onApplied } = context;
  const { settledAt } = position;
  using _finish = onAbort(signal, () => batcher.finish());
  /** What each worker is doing, until its last batch. */
  const working = appliers.map(() => Promise.resolve());
  const underWay: { readonly batch: Batch; readonly done: Promise<unknown> }[] = [];
  // One by one to name a culprit means that nothing is written behind it.
  let apart = context.apart;
  const settle = async (most: number): Promise<void> => {
    while (underWay.length > most) {
      const [{ batch, done }] = underWay as [(typeof underWay)[number]];
      try {
        await done;
      } catch (thrown) {
        const transactions = underWay.reduce((sum, each) => sum + each.batch.transactions, 0);
        throw new BatchError(AgentError.from(thrown).about({ gtid: batch.gtid }), transactions);
      }
      underWay.shift();
      onApplied(batch);
      apart = Math.max(0, apart - (batch.end?.transactions ?? 0));
    }
  };
  for (;;) {
    await settle(apart > 0 || appliers.length === 1 ? 0 : BATCHES_AHEAD - 1);
    const batch = await batcher.take();
    if (batch === null) break;
    const done = appliers.map((applier, worker) => {
      const turn = (working[worker] as Promise<void>).then(() => applier.apply(batch));
      working[worker] = turn;
      return turn;
    });
    const all = Promise.all(done);
    // A failure is the business of `settle`; until that comes to it, it must not count as unhandled.
    all.catch(() => {});
    underWay.push({ batch, done: all });
    if (settledAt !== null && batch.end?.executed.contains(settledAt) === true) break;
  }
  await settle(0);
  for (const applier of appliers) await applier.flush();
}
