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
import type { KnownTables } from "../change/known-table.ts";
import { commonPosition, readCheckpoint } from "../checkpoint/checkpoint.ts";
import { readObjectProgress } from "../checkpoint/load-objects.ts";
import { type LoadProgress, readLoadProgress } from "../checkpoint/load-progress.ts";
import { openLinkWriter } from "../checkpoint/open-writer.ts";
import type { Ownership } from "../checkpoint/owner.ts";
import { together } from "../lib/abort.ts";
import { foldOf } from "../mysql/fold.ts";
import { readMaxPacket } from "../mysql/max-packet.ts";
import { openReader } from "../mysql/session.ts";
import { readVersion } from "../mysql/version.ts";
import type { Spool } from "../spool/spool.ts";
import { selectionOf } from "./carried-objects.ts";
import { Lag } from "./lag.ts";
import type { LeftOut } from "./left-out.ts";
import type { LinkContext, Memory } from "./link-context.ts";
import type { LinkMonitor } from "./monitor.ts";
import type { Position } from "./position.ts";
import { reportApplied } from "./progress-report.ts";
import { recordsOf } from "./records.ts";
import type { SourceFacts } from "./source-facts.ts";
import type { LinkSpec } from "./spec.ts";
import { stream } from "./stream.ts";
import { TableCopies } from "./table-copies.ts";
import { TargetTables } from "./target-tables.ts";
import { tidySpool } from "./tidy-spool.ts";
import type { Writers } from "./writers.ts";

/** What is known when changes are to be applied: of the source, and of the target. */
export interface Prepared {
  /** With the databases that are carried. */
  readonly spec: LinkSpec;
  readonly facts: SourceFacts;
  /** The source's tables, if its binlog does not name their columns. */
  readonly known: KnownTables;
  /** Null while the source cannot be asked. */
  readonly leftOut: LeftOut | null;
  readonly writers: Writers;
  readonly ownership: Ownership;
  readonly position: Position;
  readonly spool: Spool;
  /** Cuts the sessions. */
  readonly sessions: AbortSignal;
}

/**
 * Applies what was received and what comes, merged, beside a task that looks after the source; the two end together. Of a target that
 * is being seeded it returns when every copied row is exact.
 */
export async function applyChanges(
  context: LinkContext,
  memory: Memory,
  prepared: Prepared,
  beside: (lag: Lag, signal: AbortSignal) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const { target, monitor, pausePoints } = context;
  const { spec, facts, writers, ownership, position, sessions, spool, leftOut } = prepared;
  const { first: writer, local } = writers;
  const records = recordsOf(spec);
  const progress = await readLoadProgress(writer, records);
  const settledAt = settledPosition(spec, progress, position);
  if (settledAt !== null && position.executed.contains(settledAt)) return;
  if (spec.gtids === "own") monitor.reach("full_load");
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
    open: () => openLinkWriter(target, records, sessions),
    targetVersion: await readVersion(writer),
    names: SAME_NAMES,
    definer: spec.definer,
    pausePoints,
  });
  const { copied } = await readObjectProgress(writer, ownership);
  const copies = new TableCopies(tableKey, progress, facts.tables, facts.executed);
  const targetTables = await TargetTables.read(writer, tableKey, progress);
  const lag = new Lag(monitor, position.executed, () => spool.received);
  const onApplied = (batch: Batch): void => reportApplied(context, memory, lag, batch);
  await together(
    signal,
    (linked) => beside(lag, linked),
    (linked) => tidySpool({ spool, lag, committed: () => committed(context, sessions) }, linked),
    async (linked) =>
      stream(
        {
          spool,
          selection: selectionOf(spec, foldOf(facts.nameCase), targetTables, copies, copied),
          known: prepared.known,
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
            leftOut?.refresh();
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

/** What the target has committed of the source. Positions without rows are written now and then only: what was said is more. */
async function committed({ spec, target }: LinkContext, signal: AbortSignal): Promise<GtidSet> {
  await using session = await openReader(target, signal);
  const checkpoint = await readCheckpoint(session, recordsOf(spec));
  return checkpoint === null ? GtidSet.empty : commonPosition(checkpoint);
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

function windowsOf(progress: readonly LoadProgress[]): ReadonlyMap<string, GtidSet> {
  return new Map(
    progress.flatMap(({ database, table, windowUntil }) =>
      windowUntil === null ? [] : [[tableKey(database, table), windowUntil] as const],
    ),
  );
}
