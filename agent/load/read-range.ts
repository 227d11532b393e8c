import type { KeyRange } from "../checkpoint/load-ranges.ts";
import { AgentError } from "../error.ts";
import { STATEMENT_TIMEOUT_MS } from "../mysql/connection.ts";
import type { ReadingSession } from "../mysql/reading-session.ts";
import type { RowBatch } from "./row-batch.ts";
import type { RowsSource } from "./rows-source.ts";

/** A chunk has at most about this many bytes: what is in memory is a few of them for each worker. */
export const CHUNK_BYTES = 2 * 1024 * 1024;
/** … and at most this many rows, so that progress is kept often. */
export const CHUNK_ROWS = 20_000;
/** A query asks for about this much: long enough that queries cost nothing, short enough that none holds up purge. */
const QUERY_BYTES = 8 * 1024 * 1024;
const QUERY_ROWS = 50_000;
/** … and for at least so many rows: a guess of the row size may be far off. */
const QUERY_ROWS_LEAST = 100;
/** Guess for a table of which the statistics say nothing, bytes. */
const ROW_BYTES_GUESS = 1_000;

/** Some rows of a range, in key order. */
export interface Chunk {
  readonly batch: RowBatch;
  /** Key of the last row; null when the chunk is the last one of the range. */
  readonly lastKey: readonly Buffer[] | null;
}

/** Where reading begins, and how much may come at a time. */
export interface ReadOptions {
  readonly range: KeyRange;
  readonly after: readonly Buffer[] | null;
  /** From the statistics; 0 when they say nothing. */
  readonly rowBytes: number;
  /** Rows that a query may ask for at most. */
  readonly most: number;
  /** Batches that were written: their memory is used again. Making new memory all the time keeps the collector busy. */
  readonly spent: RowBatch[];
}

/**
 * Reads a range by queries of bounded length, cut into chunks of bounded size however large its rows turn out to be: the
 * server is held back while no chunk is asked for. Leave it only at its end, or with the session.
 */
export async function* readRange(
  source: ReadingSession,
  table: RowsSource,
  { range, after, rowBytes, most, spent }: ReadOptions,
): AsyncGenerator<Chunk> {
  let lastKey = after;
  let bytesOfRow = rowBytes > 0 ? rowBytes : ROW_BYTES_GUESS;
  for (;;) {
    const wanted = Math.max(QUERY_ROWS_LEAST, Math.min(QUERY_ROWS, Math.floor(QUERY_BYTES / bytesOfRow)));
    const limit = Math.max(1, Math.min(wanted, most));
    let rows = 0;
    let bytes = 0;
    for await (const { batch, complete } of readQuery(
      source,
      table,
      table.query(range, lastKey, limit),
      spent,
    )) {
      rows += batch.rows;
      bytes += batch.length;
      if (batch.rows > 0) lastKey = table.lastKey(batch);
      const last = complete && rows < limit;
      if (last) yield { batch, lastKey: null };
      else if (batch.rows > 0) yield { batch, lastKey };
      if (last) return;
    }
    bytesOfRow = Math.max(1, bytes / rows);
  }
}

/**
 * Reads a table by one query, in no order: nothing tells where to go on. It lasts as long as the rows take to be written, so
 * the session must not mind.
 */
export async function* readWhole(
  source: ReadingSession,
  table: RowsSource,
  spent: RowBatch[],
): AsyncGenerator<Chunk> {
  for await (const { batch, complete } of readQuery(source, table, table.queryAll(), spent, null))
    yield { batch, lastKey: complete ? null : [] };
}

interface Part {
  readonly batch: RowBatch;
  /** Whether it is the last of the query; such a one may be empty. */
  readonly complete: boolean;
}

async function* readQuery(
  source: ReadingSession,
  table: RowsSource,
  sql: string,
  spent: RowBatch[],
  limit: number | null = STATEMENT_TIMEOUT_MS,
): AsyncGenerator<Part> {
  const full: RowBatch[] = [];
  let batch = table.batch(spent.pop());
  let ended: { readonly error?: unknown } | null = null;
  let wake: () => void = () => {};
  void source
    .rows(
      sql,
      (bytes, start, end) => {
        batch.add(bytes, start, end);
        if (batch.length < CHUNK_BYTES && batch.rows < CHUNK_ROWS) return;
        full.push(batch);
        batch = table.batch(spent.pop());
        source.pause();
        wake();
      },
      limit,
    )
    .then(
      () => (ended = {}),
      (error: unknown) => (ended = { error }),
    )
    .then(() => wake());
  for (;;) {
    const next = full.shift();
    if (next !== undefined) {
      yield { batch: next, complete: false };
      if (full.length === 0) source.resume();
    } else if (ended === null) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    } else {
      const { error } = ended as { readonly error?: unknown };
      if (error !== undefined)
        throw AgentError.from(error).about({ table: `${table.database}.${table.table}` });
      yield { batch, complete: true };
      return;
    }
  }
}
