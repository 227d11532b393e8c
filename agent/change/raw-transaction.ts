import type { GtidEvent } from "./gtid-event.ts";
import type { SourceChange } from "./statement/source-change.ts";

/** How a transaction with rows ends. */
export type RawEnd = "commit" | "xa-prepare" | "xa-commit-one-phase";

/**
 * A transaction of the source, or a part of one that is large: its parts come one behind the other. The events are as they were
 * logged, ready for a BINLOG statement each time.
 */
export interface RawRows {
  readonly kind: "rows";
  readonly gtid: GtidEvent;
  readonly part: "first" | "later";
  /** The XA branch that it is; null for any other transaction. */
  readonly xid: string | null;
  /** Table maps and rows, without checksums. Empty for a transaction that leaves no trace but its GTID. */
  readonly events: readonly Buffer[];
  readonly bytes: number;
  /** Null when more parts follow. */
  readonly end: RawEnd | null;
}

/** What a source's binlog holds, for an applier that keeps its transactions as they are. */
export type RawPiece =
  | RawRows
  /** A schema change. Its rows follow as later parts if it says so (CREATE TABLE … SELECT). */
  | { readonly kind: "change"; readonly gtid: GtidEvent; readonly change: SourceChange }
  | {
      readonly kind: "xa-end";
      readonly gtid: GtidEvent;
      readonly xid: string;
      readonly how: "xa-commit" | "xa-rollback";
    }
  /** The commit clock begins anew: nothing behind this may be compared with what is before. */
  | { readonly kind: "new-file" };
