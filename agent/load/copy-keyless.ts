import type { WritePlan } from "../apply/sql/write-plan.ts";
import { beginSnapshot } from "../checkpoint/load-progress.ts";
import { beginRanges } from "../checkpoint/load-ranges.ts";
import { beginOwned, checkOwner, type Ownership } from "../checkpoint/owner.ts";
import type { Connection } from "../mysql/connection.ts";
import { qualified } from "../mysql/quote.ts";
import type { ReadingSession } from "../mysql/reading-session.ts";
import { type Chunk, readWhole } from "./read-range.ts";
import type { RowBatch } from "./row-batch.ts";
import type { RowsSource } from "./rows-source.ts";
import type { SelectedTable } from "./selected-tables.ts";
import { openSnapshot } from "./table-snapshot.ts";

/** What a table without a primary key is copied with. */
export interface KeylessCopy {
  readonly table: SelectedTable;
  readonly rows: RowsSource;
  readonly plan: WritePlan;
  readonly source: ReadingSession;
  /** Another session on the source. */
  readonly asking: ReadingSession;
  readonly target: Connection;
  readonly ownership: Ownership;
  readonly spent: RowBatch[];
  readonly signal: AbortSignal;
}

/**
 * Begins the copy of a table without a primary key: its rows as they are at one position, which is kept as the one from which the
 * stream goes on. Nothing tells which rows an attempt before has copied, so the table is emptied first.
 * @returns its rows, as one range of number 0; null when aborted
 */
export async function beginKeyless(copy: KeylessCopy): Promise<AsyncGenerator<Chunk> | null> {
  const { table, rows, plan, source, asking, target, ownership, spent, signal } = copy;
  const { database, table: name } = table;
  const at = await openSnapshot(source, asking, table, signal);
  if (at === null) return null;
  await owned(target, ownership, []);
  const [left] = await target.text(`SELECT 1 FROM ${plan.table} LIMIT 1`);
  if (left !== undefined) await target.execute(`TRUNCATE TABLE ${qualified(database, name)}`);
  await owned(target, ownership, [
    beginSnapshot(ownership, database, name, at),
    beginRanges(ownership, [database, name], [{ lower: null, upper: null }]),
  ]);
  return readWhole(source, rows, spent);
}

async function owned(target: Connection, ownership: Ownership, statements: readonly string[]): Promise<void> {
  checkOwner(ownership, await target.multiple(beginOwned(ownership)));
  for (const sql of statements) await target.execute(sql);
  await target.execute("COMMIT");
}
