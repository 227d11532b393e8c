import { evictStatements, insertStatements } from "../apply/sql/statements.ts";
import { planWrites } from "../apply/sql/write-plan.ts";
import { chunkCopied, type LoadProgress, tableCopied } from "../checkpoint/load-progress.ts";
import { beginOwned, checkOwner, type Ownership } from "../checkpoint/owner.ts";
import { AgentError } from "../error.ts";
import type { PausePoint, PausePoints } from "../lib/pause-points.ts";
import type { Connection } from "../mysql/connection.ts";
import { serverErrorNumber } from "../mysql/server-error.ts";
import { readTableDefinition } from "../mysql/table-definition.ts";
import { type Chunk, RowsSource } from "./rows-source.ts";
import type { SelectedTable } from "./selected-tables.ts";

/** A chunk aims at this many bytes: two of them are in memory at a time. */
export const CHUNK_BYTES = 2 * 1024 * 1024;
/** … and has at most this many rows, so that progress is kept often. */
export const CHUNK_ROWS = 5_000;
/** … and at least this many: a guess of the row size may be far off. */
const CHUNK_ROWS_LEAST = 10;
/** Guess for a table of which the statistics say nothing, bytes. */
const ROW_BYTES_GUESS = 1_000;

/** ER_DUP_ENTRY. */
const DUPLICATE_KEY = 1062;

/** What the copy of a table is given. */
export interface CopyContext {
  readonly source: Connection;
  readonly writer: Connection;
  readonly ownership: Ownership;
  readonly pausePoints: PausePoints;
  readonly signal: AbortSignal;
  readonly onChunk: (rows: number) => void;
}

/**
 * Copies the rows of one table, chunk by chunk, each with its progress in one transaction, from where an earlier attempt
 * stopped. The next chunk is read while one is written. Rows that change meanwhile are set right by the stream, which is
 * applied in window mode until the position read after the copy.
 */
export async function copyTable(
  context: CopyContext,
  table: SelectedTable,
  progress: LoadProgress,
): Promise<void> {
  const { source, writer, signal } = context;
  const { database, table: name } = table;
  const rowsSource = new RowsSource(await readTableDefinition(source, database, name));
  const plan = planWrites(
    await readTableDefinition(writer, database, name),
    rowsSource.columns,
    rowsSource.primaryKey,
  );
  let rowBytes = table.rowBytes > 0 ? table.rowBytes : ROW_BYTES_GUESS;
  const read = (after: readonly Buffer[] | null): Promise<Chunk> =>
    rowsSource.read(source, after, limitFor(rowBytes));

  let next: Promise<Chunk> | null = read(progress.lastKey);
  while (next !== null && !signal.aborted) {
    const chunk: Chunk = await next;
    await reach(context, "load.chunk-read");
    if (chunk.rows.length > 0) rowBytes = Math.max(1, chunk.bytes / chunk.rows.length);
    next = chunk.lastKey === null ? null : read(chunk.lastKey);
    // It is awaited in the next round; should the write fail first, its own failure is of no interest.
    next?.catch(() => {});
    await writeChunk(context, plan, table, chunk);
  }
}

async function writeChunk(
  context: CopyContext,
  plan: ReturnType<typeof planWrites>,
  table: SelectedTable,
  chunk: Chunk,
): Promise<void> {
  const { writer, ownership } = context;
  const { link } = ownership;
  checkOwner(ownership, await writer.multiple(beginOwned(ownership)));
  let written = 0;
  for (const { sql, rows } of insertStatements(plan, chunk.rows)) {
    const ofStatement = chunk.rows.slice(written, written + rows);
    written += rows;
    try {
      await writer.execute(sql);
    } catch (error) {
      if (serverErrorNumber(error) !== DUPLICATE_KEY)
        throw AgentError.from(error).about({ table: plan.label });
      // The table is being read over a while: a unique value may have moved from a row that was copied to one of this
      // chunk, or a key from one place to another. What holds it now was changed since, so the stream brings it back.
      for (const evict of evictStatements(plan, ofStatement)) await writer.execute(evict.sql);
      await writer.execute(sql);
    }
  }
  if (chunk.rows.length > 0) await reach(context, "load.chunk-written");
  await writer.execute(
    chunk.lastKey === null
      ? `${addRows(link, table, chunk)}${tableCopied(link, table.database, table.table)}`
      : chunkCopied(link, table.database, table.table, chunk.rows.length, chunk.lastKey),
  );
  const answer = writer.begin("COMMIT");
  await reach(context, "load.commit-sent");
  await answer;
  context.onChunk(chunk.rows.length);
  await reach(context, chunk.lastKey === null ? "load.table-loaded" : "load.chunk-committed");
}

function addRows(link: string, table: SelectedTable, chunk: Chunk): string {
  return `${chunkCopied(link, table.database, table.table, chunk.rows.length, [])};`;
}

function limitFor(rowBytes: number): number {
  return Math.max(CHUNK_ROWS_LEAST, Math.min(CHUNK_ROWS, Math.floor(CHUNK_BYTES / rowBytes)));
}

async function reach(context: CopyContext, point: PausePoint): Promise<void> {
  await context.pausePoints.reach?.(point, context.ownership.link);
}
