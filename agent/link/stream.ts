import { setImmediate } from "node:timers/promises";
import type { Applier } from "../apply/applier.ts";
import type { Batch } from "../apply/batch.ts";
import { Batcher, type Windows } from "../apply/batcher.ts";
import type { RowReader } from "../apply/row-reader.ts";
import type { GtidSet } from "../change/gtid-set.ts";
import { type Selection, TransactionReader } from "../change/transaction-reader.ts";
import { AgentError } from "../error.ts";
import { streamBinlog } from "../extract/binlog-stream.ts";
import { onAbort, together } from "../lib/abort.ts";
import type { Endpoint } from "../mysql/endpoint.ts";

/**
 * So many bytes are decoded without a break: about a millisecond. An answer of the target that comes meanwhile has to wait,
 * and the target with it.
 */
const DECODE_BYTES = 128 * 1024;

/** What a stream is given. */
export interface StreamContext {
  readonly source: Endpoint;
  readonly selection: Selection;
  readonly reader: RowReader;
  readonly applier: Applier;
  readonly position: GtidSet;
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
  const batcher = new Batcher(context.reader, context.position, context.windows, context.apart);
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
  let bytes = 0;
  for await (const events of streamBinlog(source, position, signal)) {
    for (const event of events) {
      transactions.push(event);
      bytes += event.bytes.length;
      if (batcher.full) await batcher.room();
      else if (bytes >= DECODE_BYTES) await setImmediate();
      else continue;
      bytes = 0;
    }
  }
}

async function drain(
  { applier, onApplied }: StreamContext,
  batcher: Batcher,
  signal: AbortSignal,
): Promise<void> {
  using _finish = onAbort(signal, () => batcher.finish());
  for (;;) {
    const batch = await batcher.take();
    if (batch === null) return applier.flush();
    try {
      await applier.apply(batch);
    } catch (thrown) {
      const error = AgentError.from(thrown);
      throw new BatchError(error.about({ gtid: batch.gtid }), batch.transactions);
    }
    onApplied(batch);
  }
}
