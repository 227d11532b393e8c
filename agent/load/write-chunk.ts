import { isTooLongForString, rowTooLarge } from "../apply/packet-limits.ts";
import { checkWarnings } from "../apply/sql/error-values.ts";
import { evictStatements } from "../apply/sql/statements.ts";
import type { WritePlan } from "../apply/sql/write-plan.ts";
import { chunkCopied } from "../checkpoint/load-ranges.ts";
import { beginOwned, checkOwner, type Ownership } from "../checkpoint/owner.ts";
import { AgentError } from "../error.ts";
import { sleep } from "../lib/abort.ts";
import { backoff } from "../lib/backoff.ts";
import type { PausePoint, PausePoints } from "../lib/pause-points.ts";
import type { LoadMethod } from "../link/state.ts";
import { serverErrorNumber } from "../mysql/server-error.ts";
import { insertRows, type LiteralRow, literalRows } from "./insert-rows.ts";
import { type LoadDataFile, loadDataStatement, SEPARATOR_WARNINGS } from "./load-data.ts";
import type { ExactRows, RowsSource } from "./rows-source.ts";
import type { WriterSession } from "./writer-session.ts";

/** ER_DUP_ENTRY. */
const DUPLICATE_KEY = 1062;
/** A chunk that meets locks of others is written again this often before the link is interrupted. */
const ATTEMPTS = 6;
/** … and rows that hold a value which a chunk needs are taken out this often: each time, another worker has put one in. */
const EVICTIONS = 20;

/** What writes the chunks of one worker. */
export interface ChunkWriter {
  /** May be another session after a chunk was tried again. */
  readonly session: WriterSession;
  readonly method: LoadMethod["by"];
  readonly file: LoadDataFile;
  readonly ownership: Ownership;
  readonly pausePoints: PausePoints;
  readonly signal: AbortSignal;
}

/** Rows on their way into one range of a table. */
export interface ChunkRows {
  readonly table: RowsSource;
  readonly plan: WritePlan;
  readonly range: number;
  readonly rows: ExactRows;
  /** Null when the chunk is the last one of the range. */
  readonly lastKey: readonly Buffer[] | null;
}

/**
 * Writes a chunk with its progress in one transaction of the owner. A deadlock with another worker, or a lock that is not
 * granted in time, is tried again in a new session: nothing of the chunk is there then.
 */
export async function writeChunk(writer: ChunkWriter, chunk: ChunkRows): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await writeOnce(writer, chunk);
      return;
    } catch (thrown) {
      if (isTooLongForString(thrown))
        throw rowTooLarge({ table: chunk.plan.label, key: "", bytes: null }, writer.session.limits);
      const error = AgentError.from(thrown).about({ table: chunk.plan.label });
      if (error.code !== "TARGET_BUSY" || attempt === ATTEMPTS) throw error;
      await writer.session.renew();
      if (!(await sleep(backoff(attempt), writer.signal))) throw error;
    }
  }
}

async function writeOnce(writer: ChunkWriter, chunk: ChunkRows): Promise<void> {
  const { session, ownership } = writer;
  const { table, rows, range, lastKey } = chunk;
  await begin(writer);
  // What LOAD DATA reads it rounds as well.
  const rounds = chunk.plan.columns.some(({ hasDigits, written }) => hasDigits && written);
  if (writer.method === "insert" || rounds || !(await loadData(writer, chunk)))
    await insert(writer, chunk, literalRows(rows.plain, table.columns));
  await insert(writer, chunk, rows.spelled);
  const count = rows.plain.rows + rows.spelled.length;
  if (count > 0) await reach(writer, "load.chunk-written");
  const progress = chunkCopied(ownership, [table.database, table.table], range, count, lastKey);
  const answer = session.connection.begin(`${progress};COMMIT`);
  await reach(writer, "load.commit-sent");
  await answer;
  await reach(writer, "load.chunk-committed");
}

async function begin({ session, ownership }: ChunkWriter): Promise<void> {
  checkOwner(ownership, await session.connection.multiple(beginOwned(ownership)));
}

/**
 * With LOCAL the server skips a row that is there already and bends a value that does not fit, and only counts them. Such a
 * chunk is taken back and written by statements, which say what is wrong.
 * @returns whether the rows are in, exactly
 */
async function loadData(writer: ChunkWriter, { table, rows: { plain } }: ChunkRows): Promise<boolean> {
  if (plain.rows === 0) return true;
  const { session, file } = writer;
  const sql = loadDataStatement(table.database, table.table, table.columns);
  try {
    const done = await session.connection.loadData(
      sql,
      file.write(plain, table.columns, session.limits.most),
    );
    const bent = done.warnings !== SEPARATOR_WARNINGS;
    if (done.rows === plain.rows && done.skipped === 0 && !bent) return true;
  } catch (error) {
    if (serverErrorNumber(error) === 0 || AgentError.from(error).retryable) throw error;
    // Statements will meet the same, and say more.
  }
  await session.renew();
  await begin(writer);
  return false;
}

async function insert(
  { session }: ChunkWriter,
  { table, plan }: ChunkRows,
  rows: readonly LiteralRow[],
): Promise<void> {
  const { connection: target, limits } = session;
  for (const statement of insertRows(plan, table.columns, rows, limits)) {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const { warningStatus } = await target.execute(statement.sql);
        if (statement.warnings !== null) checkWarnings(plan.label, statement.warnings, warningStatus);
        break;
      } catch (error) {
        const moved = serverErrorNumber(error) === DUPLICATE_KEY && attempt < EVICTIONS;
        // A table without a primary key is read at one moment: nothing has moved.
        if (!moved || plan.primaryKey.length === 0) throw error;
        // The table is being read over a while: a unique value may have moved from a row that was copied to one of this
        // chunk, or a key from one place to another. What holds it now, or what takes it here, was changed since, so the
        // stream brings both. Other workers go on meanwhile: behind the eviction there may be another such row.
        for (const evict of evictStatements(plan, statement.rows, limits.statement))
          await target.execute(evict.sql);
      }
    }
  }
}

async function reach({ pausePoints, ownership }: ChunkWriter, point: PausePoint): Promise<void> {
  await pausePoints.reach?.(point, ownership.link);
}
