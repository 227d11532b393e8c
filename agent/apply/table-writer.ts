import { ImageReader, type RowImage } from "../change/row-image.ts";
import type { TableMap } from "../change/table-map.ts";
import type { TableDefinition } from "../mysql/table-definition.ts";
import type { Inserts } from "./inserts.ts";
import type { NetChanges } from "./net-changes.ts";
import { type InsertTable, insertEvents } from "./raw/insert-events.ts";
import { layoutDifference } from "./raw/same-layout.ts";
import { RowLiterals } from "./sql/row-literals.ts";
import {
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

/** Writes what happened to one table of the source to a table of the target. */
export class TableWriter {
  readonly plan: WritePlan;
  readonly images: ImageReader;
  /** As chosen for this table. */
  readonly inserts: Inserts;
  readonly #literals: RowLiterals;
  readonly #table: InsertTable;

  /** @throws AgentError TARGET_SCHEMA_DIFFERS */
  constructor(source: TableMap, target: TableDefinition, inserts: Inserts) {
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
    const difference = layoutDifference(source, target);
    this.inserts = inserts.by === "sql" || difference === null ? inserts : { by: "sql", reason: difference };
  }

  /**
   * What is done to the table, in the order in which it has to be done.
   * @throws AgentError EVENT_UNSUPPORTED, EVENT_CORRUPT
   */
  steps(changes: NetChanges, mode: Mode): Step[] {
    const { plan } = this;
    const row = (image: RowImage) => this.#literals.read(image);
    switch (mode) {
      case "strict": {
        const { deletes, updates, inserts } = changes.resolve();
        const deleted = deletes.map(row);
        const updated = updates.map((update) => this.#literals.readUpdate(update));
        const befores = updated.map(({ before }) => before);
        return [
          ...deleteStatements(plan, deleted).map((statement) => this.#step(statement, deleted)),
          ...updateStatements(plan, updated).map((statement) => this.#step(statement, befores)),
          ...this.#insert(inserts),
        ];
      }
      case "window": {
        const { touched, finals } = changes.resolveWindow();
        const evicted = plan.uniqueSeeks.length === 0 ? [] : finals.map(row);
        return [
          ...deleteKeyStatements(plan, touched.map(row)).map((statement) => this.#step(statement, null)),
          ...evictStatements(plan, evicted).map((statement) => this.#step(statement, null)),
          ...this.#insert(finals),
        ];
      }
      default:
        return mode satisfies never;
    }
  }

  #insert(images: readonly RowImage[]): Step[] {
    const { inserts } = this;
    switch (inserts.by) {
      case "raw": {
        const events = insertEvents(this.#table, images).map(
          (event): EventStep => ({ plan: this.plan, event }),
        );
        // One row that is larger than the packet as an event may fit as literals; if not, the applier says so.
        if (events.some(({ event }) => event.bytes.length > inserts.maxEventBytes))
          return this.#insertRows(images);
        return events;
      }
      case "sql":
        return this.#insertRows(images);
      default:
        return inserts satisfies never;
    }
  }

  #insertRows(images: readonly RowImage[]): StatementStep[] {
    const rows = images.map((image) => this.#literals.read(image));
    return insertStatements(this.plan, rows).map((statement) => this.#step(statement, null));
  }

  #step(statement: Statement, guarded: StatementStep["guarded"]): StatementStep {
    return { plan: this.plan, statement, guarded };
  }
}
