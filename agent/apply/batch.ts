import type { GtidSet } from "../change/gtid-set.ts";
import type { SourceChange } from "../change/statement/source-change.ts";
import type { AgentError } from "../error.ts";
import type { Packet } from "./steps.ts";

/** The source transactions that a batch completes. */
export interface BatchEnd {
  /** Everything that is on the target once this batch is committed. */
  readonly executed: GtidSet;
  /** What the source has executed besides and nobody could have applied yet: XA branches that are prepared. */
  readonly prepared: GtidSet;
  readonly transactions: number;
  /** Microseconds since the epoch at which the source committed the last of them; 0 when it did not say. */
  readonly committedAt: number;
}

/**
 * Changes that are written in one go. Whole source transactions are merged into it; one that is larger than a batch comes
 * in several, of which only the last has an `end`: until then nothing is committed.
 */
export interface Batch {
  /** The statements of each worker, ready to be sent. A worker without any has nothing to write but the position. */
  readonly packets: readonly (readonly Packet[])[];
  /** Why there is a change in it that cannot be written; null when all can. */
  readonly refused: AgentError | null;
  /** Rows that it changes on the target. */
  readonly rows: number;
  /** Everything up to its end, a transaction that it holds in part included. */
  readonly upTo: GtidSet;
  /** How many source transactions it holds, one that it holds in part included. */
  readonly transactions: number;
  /** Text form of the only transaction, when there is just one; empty otherwise. */
  readonly gtid: string;
  readonly end: BatchEnd | null;
  /** A schema change, alone in its batch: everything before it is committed, and nothing behind it has been read. */
  readonly change: SourceChange | null;
}
