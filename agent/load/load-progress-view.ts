import type { LoadProgress } from "../checkpoint/load-progress.ts";
import type { LinkMonitor } from "../link/monitor.ts";
import type { TableProgress } from "../link/state.ts";
import type { SelectedTable } from "./selected-tables.ts";

/** Rows that arrive are shown at most this often, milliseconds: there may be thousands of tables to list. */
const SHOW_EVERY_MS = 100;

/** What observers see of a load, beside what the target remembers. */
export class LoadProgressView {
  readonly #monitor: LinkMonitor;
  readonly #tables: readonly SelectedTable[];
  readonly #states = new Map<SelectedTable, LoadProgress["state"]>();
  readonly #rows = new Map<SelectedTable, number>();
  readonly #loading = new Set<SelectedTable>();
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

  in(state: LoadProgress["state"]): readonly SelectedTable[] {
    return this.#tables.filter((table) => this.#states.get(table) === state);
  }

  rowsOf(table: SelectedTable): number {
    return this.#rows.get(table) ?? 0;
  }

  start(table: SelectedTable): void {
    this.#loading.add(table);
    this.#show();
  }

  move(table: SelectedTable, state: LoadProgress["state"]): void {
    this.#states.set(table, state);
    this.#loading.delete(table);
    this.#show();
  }

  add(table: SelectedTable, rows: number): void {
    this.#rows.set(table, this.rowsOf(table) + rows);
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
      }),
    );
    this.#monitor.observe({ tables });
  }

  #stateOf(table: SelectedTable): TableProgress["state"] {
    if (this.#states.get(table) === "loaded") return "loaded";
    return this.#loading.has(table) ? "loading" : "pending";
  }
}
