import type { GtidSet } from "../change/gtid-set.ts";
import type { NetChanges } from "./sql/net-changes.ts";

/** What is written to one table. */
export interface TableBatch {
  readonly changes: NetChanges;
  /** `window`: rows on the target may be ahead of the stream, so that each change states only what is there in the end. */
  readonly mode: "strict" | "window";
}

/** The source transactions that a batch completes. */
export interface BatchEnd {
  /** Everything that is on the target once this batch is committed. */
  readonly executed: GtidSet;
  readonly transactions: number;
  /** Microseconds since the epoch at which the source committed the last of them; 0 when it did not say. */
  readonly committedAt: number;
}

/**
 * Changes that are written in one go. Whole source transactions are merged into it; one that is larger than a batch comes
 * in several, of which only the last has an `end`: until then nothing is committed.
 */
export interface Batch {
  readonly tables: readonly TableBatch[];
  /** How many source transactions it holds, one that it holds in part included. */
  readonly transactions: number;
  /** Text form of the only transaction, when there is just one; empty otherwise. */
  readonly gtid: string;
  readonly end: BatchEnd | null;
}

/** Whether there is anything to write besides the position. */
export function hasRows(batch: Batch): boolean {
  return batch.tables.some((table) => table.changes.size > 0);
}
