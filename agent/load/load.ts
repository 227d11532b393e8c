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
import { rangesKey, readRanges } from "../checkpoint/load-ranges.ts";
import type { Ownership } from "../checkpoint/owner.ts";
import type { Source } from "../extract/source.ts";
import type { PausePoints } from "../lib/pause-points.ts";
import type { LinkMonitor } from "../link/monitor.ts";
import { type LinkSpec, selects } from "../link/spec.ts";
import type { Connection } from "../mysql/connection.ts";
import type { Endpoint } from "../mysql/endpoint.ts";
import { readExecuted } from "../mysql/executed.ts";
import { readPreparedBranches } from "../mysql/prepared-branches.ts";
import type { ReadingSession } from "../mysql/reading-session.ts";
import { copyTables } from "./copy-tables.ts";
import { LoadProgressView } from "./load-progress-view.ts";
import { copyObjects, databasesToCopy } from "./objects/copy-objects.ts";
import { branchesEnded, requireNoOpenBranch } from "./open-branches.ts";
import type { SelectedTable } from "./selected-tables.ts";
import { createDatabase, createTable } from "./structure.ts";

/** What a load is given. */
export interface LoadContext {
  readonly spec: LinkSpec;
  readonly source: ReadingSession;
  readonly writer: Connection;
  /** A session on the target that is not logged. */
  readonly local: Connection;
  /** For the sessions that copy rows beside each other, which `sessions` cuts. */
  readonly reading: Source;
  readonly targetEndpoint: Endpoint;
  readonly sessions: AbortSignal;
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
 */
export async function load(context: LoadContext, tables: readonly SelectedTable[]): Promise<void> {
  const { spec, writer, ownership, signal } = context;
  for (const former of await readLoadProgress(writer, ownership)) {
    if (tables.some((table) => same(table, former))) continue;
    // What the source has dropped meanwhile is dropped by the stream, which may have rows for it before.
    if (former.windowUntil !== null && selects(spec, former.database, former.table)) continue;
    await writer.execute(forgetTable(ownership, former.database, former.table));
  }
  const known = await readLoadProgress(writer, ownership);
  const missing = tables.filter((table) => !known.some((each) => same(each, table)));
  if (missing.length > 0 && !spec.initialization.data) await requireNoOpenBranch(context.source);
  // Before anything of them is read: their copies hold it.
  const copiedFrom =
    missing.length > 0 && spec.initialization.data ? await readExecuted(context.source) : null;
  for (const { database, table } of missing) {
    await writer.execute(
      spec.initialization.structure
        ? beginTable(ownership, database, table, "structure", copiedFrom)
        : spec.initialization.data
          ? beginTable(ownership, database, table, "rows", copiedFrom)
          : adoptTable(ownership, database, table),
    );
  }
  const progress = await readProgress(context, tables);
  await loadStructure(context, progress);
  if (signal.aborted) return;
  await loadRows(context, progress);
  if (!signal.aborted) await openWindows(context, tables);
}

async function loadStructure(context: LoadContext, progress: LoadProgressView): Promise<void> {
  const { spec, monitor, pausePoints, signal } = context;
  const tables = progress.in("structure");
  const databases = await databasesToCopy(context);
  if (tables.length === 0 && databases.length === 0) return;
  monitor.transition({ phase: "loading_structure" });
  await createTables(context, progress, tables);
  if (!signal.aborted && databases.length > 0) await copyObjects(context, databases);
  if (signal.aborted) return;
  await pausePoints.reach?.("structure.done", spec.name);
}

async function createTables(
  context: LoadContext,
  progress: LoadProgressView,
  waiting: readonly SelectedTable[],
): Promise<void> {
  const { spec, source, writer, ownership, pausePoints, signal } = context;
  for (const database of new Set(waiting.map((table) => table.database)))
    await createDatabase(source, writer, database);
  for (const table of waiting) {
    if (signal.aborted) return;
    await pausePoints.reach?.("structure.before-table", spec.name);
    await createTable(source, writer, table.database, table.table);
    await writer.execute(
      spec.initialization.data
        ? structureCreated(ownership, table.database, table.table)
        : structureAdopted(ownership, table.database, table.table),
    );
    progress.move(table, spec.initialization.data ? "rows" : "loaded");
  }
}

async function loadRows(context: LoadContext, progress: LoadProgressView): Promise<void> {
  const waiting = progress.in("rows");
  if (waiting.length === 0) return;
  context.monitor.transition({ phase: "loading_data" });
  const branches = await readPreparedBranches(context.source);
  await context.pausePoints.reach?.("load.branches-listed", context.spec.name);
  await branchesEnded(context.source, branches, context.signal);
  if (context.signal.aborted) return;
  await copyTables({ ...context, options: context.spec.load, progress }, waiting);
  if (context.signal.aborted) return;
  await context.pausePoints.reach?.("load.done", context.spec.name);
}

/** The source's position after the copy: from there on the rows are exact. */
async function openWindows(context: LoadContext, tables: readonly SelectedTable[]): Promise<void> {
  const { source, writer, ownership } = context;
  const open = (await readLoadProgress(writer, ownership)).filter((each) => each.windowUntil === null);
  const copied = tables.filter((table) => open.some((each) => same(each, table)));
  if (copied.length === 0) return;
  const until = await readExecuted(source);
  await writer.execute(
    openWindow(
      ownership,
      copied.map((table) => [table.database, table.table] as const),
      until,
    ),
  );
}

async function readProgress(
  { monitor, writer, ownership }: LoadContext,
  tables: readonly SelectedTable[],
): Promise<LoadProgressView> {
  const stored = new Map(
    (await readLoadProgress(writer, ownership)).map((each) => [rangesKey(each.database, each.table), each]),
  );
  const ranges = await readRanges(writer, ownership);
  const keyOf = ({ database, table }: SelectedTable): string => rangesKey(database, table);
  return new LoadProgressView(
    monitor,
    tables,
    (table) => stored.get(keyOf(table)) as LoadProgress,
    (table) => (ranges.get(keyOf(table)) ?? []).reduce((sum, { rowsLoaded }) => sum + rowsLoaded, 0),
  );
}
