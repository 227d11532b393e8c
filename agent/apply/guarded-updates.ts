import type { ImageReader, RowImage } from "../change/row-image.ts";
import type { TableMap } from "../change/table-map.ts";
import type { TableDefinition } from "../mysql/table-definition.ts";
import type { ImageUpdate } from "./net-changes.ts";
import type { PacketLimits } from "./packet-limits.ts";
import type { EventTable, RowEvent } from "./raw/insert-events.ts";
import { updateEvents } from "./raw/update-events.ts";
import { guardColumns, guardStatements } from "./sql/guard-statements.ts";
import { PackedRow } from "./sql/packed-row.ts";
import type { RowLiterals } from "./sql/row-literals.ts";
import type { Statement } from "./sql/statements.ts";
import type { WritePlan } from "./sql/write-plan.ts";

/** Of fewer columns one statement, which reads each row once, takes the server less time than a guard and an event. */
const LEAST_COLUMNS = 16;
/** A row image of more is better off in a statement by itself, which is cut to what a packet takes. */
const MOST_ROW_BYTES = 64 * 1024;
/** The server makes no longer text of a row than its max_allowed_packet: this leaves room for such a row in any form. */
const LEAST_PACKET_BYTES = 1024 * 1024;

/** What is known of a table whose rows are changed. */
export interface UpdatedTable {
  readonly source: TableMap;
  readonly target: TableDefinition;
  readonly plan: WritePlan;
  readonly images: ImageReader;
  readonly literals: RowLiterals;
  readonly event: EventTable;
  /** What an event cannot exceed, bytes. */
  readonly maxEventBytes: number;
  readonly limits: PacketLimits;
}

/**
 * Updates by row events, which hold every value as the source stored it and cost the server half of what a statement costs. It does
 * not compare the before image, so a statement in front of the events, in the same transaction, counts and locks the rows that are as
 * they were on the source. Whoever sends them has to see that count before the COMMIT.
 */
export class GuardedUpdates {
  readonly #table: UpdatedTable;
  readonly #packed: PackedRow;

  private constructor(table: UpdatedTable, packed: PackedRow) {
    this.#table = table;
    this.#packed = packed;
  }

  /** @returns null for a table whose updates have to be statements */
  static of(table: UpdatedTable): GuardedUpdates | null {
    const { source, target, plan, images, limits } = table;
    if (plan.primaryKey.length === 0 || limits.most < LEAST_PACKET_BYTES) return null;
    // The server would have to compute them of images that lack what they are computed from.
    if (plan.hasExpressionIndex || target.columns.some(({ generated }) => generated)) return null;
    const packed = new PackedRow(source, target, plan, images);
    return packed.columns < LEAST_COLUMNS ? null : new GuardedUpdates(table, packed);
  }

  /** Whether an update is one for events. */
  takes({ before, after }: ImageUpdate): boolean {
    return before.end - before.start <= MOST_ROW_BYTES && after.end - after.start <= MOST_ROW_BYTES;
  }

  /** @param updates that it takes, without those that change nothing */
  guards(updates: readonly ImageUpdate[]): Statement[] {
    const { plan, literals, limits } = this.#table;
    const columns = guardColumns(plan, this.#packed);
    const rows = updates.map(({ before }) => ({
      text: this.#packed.text(before),
      row: literals.read(before, columns),
    }));
    return guardStatements(plan, this.#packed, rows, limits.statement);
  }

  /** @param updates as for `guards` */
  events(updates: readonly ImageUpdate[]): RowEvent[] {
    const { plan, images, event, maxEventBytes } = this.#table;
    const all = plan.columns.map((_, position) => position);
    const changed = new Set<number>();
    let alike: readonly number[] = all;
    for (const { before, after } of updates) {
      const found = images.differing(before, after, alike);
      if (found.length === 0) continue;
      for (const column of found) changed.add(column);
      alike = all.filter((column) => !changed.has(column));
    }
    if (changed.size === 0) return [];
    const columns = { primaryKey: plan.primaryKey, changed: all.filter((column) => changed.has(column)) };
    return updateEvents(event, images, columns, updates, maxEventBytes);
  }

  /** Whether a row is not what it was. */
  changes({ before, after }: ImageUpdate): boolean {
    return !sameImage(before, after);
  }
}

/** Images of one table that are equal are so byte for byte. */
function sameImage(one: RowImage, other: RowImage): boolean {
  return one.bytes.compare(other.bytes, other.start, other.end, one.start, one.end) === 0;
}
