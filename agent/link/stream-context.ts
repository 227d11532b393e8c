import type { Applier } from "../apply/applier.ts";
import type { Batch } from "../apply/batch.ts";
import type { Windows } from "../apply/batcher.ts";
import type { ChangeApplier } from "../apply/ddl/change-applier.ts";
import type { TargetObject } from "../apply/ddl/changed-objects.ts";
import type { RowReader } from "../apply/row-reader.ts";
import type { GtidEvent } from "../change/gtid-event.ts";
import type { KnownTables } from "../change/known-table.ts";
import type { Selection } from "../change/selection.ts";
import type { Spill } from "../change/spill.ts";
import type { StatementException } from "../change/statement/exception.ts";
import type { Spool } from "../spool/spool.ts";
import type { Position } from "./position.ts";

/** What a stream is given. */
export interface StreamContext {
  /** Holds what was received, and what comes. */
  readonly spool: Spool;
  readonly selection: Selection;
  /** The source's tables, if its binlog does not name their columns. */
  readonly known: KnownTables;
  /** Takes what is too large for memory. */
  readonly spill: Spill;
  /** How rows are read now; another one after each schema change. */
  readonly reader: () => RowReader;
  /** One for each worker. */
  readonly appliers: readonly Applier[];
  readonly changes: ChangeApplier;
  /** The objects that a schema change has changed, before anything behind it is read. */
  readonly onChanged: (objects: readonly TargetObject[]) => Promise<void>;
  /** What an operator has decided about a statement. */
  readonly exception: StatementException | null;
  /** Told of what concerns the link and is left out on purpose. */
  readonly onLeave: (gtid: GtidEvent, what: string) => void;
  readonly position: Position;
  readonly windows: Windows;
  /** How many transactions are applied one by one before merging starts. */
  readonly apart: number;
  readonly onApplied: (batch: Batch) => void;
}
