import { planWrites, type WritePlan } from "../apply/sql/write-plan.ts";
import { snapshotCopied, tableCopied } from "../checkpoint/load-progress.ts";
import { beginRanges, type LoadRange, rangesKey, readRanges } from "../checkpoint/load-ranges.ts";
import { beginOwned, checkOwner, type Ownership } from "../checkpoint/owner.ts";
import { AgentError } from "../error.ts";
import type { Source } from "../extract/source.ts";
import { allOrFirst } from "../lib/abort.ts";
import { AsyncStack } from "../lib/async-stack.ts";
import type { PausePoints } from "../lib/pause-points.ts";
import type { LoadOptions } from "../link/spec.ts";
import type { LoadMethod } from "../link/state.ts";
import type { Connection } from "../mysql/connection.ts";
import type { Endpoint } from "../mysql/endpoint.ts";
import type { ReadingSession } from "../mysql/reading-session.ts";
import { readTableDefinition } from "../mysql/table-definition.ts";
import { beginKeyless } from "./copy-keyless.ts";
import { cutRanges } from "./cut-ranges.ts";
import { LoadDataFile } from "./load-data.ts";
import type { LoadProgressView } from "./load-progress-view.ts";
import { LoadQueue } from "./load-queue.ts";
import { RateLimit } from "./rate-limit.ts";
import { type Chunk, readRange } from "./read-range.ts";
import type { RowBatch } from "./row-batch.ts";
import { RowsSource } from "./rows-source.ts";
import type { SelectedTable } from "./selected-tables.ts";
import { type ChunkWriter, writeChunk } from "./write-chunk.ts";
import { WriterSession } from "./writer-session.ts";

/** What the copy of rows is given. */
export interface CopyContext {
  readonly reading: Source;
  readonly targetEndpoint: Endpoint;
  readonly options: LoadOptions;
  /** A session on the target that is not logged. */
  readonly local: Connection;
  readonly ownership: Ownership;
  readonly pausePoints: PausePoints;
  readonly progress: LoadProgressView;
  /** Cuts the sessions. */
  readonly sessions: AbortSignal;
  /** Asks the workers to stop behind their chunks. */
  readonly signal: AbortSignal;
}

interface OpenedTable {
  readonly table: SelectedTable;
  readonly rows: RowsSource;
  readonly plan: WritePlan;
}

interface Worker {
  readonly source: ReadingSession;
  /** Answers what is asked meanwhile: `source` may be in the middle of a result. */
  readonly asking: ReadingSession;
  readonly writer: ChunkWriter;
  readonly spent: RowBatch[];
}

/** What the workers of a load share. */
interface Copy {
  readonly context: CopyContext;
  readonly queue: LoadQueue<SelectedTable, OpenedTable, LoadRange>;
  readonly limit: RateLimit;
  /** Ranges that an earlier attempt made. */
  readonly ranges: ReadonlyMap<string, readonly LoadRange[]>;
}

const sizeOf = (table: SelectedTable): number => table.rowsEstimated * Math.max(1, table.rowBytes);

/**
 * Copies the rows of tables, several chunks at a time, each with its progress in one transaction, from where an earlier
 * attempt stopped. Rows that change meanwhile are set right by the stream, which is applied in window mode until the position
 * read after the copy. Returns when every row is there, or when aborted.
 */
export async function copyTables(context: CopyContext, tables: readonly SelectedTable[]): Promise<void> {
  const { options, ownership, local, signal } = context;
  await using stack = new AsyncStack();
  const method = await loadMethod(local);
  context.progress.by(method);
  const workers: Worker[] = [];
  for (let count = 0; count < options.workers; count += 1)
    workers.push(await openWorker(context, count, method.by, stack));
  const copy: Copy = {
    context,
    queue: new LoadQueue(tables.toSorted((a, b) => sizeOf(b) - sizeOf(a))),
    limit: new RateLimit(options.rowsPerSecond ?? Number.POSITIVE_INFINITY),
    ranges: await readRanges(local, ownership),
  };
  await allOrFirst(
    signal,
    workers.map((worker) => async (linked) => work(copy, worker, linked)),
    () => copy.queue.close(),
  );
}

/** LOAD DATA costs the target two thirds of what statements do; a server has to allow it. */
async function loadMethod(target: Connection): Promise<LoadMethod> {
  const [row] = await target.text("SELECT @@global.local_infile");
  return row?.[0] === "1"
    ? { by: "load_data" }
    : { by: "insert", reason: "local_infile is OFF on the target" };
}

async function openWorker(
  { reading, targetEndpoint, ownership, pausePoints, sessions, signal }: CopyContext,
  number: number,
  method: LoadMethod["by"],
  stack: AsyncStack,
): Promise<Worker> {
  const source = stack.use(await reading.open(sessions));
  const asking = stack.use(await reading.open(sessions));
  const place = { endpoint: targetEndpoint, records: ownership, number, signal: sessions };
  const session = stack.use(await WriterSession.open(place));
  return {
    source,
    asking,
    spent: [],
    writer: { session, method, file: new LoadDataFile(), ownership, pausePoints, signal },
  };
}

async function work(copy: Copy, worker: Worker, signal: AbortSignal): Promise<void> {
  const { queue } = copy;
  for (let job = await queue.take(); job !== null && !signal.aborted; job = await queue.take()) {
    if (job.kind === "open") {
      const { opened, ranges } = await open(copy, worker, job.table, signal);
      if (signal.aborted) break;
      queue.opened(opened, ranges);
      if (ranges.length === 0) await finish(copy, worker, opened);
    } else {
      await copyRange(copy, worker, job.opened, job.range, signal);
      if (signal.aborted) break;
      if (queue.copied(job.opened)) await finish(copy, worker, job.opened);
    }
  }
  if (signal.aborted) {
    // It may be in the middle of a result, which nobody waits for.
    worker.source.destroy();
    queue.close();
  }
}

/** Reads how a table looks on both sides, and cuts it unless an earlier attempt has. */
async function open(
  copy: Copy,
  worker: Worker,
  table: SelectedTable,
  signal: AbortSignal,
): Promise<{ readonly opened: OpenedTable; readonly ranges: readonly LoadRange[] }> {
  const { context, ranges } = copy;
  const { ownership, options, progress } = context;
  const { asking, writer } = worker;
  const { database, table: name } = table;
  const rows = new RowsSource(await readTableDefinition(asking, database, name));
  const plan = planWrites(
    await readTableDefinition(writer.session.connection, database, name),
    rows.columns.map((column) => column.name),
    rows.primaryKey,
  );
  const opened = { table, rows, plan };
  if (plan.primaryKey.length < rows.primaryKey.length) {
    throw new AgentError(
      "TARGET_SCHEMA_DIFFERS",
      `table ${plan.label} has a primary key on the source and none on the target`,
      { table: plan.label, hint: "Make the table on the target like the one on the source." },
    );
  }
  if (rows.primaryKey.length === 0) {
    await copyWhole(copy, worker, opened, signal);
    return { opened, ranges: [] };
  }
  progress.start(table);
  const known = ranges.get(rangesKey(database, name));
  if (known !== undefined) return { opened, ranges: known.filter(({ state }) => state === "rows") };
  const cut = await cutRanges(asking, rows, table.rowsEstimated, options.workers);
  await owned(writer, beginRanges(ownership, [database, name], cut));
  return {
    opened,
    ranges: cut.map((range, number) => ({ ...range, number, lastKey: null, rowsLoaded: 0, state: "rows" })),
  };
}

/** A table without a primary key, by one worker. */
async function copyWhole(
  copy: Copy,
  worker: Worker,
  opened: OpenedTable,
  signal: AbortSignal,
): Promise<void> {
  const { source, asking, writer, spent } = worker;
  const { ownership, pausePoints, progress } = copy.context;
  progress.startAnew(opened.table);
  const target = writer.session.connection;
  const chunks = await beginKeyless({ ...opened, source, asking, target, ownership, spent, signal });
  if (chunks === null) return;
  await pausePoints.reach?.("load.snapshot-taken", ownership.link);
  await copyChunks(copy, worker, opened, 0, chunks, signal);
  if (!signal.aborted) await source.execute("COMMIT");
}

async function copyRange(
  copy: Copy,
  worker: Worker,
  opened: OpenedTable,
  range: LoadRange,
  signal: AbortSignal,
): Promise<void> {
  const chunks = readRange(worker.source, opened.rows, {
    ...{ range, after: range.lastKey, rowBytes: opened.table.rowBytes },
    ...{ most: copy.limit.rowsPerSecond, spent: worker.spent },
  });
  await copyChunks(copy, worker, opened, range.number, chunks, signal);
}

/** The next chunk is read while one is written. */
async function copyChunks(
  { context, limit }: Copy,
  { asking, writer, spent }: Worker,
  { table, rows, plan }: OpenedTable,
  range: number,
  chunks: AsyncGenerator<Chunk>,
  signal: AbortSignal,
): Promise<void> {
  let next: Promise<IteratorResult<Chunk, void>> = chunks.next();
  // Of each chunk that is asked for: it may never be awaited, when the link stops or a write fails before.
  next.catch(() => {});
  while (!signal.aborted) {
    const { value: chunk, done } = await next;
    if (done === true) return;
    await context.pausePoints.reach?.("load.chunk-read", context.ownership.link);
    next = chunks.next();
    next.catch(() => {});
    await limit.take(chunk.batch.rows, signal);
    if (signal.aborted) return;
    const exact = await rows.exact(asking, chunk.batch);
    await writeChunk(writer, { table: rows, plan, range, rows: exact, lastKey: chunk.lastKey });
    spent.push(chunk.batch);
    context.progress.add(table, exact.plain.rows + exact.spelled.length);
  }
}

async function finish({ context }: Copy, { writer }: Worker, { table, rows }: OpenedTable): Promise<void> {
  const { ownership, pausePoints, progress } = context;
  const copied = rows.primaryKey.length === 0 ? snapshotCopied : tableCopied;
  await owned(writer, copied(ownership, table.database, table.table));
  progress.move(table, "loaded");
  await pausePoints.reach?.("load.table-loaded", ownership.link);
}

/** Runs statements about progress as the owner, in one transaction. */
async function owned({ session, ownership }: ChunkWriter, sql: string): Promise<void> {
  checkOwner(ownership, await session.connection.multiple(beginOwned(ownership)));
  await session.connection.execute(`${sql};COMMIT`);
}
