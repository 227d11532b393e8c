import type { GtidSet } from "../change/gtid-set.ts";
import {
  adoptTable,
  beginTable,
  forgetTable,
  type LoadProgress,
  openWindow,
  readLoadProgress,
  structureAdopted,
  structureCreated,
} from "../checkpoint/load-progress.ts";
import type { Ownership } from "../checkpoint/owner.ts";
import type { PausePoints } from "../lib/pause-points.ts";
import type { LinkMonitor } from "../link/monitor.ts";
import type { LinkSpec } from "../link/spec.ts";
import type { TableProgress } from "../link/state.ts";
import type { Connection } from "../mysql/connection.ts";
import { readExecuted } from "../mysql/executed.ts";
import { copyTable } from "./copy-table.ts";
import type { SelectedTable } from "./selected-tables.ts";
import { createDatabase, createTable } from "./structure.ts";

/** What a load is given. */
export interface LoadContext {
  readonly spec: LinkSpec;
  readonly source: Connection;
  readonly writer: Connection;
  readonly ownership: Ownership;
  readonly monitor: LinkMonitor;
  readonly pausePoints: PausePoints;
  readonly signal: AbortSignal;
}

const same = (a: { database: string; table: string }, b: { database: string; table: string }): boolean =>
  a.database === b.database && a.table === b.table;

/**
 * Brings every selected table to the target that is not there yet: structure, then rows. What was done before, by this link
 * or by one of the same name, is not done again. A table whose rows were copied has a window: until the link has applied it
 * its rows may be ahead of the position.
 * @returns the windows of the selected tables
 */
export async function load(
  context: LoadContext,
  tables: readonly SelectedTable[],
): Promise<ReadonlyMap<SelectedTable, GtidSet>> {
  const { spec, writer, ownership, signal } = context;
  const { link } = ownership;
  for (const former of await readLoadProgress(writer, link)) {
    if (!tables.some((table) => same(table, former)))
      await writer.execute(forgetTable(link, former.database, former.table));
  }
  const known = await readLoadProgress(writer, link);
  const missing = tables.filter((table) => !known.some((each) => same(each, table)));
  for (const { database, table } of missing) {
    await writer.execute(
      spec.initialization.structure
        ? beginTable(link, database, table, "structure")
        : spec.initialization.data
          ? beginTable(link, database, table, "rows")
          : adoptTable(link, database, table),
    );
  }
  const progress = new Progress(context.monitor, tables, await readLoadProgress(writer, link));
  await loadStructure(context, progress);
  await loadRows(context, progress);
  if (signal.aborted) return new Map();
  await openWindows(context, tables);
  const done = await readLoadProgress(writer, link);
  return new Map(
    tables.flatMap((table) => {
      const until = done.find((each) => same(each, table))?.windowUntil ?? null;
      return until === null ? [] : [[table, until] as const];
    }),
  );
}

async function loadStructure(context: LoadContext, progress: Progress): Promise<void> {
  const { spec, source, writer, ownership, monitor, pausePoints, signal } = context;
  const waiting = progress.in("structure");
  if (waiting.length === 0) return;
  monitor.transition({ phase: "loading_structure" });
  for (const database of new Set(waiting.map((table) => table.database)))
    await createDatabase(source, writer, database);
  for (const table of waiting) {
    if (signal.aborted) return;
    await pausePoints.reach?.("structure.before-table", spec.name);
    await createTable(source, writer, table.database, table.table);
    await writer.execute(
      spec.initialization.data
        ? structureCreated(ownership.link, table.database, table.table)
        : structureAdopted(ownership.link, table.database, table.table),
    );
    progress.move(table, spec.initialization.data ? "rows" : "loaded");
  }
  await pausePoints.reach?.("structure.done", spec.name);
}

async function loadRows(context: LoadContext, progress: Progress): Promise<void> {
  const waiting = progress.in("rows");
  if (waiting.length === 0) return;
  context.monitor.transition({ phase: "loading_data" });
  for (const table of waiting) {
    if (context.signal.aborted) return;
    progress.start(table);
    const onChunk = (rows: number): void => progress.add(table, rows);
    await copyTable({ ...context, onChunk }, table, progress.of(table));
    if (!context.signal.aborted) progress.move(table, "loaded");
  }
  await context.pausePoints.reach?.("load.done", context.spec.name);
}

/** The source's position after the copy: from there on the rows are exact. */
async function openWindows(context: LoadContext, tables: readonly SelectedTable[]): Promise<void> {
  const { source, writer, ownership } = context;
  const open = (await readLoadProgress(writer, ownership.link)).filter((each) => each.windowUntil === null);
  const copied = tables.filter((table) => open.some((each) => same(each, table)));
  if (copied.length === 0) return;
  const until = await readExecuted(source);
  await writer.execute(
    openWindow(
      ownership.link,
      copied.map((table) => [table.database, table.table] as const),
      until,
    ),
  );
}

/** What observers see of the load, beside what the target remembers. */
class Progress {
  readonly #monitor: LinkMonitor;
  readonly #tables: readonly SelectedTable[];
  readonly #stored: readonly LoadProgress[];
  readonly #states = new Map<SelectedTable, LoadProgress["state"]>();
  readonly #rows = new Map<SelectedTable, number>();
  #loading: SelectedTable | null = null;

  constructor(monitor: LinkMonitor, tables: readonly SelectedTable[], stored: readonly LoadProgress[]) {
    this.#monitor = monitor;
    this.#tables = tables;
    this.#stored = stored;
    for (const table of tables) {
      const progress = this.of(table);
      this.#states.set(table, progress.state);
      this.#rows.set(table, progress.rowsLoaded);
    }
    this.#show();
  }

  of(table: SelectedTable): LoadProgress {
    return this.#stored.find((each) => same(each, table)) as LoadProgress;
  }

  in(state: LoadProgress["state"]): readonly SelectedTable[] {
    return this.#tables.filter((table) => this.#states.get(table) === state);
  }

  start(table: SelectedTable): void {
    this.#loading = table;
    this.#show();
  }

  move(table: SelectedTable, state: LoadProgress["state"]): void {
    this.#states.set(table, state);
    if (this.#loading === table) this.#loading = null;
    this.#show();
  }

  add(table: SelectedTable, rows: number): void {
    this.#rows.set(table, (this.#rows.get(table) ?? 0) + rows);
    this.#show();
  }

  #show(): void {
    const tables = this.#tables.map(
      (table): TableProgress => ({
        database: table.database,
        table: table.table,
        state:
          this.#states.get(table) === "loaded" ? "loaded" : table === this.#loading ? "loading" : "pending",
        rowsLoaded: this.#rows.get(table) ?? 0,
        rowsEstimated: table.rowsEstimated,
      }),
    );
    this.#monitor.observe({ tables });
  }
}
