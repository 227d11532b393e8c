import type { LoadProgress } from "../checkpoint/load-progress.ts";
import type { LinkMonitor } from "../link/monitor.ts";
import type { LoadMethod, TableProgress } from "../link/state.ts";
import { LoadRate } from "./load-rate.ts";
import type { SelectedTable } from "./selected-tables.ts";

/** Rows that arrive are shown at most this often, milliseconds: there may be thousands of tables to list. */
const SHOW_EVERY_MS = 100;

/** What observers see of a load, beside what the target remembers. */
export class LoadProgressView {
  readonly #monitor: LinkMonitor;
  readonly #tables: readonly SelectedTable[];
  readonly #states = new Map<SelectedTable, LoadProgress["state"]>();
  readonly #rows = new Map<SelectedTable, number>();
  /** Tables that are being copied. */
  readonly #loading = new Map<SelectedTable, LoadRate>();
  #shownAt = 0;

  /** @param copied rows of tables that an earlier attempt began to copy */
  constructor(
    monitor: LinkMonitor,
    tables: readonly SelectedTable[],
    stored: (table: SelectedTable) => Pick<LoadProgress, "state" | "rowsLoaded">,
    copied: (table: SelectedTable) => number,
  ) {
    this.#monitor = monitor;
    this.#tables = tables;
    for (const table of tables) {
      const { state, rowsLoaded } = stored(table);
      this.#states.set(table, state);
      this.#rows.set(table, rowsLoaded + copied(table));
    }
    this.#show();
  }

  /** How rows are put in. */
  by(loadMethod: LoadMethod): void {
    this.#monitor.observe({ loadMethod });
  }

  in(state: LoadProgress["state"]): readonly SelectedTable[] {
    return this.#tables.filter((table) => this.#states.get(table) === state);
  }

  rowsOf(table: SelectedTable): number {
    return this.#rows.get(table) ?? 0;
  }

  /** What an earlier attempt copied of it does not count. */
  startAnew(table: SelectedTable): void {
    this.#rows.set(table, 0);
    this.start(table);
  }

  start(table: SelectedTable): void {
    this.#loading.set(table, new LoadRate());
    this.#show();
  }

  move(table: SelectedTable, state: LoadProgress["state"]): void {
    this.#states.set(table, state);
    this.#loading.delete(table);
    this.#show();
  }

  add(table: SelectedTable, rows: number): void {
    this.#rows.set(table, this.rowsOf(table) + rows);
    this.#loading.get(table)?.add(rows);
    if (performance.now() - this.#shownAt >= SHOW_EVERY_MS) this.#show();
  }

  #show(): void {
    this.#shownAt = performance.now();
    const tables = this.#tables.map(
      (table): TableProgress => ({
        database: table.database,
        table: table.table,
        state: this.#stateOf(table),
        rowsLoaded: this.rowsOf(table),
        rowsEstimated: table.rowsEstimated,
        ...this.#paceOf(table),
      }),
    );
    this.#monitor.observe({ tables });
  }

  #paceOf(table: SelectedTable): Pick<TableProgress, "rowsPerSecond" | "secondsLeft"> {
    const rate = this.#loading.get(table);
    if (rate === undefined) return { rowsPerSecond: 0, secondsLeft: null };
    return {
      rowsPerSecond: rate.perSecond,
      secondsLeft: rate.secondsFor(table.rowsEstimated - this.rowsOf(table)),
    };
  }

  #stateOf(table: SelectedTable): TableProgress["state"] {
    if (this.#states.get(table) === "loaded") return "loaded";
    return this.#loading.has(table) ? "loading" : "pending";
  }
}
