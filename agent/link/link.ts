import { Applier } from "../apply/applier.ts";
import type { Batch } from "../apply/batch.ts";
import { tableKey } from "../apply/batcher.ts";
import { ChangeApplier } from "../apply/ddl/change-applier.ts";
import { SAME_NAMES } from "../apply/ddl/name-map.ts";
import type { Inserts } from "../apply/inserts.ts";
import { packetLimits } from "../apply/packet-limits.ts";
import { openInserts } from "../apply/raw/open-inserts.ts";
import { RowReader } from "../apply/row-reader.ts";
import type { TableWriter } from "../apply/table-writer.ts";
import { formatGtid, GtidSet } from "../change/gtid-set.ts";
import { ReloadTables, type SourceTable } from "../change/statement/reload-tables.ts";
import { readObjectProgress } from "../checkpoint/load-objects.ts";
import { type LoadProgress, readLoadProgress } from "../checkpoint/load-progress.ts";
import { openLinkWriter } from "../checkpoint/open-writer.ts";
import { takeOwnership } from "../checkpoint/owner.ts";
import { AgentError } from "../error.ts";
import type { Source } from "../extract/source.ts";
import { afterGrace, sleep, together } from "../lib/abort.ts";
import { backoff } from "../lib/backoff.ts";
import { load } from "../load/load.ts";
import { reloadTables } from "../load/reload-tables.ts";
import { readSelectedTables, withDatabases } from "../load/selected-tables.ts";
import { differsFromSource } from "../load/structure.ts";
import type { Endpoint } from "../mysql/endpoint.ts";
import { readExecuted } from "../mysql/executed.ts";
import { readFold } from "../mysql/fold.ts";
import { readMaxPacket } from "../mysql/max-packet.ts";
import { serverErrorNumber } from "../mysql/server-error.ts";
import { openReader } from "../mysql/session.ts";
import { readVersion } from "../mysql/version.ts";
import type { CheckResult } from "../precheck/check.ts";
import { runChecks } from "../precheck/precheck.ts";
import { BatchError } from "./batch-error.ts";
import { selectionOf } from "./carried-objects.ts";
import { Lag } from "./lag.ts";
import { LeftOut } from "./left-out.ts";
import type { LinkContext, Memory } from "./link-context.ts";
import type { LinkMonitor } from "./monitor.ts";
import { type Position, resumePosition } from "./position.ts";
import { preserve } from "./preserving/preserve.ts";
import { reportApplied } from "./progress-report.ts";
import { recordsOf } from "./records.ts";
import { knownTables } from "./source-schema.ts";
import { watchSource } from "./source-watch.ts";
import { chosenTables, type LinkSpec } from "./spec.ts";
import { stream } from "./stream.ts";
import { TableCopies } from "./table-copies.ts";
import { TargetTables } from "./target-tables.ts";
import { openWriters } from "./writers.ts";

/**
 * A lost connection is retried for so long, milliseconds: longer than any restart and most outages; then an operator has to
 * look, and the link says `failed`.
 */
export const RETRY_WINDOW_MS = 12 * 60 * 60 * 1000;

/**
 * When a link is to stop, a statement that is under way may end and the position be written for so long, milliseconds; then
 * the sessions are cut. Either way the link stands at its last commit.
 */
export const STOP_GRACE_MS = 5_000;

/** ER_NO_SUCH_TABLE, ER_BAD_DB_ERROR. */
const NO_SUCH_TABLE = 1146;
const NO_SUCH_DATABASE = 1049;

/** So often in a row a copy begins again because its table was changed on the source; then an operator has to look. */
const RELOADS_IN_A_ROW = 20;

/**
 * One link's life: precheck, structure, rows, then changes as they come. Lost connections are retried here, with backoff.
 * Returns once `signal` is aborted and the link stands at a resumable point. Throws an AgentError on anything else; the
 * caller makes that the `failed` state.
 */
export async function runLink(context: LinkContext, signal: AbortSignal): Promise<void> {
  const memory: Memory = {
    apart: null,
    reload: [],
    reloadedFor: "",
    reloads: 0,
    failingSince: null,
    attempts: 0,
  };
  let checked = false;
  while (!signal.aborted) {
    try {
      if (!checked) await precheck(context, signal);
      checked = true;
      if (context.spec.gtids === "own") await attempt(context, memory, signal);
      else await preserve(context, memory, signal, () => attempt(context, memory, signal));
    } catch (thrown) {
      if (signal.aborted) return;
      await recover(context, memory, thrown, signal);
    }
  }
}

/** Runs the checks of a link without changing anything on either server. A server that cannot be reached is a failed check. */
export async function precheckLink(
  spec: LinkSpec,
  source: Source,
  target: Endpoint,
  signal: AbortSignal,
): Promise<readonly CheckResult[]> {
  try {
    return await runChecks(spec, source, target, signal);
  } catch (thrown) {
    const { message, hint } = AgentError.from(thrown);
    return [{ id: "connection", verdict: "failed", side: "link", message, remedy: hint }];
  }
}

async function precheck(
  { spec, source, target, monitor, log }: LinkContext,
  signal: AbortSignal,
): Promise<void> {
  monitor.transition({ phase: "prechecking" });
  const results = await runChecks(spec, source, target, signal);
  for (const result of results) {
    if (result.verdict === "warning") log.warn({ check: result.id, remedy: result.remedy }, result.message);
  }
  const failed = results.filter((result) => result.verdict === "failed");
  if (failed.length > 0) {
    const list = failed.map((result) => `${result.id}: ${result.message}`).join("; ");
    throw new AgentError("PRECHECK_FAILED", list, { hint: failed.map((result) => result.remedy).join("; ") });
  }
  monitor.reach("started");
}

/**
 * One attempt, from the checkpoint on: everything known about progress is read anew from the target. For a link that preserves
 * GTIDs this is how its target is seeded: it returns when every copied row is exact.
 */
async function attempt(context: LinkContext, memory: Memory, signal: AbortSignal): Promise<void> {
  const { agent, source, target, monitor, pausePoints } = context;
  const records = recordsOf(context.spec);
  const workerCount = context.spec.gtids === "own" ? context.spec.apply.workers : 1;
  using sessions = afterGrace(signal, STOP_GRACE_MS);
  await using reader = await source.open(sessions.signal);
  const spec = await withDatabases(context.spec, reader);
  await using writers = await openWriters(target, records, workerCount, sessions.signal);
  const { first: writer, local } = writers;
  const ownership = await takeOwnership(local, records, agent, writers.all);
  const leftOut = new LeftOut(reader, spec, monitor, context.log);
  await leftOut.read();
  const described = await readSelectedTables(reader, spec);
  const position = await resumePosition(ownership, workerCount, reader, writer, described);
  await reloadTables(writer, ownership, spec, memory.reload);
  memory.reload = [];
  const executed = await readExecuted(reader);
  const tables = await readSelectedTables(reader, spec);
  const known = await knownTables(records, reader, writer, tables);
  try {
    await load(
      {
        spec,
        source: reader,
        writer,
        local,
        reading: source,
        targetEndpoint: target,
        sessions: sessions.signal,
        ownership,
        monitor,
        pausePoints,
        signal,
      },
      tables,
    );
  } catch (thrown) {
    throw await changedWhileCopied(context, memory, thrown, sessions.signal);
  }
  if (signal.aborted) return;

  memory.reloads = 0;
  const progress = await readLoadProgress(writer, records);
  const settledAt = settledPosition(context.spec, progress, position);
  if (settledAt !== null && position.executed.contains(settledAt)) return;
  if (context.spec.gtids === "own") monitor.reach("full_load");
  monitor.transition({ phase: "catching_up" });
  const limits = packetLimits(await readMaxPacket(writer));
  const workers = writers.all.slice(0, position.written.length);
  let inserts: Inserts = { by: "sql", reason: "" };
  for (const session of workers) inserts = await openInserts(session, limits.most);
  monitor.observe({ inserts, insertExceptions: [] });
  if (spec.gtids === "own")
    monitor.observe({ applier: { how: "merging", reason: "the link has GTIDs of its own" } });
  const appliers = workers.map(
    (session, worker) => new Applier({ ownership, worker, writer: session, local, limits, pausePoints }),
  );
  const changes = new ChangeApplier({
    ownership,
    writer,
    open: () => openLinkWriter(target, records, sessions.signal),
    targetVersion: await readVersion(writer),
    names: SAME_NAMES,
    definer: spec.definer,
    pausePoints,
  });
  const { copied } = await readObjectProgress(writer, ownership);
  const copies = new TableCopies(tableKey, progress, tables, executed);
  const targetTables = await TargetTables.read(writer, tableKey, progress);
  const lag = new Lag(monitor, position.executed);
  const onApplied = (batch: Batch): void => reportApplied(context, memory, lag, batch);
  await together(
    signal,
    (linked) =>
      watchSource(source, spec.name, context.log, linked, (reading) => {
        // A target that is being seeded is not in step with anything yet.
        if (spec.gtids === "own") lag.read(reading);
      }),
    async (linked) =>
      stream(
        {
          source,
          chosen: chosenTables(spec),
          selection: selectionOf(spec, await readFold(reader), targetTables, copies, copied),
          known,
          spill: context.spill,
          reader: () =>
            new RowReader(targetTables.definitions, inserts, limits, tableKey, (one) =>
              noteException(monitor, inserts, one),
            ),
          appliers,
          changes,
          exception: context.exception,
          onChanged: (objects) => targetTables.refresh(objects),
          onLeave: ({ gtid }, what) => {
            context.log.warn({ gtid: formatGtid(gtid), what }, "left out: links do not carry it");
            leftOut.refresh();
          },
          position: { ...position, settledAt },
          windows: windowsOf(progress),
          // From the position on, which may be a good deal before the batch that failed.
          apart: memory.apart === null ? 0 : memory.apart.subtract(position.executed).count,
          onApplied,
        },
        linked,
      ),
  );
}

/** Where a link's workers are to come to one position; the seeding of a target ends where no window is open any more. */
function settledPosition(
  spec: LinkSpec,
  progress: readonly LoadProgress[],
  position: Position,
): GtidSet | null {
  if (spec.gtids === "own") return position.settledAt;
  return progress.reduce((all, { windowUntil }) => all.union(windowUntil ?? GtidSet.empty), GtidSet.empty);
}

function noteException(monitor: LinkMonitor, usual: Inserts, { plan, inserts }: TableWriter): void {
  if (inserts.by === usual.by || inserts.by !== "sql") return;
  const known = monitor.status.insertExceptions;
  const exception = `${plan.label}: ${inserts.reason}`;
  if (!known.includes(exception)) monitor.observe({ insertExceptions: [...known, exception] });
}

/** A copy that failed because its table was changed on the source begins again; any other failure is what it is. */
async function changedWhileCopied(
  { spec, source, target, log }: LinkContext,
  memory: Memory,
  thrown: unknown,
  signal: AbortSignal,
): Promise<unknown> {
  if (signal.aborted || AgentError.from(thrown).retryable || memory.reloads >= RELOADS_IN_A_ROW)
    return thrown;
  await using reader = await source.open(signal);
  await using writer = await openReader(target, signal);
  const changed: SourceTable[] = [];
  const known = await readLoadProgress(writer, recordsOf(spec));
  for (const table of known) {
    if (table.windowUntil === null && (await differsFromSource(reader, writer, table))) changed.push(table);
  }
  // A table that a view or routine needs may have come while they were copied.
  const came = (await readSelectedTables(reader, await withDatabases(spec, reader))).some(
    (table) => !known.some((each) => each.database === table.database && each.table === table.table),
  );
  // It may be back by now, as another table.
  const vanished = [NO_SUCH_TABLE, NO_SUCH_DATABASE].includes(serverErrorNumber(thrown));
  if (changed.length === 0 && !vanished && !came) return thrown;
  const tables = changed.map(({ database, table }) => ({ database, table }));
  log.warn(
    { tables, reason: AgentError.from(thrown).message },
    "these tables changed while they were copied",
  );
  memory.reloads += 1;
  return new ReloadTables(null, tables);
}

/** Decides whether to try again, and waits. Throws what stops the link. */
async function recover(
  { monitor, log }: LinkContext,
  memory: Memory,
  thrown: unknown,
  signal: AbortSignal,
): Promise<void> {
  if (thrown instanceof ReloadTables) {
    memory.reload = thrown.tables;
    if (thrown.gtid === null) return;
    const gtid = formatGtid(thrown.gtid);
    if (memory.reloadedFor === gtid) throw reloadedInVain(gtid, thrown.message);
    log.warn(
      { gtid, tables: thrown.tables },
      "a schema change came into the copy of these tables: they are copied again",
    );
    memory.reloadedFor = gtid;
    return;
  }
  const error = AgentError.from(thrown instanceof BatchError ? thrown.error : thrown);
  if (thrown instanceof BatchError && !error.retryable && thrown.transactions > 1 && memory.apart === null) {
    log.warn(
      { code: error.code, table: error.table, transactions: thrown.transactions },
      "applying these one by one to name the culprit",
    );
    memory.apart = thrown.upTo;
    return;
  }
  if (!error.retryable) throw error;
  const now = Date.now();
  memory.failingSince ??= now;
  memory.attempts += 1;
  if (now - memory.failingSince > RETRY_WINDOW_MS) throw error;
  const delay = backoff(memory.attempts);
  monitor.retrying({
    error,
    attempt: memory.attempts,
    since: memory.failingSince,
    nextAttemptAt: now + delay,
  });
  log.warn(
    { code: error.code, attempt: memory.attempts, delay, reason: error.message },
    "link interrupted, trying again",
  );
  await sleep(delay, signal);
}

/** A copy that was made after the change should hold it; what is not a table, as a renamed view, is never copied. */
function reloadedInVain(gtid: string, what: string): AgentError {
  return new AgentError(
    "STATEMENT_UNSUPPORTED",
    `a schema change cannot be brought together with the copy: ${what}`,
    {
      gtid,
      hint:
        "Do on the target what it is to do there, then let the link pass it: " +
        `towline link resume NAME --skip-ddl ${gtid}.`,
    },
  );
}

function windowsOf(progress: readonly LoadProgress[]): ReadonlyMap<string, GtidSet> {
  return new Map(
    progress.flatMap(({ database, table, windowUntil }) =>
      windowUntil === null ? [] : [[tableKey(database, table), windowUntil] as const],
    ),
  );
}
