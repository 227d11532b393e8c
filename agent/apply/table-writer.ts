import { ImageReader, type RowImage } from "../change/row-image.ts";
import type { TableMap } from "../change/table-map.ts";
import type { TableDefinition } from "../mysql/table-definition.ts";
import { type CountedRow, CountedRows } from "./counted-rows.ts";
import { GuardedUpdates } from "./guarded-updates.ts";
import type { Inserts } from "./inserts.ts";
import { type ImageUpdate, NetChanges } from "./net-changes.ts";
import { isTooLongForString, type PacketLimits, rowTooLarge } from "./packet-limits.ts";
import { type EventTable, eventHeadBytes, insertEvents } from "./raw/insert-events.ts";
import { layoutDifference } from "./raw/same-layout.ts";
import { RowLiterals } from "./sql/row-literals.ts";
import {
  deleteCountedStatements,
  deleteKeyStatements,
  deleteStatements,
  evictStatements,
  insertStatements,
  type Statement,
  updateStatements,
} from "./sql/statements.ts";
import { planWrites, type WritePlan } from "./sql/write-plan.ts";
import type { EventStep, StatementStep, Step } from "./steps.ts";

/** `window`: rows on the target may be ahead of the stream, so that a change states only what is there in the end. */
export type Mode = "strict" | "window";

/** What a batch does to a table. */
export type TableChanges = NetChanges | CountedRows;

/** Updates by how they are made. */
interface DividedUpdates {
  readonly byStatement: readonly ImageUpdate[];
  /** Without those that change nothing. */
  readonly byEvent: readonly ImageUpdate[];
}

/** Writes what happened to one table of the source to a table of the target. */
export class TableWriter {
  readonly plan: WritePlan;
  readonly images: ImageReader;
  /** As chosen for this table. */
  readonly inserts: Inserts;
  readonly #literals: RowLiterals;
  readonly #table: EventTable;
  readonly #limits: PacketLimits;
  /** Null where updates are statements. */
  readonly #updates: GuardedUpdates | null;

  /** @throws AgentError TARGET_SCHEMA_DIFFERS */
  constructor(source: TableMap, target: TableDefinition, inserts: Inserts, limits: PacketLimits) {
    const names = source.columns.map((column) => column.name);
    this.plan = planWrites(target, names, source.primaryKey);
    this.images = new ImageReader(source);
    this.#literals = new RowLiterals(source, this.images);
    this.#table = {
      database: target.database,
      table: target.table,
      columns: names.length,
      layout: source.layout,
    };
    this.#limits = limits;
    const difference = layoutDifference(source, target);
    this.inserts = inserts.by === "sql" || difference === null ? inserts : { by: "sql", reason: difference };
    const { plan, images } = this;
    this.#updates =
      this.inserts.by === "sql"
        ? null
        : GuardedUpdates.of({
            source,
            target,
            plan,
            images,
            literals: this.#literals,
            event: this.#table,
            maxEventBytes: this.inserts.maxEventBytes,
            limits,
          });
  }

  /** Takes the changes of a batch. */
  changes(): TableChanges {
    return this.plan.primaryKey.length > 0
      ? new NetChanges(this.plan, this.images)
      : new CountedRows(this.plan, this.#literals);
  }

  /**
   * What is done to the table, in the order in which it has to be done.
   * @throws AgentError EVENT_UNSUPPORTED, EVENT_CORRUPT, PACKET_LIMIT
   */
  steps(changes: TableChanges, mode: Mode): Step[] {
    if (changes instanceof CountedRows) {
      // Its copy is of one position of the source.
      if (mode === "window") throw new Error(`${this.plan.label} has no primary key and a window`);
      const { deletes, inserts } = changes.resolve();
      return [...this.#deleteCounted(deletes), ...this.#insert(inserts)];
    }
    switch (mode) {
      case "strict": {
        const { deletes, updates, inserts } = changes.resolve();
        const images = [...deletes, ...updates.flatMap(({ before, after }) => [before, after])];
        const divided = this.#dividedUpdates(updates);
        return [
          ...this.#fitting(images, () => this.#guarded(deletes, divided)),
          ...this.#updateEvents(divided),
          ...this.#insert(inserts),
        ];
      }
      case "window": {
        const { touched, finals } = changes.resolveWindow();
        return [
          ...this.#fitting([...touched, ...finals], () => this.#unguarded(touched, finals)),
          ...this.#insert(finals),
        ];
      }
      default:
        return mode satisfies never;
    }
  }

  #guarded(deletes: readonly RowImage[], { byStatement, byEvent }: DividedUpdates): StatementStep[] {
    const { plan } = this;
    const { statement: bytes } = this.#limits;
    const deleted = deletes.map((image) => this.#literals.read(image));
    const updated = byStatement.map((update) => this.#literals.readUpdate(update));
    const guards = this.#updates?.guards(byEvent) ?? [];
    return [
      ...deleteStatements(plan, deleted, bytes).map((statement) => this.#step(statement, () => deleted)),
      ...updateStatements(plan, updated, bytes).map((statement) =>
        this.#step(statement, () => updated.map(({ before }) => before)),
      ),
      ...guards.map((statement) =>
        this.#step(statement, () => byEvent.map(({ before }) => this.#literals.read(before))),
      ),
    ];
  }

  #updateEvents({ byEvent }: DividedUpdates): EventStep[] {
    const events = this.#updates?.events(byEvent) ?? [];
    return events.map((event) => ({ plan: this.plan, event }));
  }

  #dividedUpdates(updates: readonly ImageUpdate[]): DividedUpdates {
    const events = this.#updates;
    if (events === null) return { byStatement: updates, byEvent: [] };
    return {
      byStatement: updates.filter((update) => !events.takes(update)),
      byEvent: updates.filter((update) => events.takes(update) && events.changes(update)),
    };
  }

  #deleteCounted(deletes: readonly CountedRow[]): StatementStep[] {
    const images = deletes.map(({ image }) => image);
    return this.#fitting(images, () =>
      deleteCountedStatements(this.plan, deletes).map((statement, index) =>
        this.#step(statement, () => [(deletes[index] as CountedRow).row]),
      ),
    );
  }

  #unguarded(touched: readonly RowImage[], finals: readonly RowImage[]): StatementStep[] {
    const { plan } = this;
    const { statement: bytes } = this.#limits;
    const { primaryKey, uniqueSeeks } = plan;
    // Of a row with large values all of them are read once, where it is put in.
    const sought = [...new Set(uniqueSeeks.flat().map(({ column }) => column))];
    const keys = touched.map((image) => this.#literals.read(image, primaryKey));
    const evicted = sought.length === 0 ? [] : finals.map((image) => this.#literals.read(image, sought));
    return [...deleteKeyStatements(plan, keys, bytes), ...evictStatements(plan, evicted, bytes)].map(
      (statement) => this.#step(statement, null),
    );
  }

  #insert(images: readonly RowImage[]): Step[] {
    const { inserts } = this;
    switch (inserts.by) {
      case "raw": {
        const most = inserts.maxEventBytes;
        const mostRow = most - eventHeadBytes(this.#table);
        const large = images.filter(({ start, end }) => end - start > mostRow);
        const others = images.filter(({ start, end }) => end - start <= mostRow);
        const events = insertEvents(this.#table, others, most);
        // One row that is larger than the packet as an event may fit as literals.
        return [
          ...events.map((event): EventStep => ({ plan: this.plan, event })),
          ...this.#insertRows(large),
        ];
      }
      case "sql":
        return this.#insertRows(images);
      default:
        return inserts satisfies never;
    }
  }

  #insertRows(images: readonly RowImage[]): StatementStep[] {
    return this.#fitting(images, () => {
      const rows = images.map((image) => this.#literals.read(image));
      const statements = insertStatements(this.plan, rows, this.#limits.statement);
      return statements.map((statement) => this.#step(statement, null));
    });
  }

  /** Statements for these rows, each of which a packet takes. */
  #fitting(images: readonly RowImage[], make: () => StatementStep[]): StatementStep[] {
    const { most } = this.#limits;
    let largest: number | null = 0;
    try {
      const steps = make();
      for (const { statement } of steps) largest = Math.max(largest, statement.sql.length);
      if (largest <= most) return steps;
    } catch (error) {
      if (!isTooLongForString(error)) throw error;
      largest = null;
    }
    const size = ({ start, end }: RowImage): number => end - start;
    const row = images.reduce((most_, image) => (size(image) > size(most_) ? image : most_));
    const table = this.plan.label;
    throw rowTooLarge({ table, key: this.#literals.key(row), bytes: largest }, this.#limits);
  }

  #step(statement: Statement, guarded: StatementStep["guarded"]): StatementStep {
    return { plan: this.plan, statement, guarded };
  }
}
