import { SourceChangeRunner } from "../../apply/preserving/change-runner.ts";
import { openPreservingSession } from "../../apply/preserving/open-session.ts";
import { PreservingApplier } from "../../apply/preserving/preserving-applier.ts";
import { formatGtid } from "../../change/gtid-set.ts";
import { RawTransactionReader } from "../../change/raw-transaction-reader.ts";
import { takeOwnership } from "../../checkpoint/owner.ts";
import { AgentError } from "../../error.ts";
import { afterGrace, together } from "../../lib/abort.ts";
import { AsyncStack } from "../../lib/async-stack.ts";
import { readFold } from "../../mysql/fold.ts";
import { readMaxPacket } from "../../mysql/max-packet.ts";
import { openUnlogged, openWriter } from "../../mysql/session.ts";
import { readVersion } from "../../mysql/version.ts";
import { Lag } from "../lag.ts";
import type { LinkContext, Memory } from "../link-context.ts";
import { recordsOf } from "../records.ts";
import { watchSource } from "../source-watch.ts";
import { guardTarget } from "./guard.ts";
import { preservedPosition } from "./history.ts";
import { PreservingReport } from "./report.ts";
import { completeSeed, standbyOf } from "./seed.ts";
import { wholeServer } from "./selection.ts";
import { streamPreserving } from "./stream.ts";
import { TargetEngines } from "./target-engines.ts";

/** When a link is to stop, what is under way may end for so long, milliseconds. */
const STOP_GRACE_MS = 5_000;
/** A transaction larger than this comes in parts, bytes of events. */
const PART_BYTES = 1024 * 1024;

/**
 * One attempt of a link that preserves GTIDs: the target is seeded once, unlogged; from then on each source transaction is applied
 * under its own GTID, and what the target has executed is the position.
 * @param seed copies the source and applies, merged, what changed meanwhile; returns when every copied row is exact, or when aborted
 */
export async function preserve(
  context: LinkContext,
  memory: Memory,
  signal: AbortSignal,
  seed: () => Promise<void>,
): Promise<void> {
  const { monitor } = context;
  using sessions = afterGrace(signal, STOP_GRACE_MS);
  const standby = await standbyOf(context, sessions.signal);
  if (standby.state === "load_incomplete") {
    const reason =
      "load_incomplete: the target is being seeded, unlogged, and gets the source's GTIDs at the end";
    monitor.observe({ applier: { how: "merging", reason } });
    if (standby.seededAt === null) await seed();
    if (signal.aborted) return;
    await completeSeed(context, sessions.signal);
  }
  monitor.reach("full_load");
  monitor.transition({ phase: "catching_up" });
  await apply(context, memory, signal, sessions.signal);
}

async function apply(
  context: LinkContext,
  memory: Memory,
  signal: AbortSignal,
  sessions: AbortSignal,
): Promise<void> {
  const { spec, agent, source, target, monitor, log, pausePoints, spill } = context;
  await using stack = new AsyncStack();
  const reader = stack.use(await source.open(sessions));
  const local = stack.use(await openUnlogged(target, sessions));
  const writers = [];
  for (let count = 0; count < spec.apply.workers; count += 1)
    writers.push(stack.use(await openWriter(target, sessions)));
  const ownership = await takeOwnership(local, recordsOf(spec), agent, writers);
  const position = await preservedPosition(spec.name, reader, local);
  const maxPacketBytes = await readMaxPacket(local);
  const engines = new TargetEngines();
  await engines.refresh(local);
  const streams = [];
  for (const writer of writers) streams.push(await openPreservingSession(writer));
  const { commitOrder } = spec.apply;
  monitor.observe({
    inserts: { by: "raw", maxEventBytes: maxPacketBytes },
    insertExceptions: [],
    applier: { how: "preserving", reason: reasonOf(spec.apply) },
    gtidGaps: "",
  });
  const { reach } = pausePoints;
  const report = new PreservingReport(context, memory, new Lag(monitor, position));
  const reaching = reach === null ? null : (point: Parameters<typeof reach>[0]) => reach(point, spec.name);
  const applier = new PreservingApplier({
    sessions: streams,
    commitOrder,
    changes: new SourceChangeRunner({
      open: () => openWriter(target, sessions),
      targetVersion: await readVersion(local),
      onChanged: () => engines.refresh(local),
      reach: reaching,
    }),
    applied: position,
    maxPacketBytes,
    apart: memory.apart === null ? 0 : memory.apart.subtract(position).count,
    reach: reaching,
    onApplied: (last, transactions) => report.applied(applier, last, transactions),
  });
  const transactions = new RawTransactionReader({
    selection: wholeServer(engines, await readFold(reader)),
    exception: context.exception,
    partBytes: Math.min(PART_BYTES, maxPacketBytes / 4),
    onLeave: ({ gtid }, what) =>
      log.warn({ gtid: formatGtid(gtid), what }, "left out: links do not carry it; its GTID is kept"),
  });
  try {
    await together(
      signal,
      (linked) => watchSource(source, spec.name, log, linked, (reading) => report.read(reading)),
      (linked) => guardTarget(ownership, reader, local, linked),
      (linked) => applier.watch(linked),
      (linked) => streamPreserving({ source, from: position, spill, transactions, applier }, linked),
    );
  } catch (thrown) {
    // Transactions that stand in each other's way beside each other do not one after the other.
    if (AgentError.from(thrown).code === "TARGET_BUSY") memory.apart = applier.begun;
    throw thrown;
  }
}

function reasonOf({ workers, commitOrder }: LinkContext["spec"]["apply"]): string {
  const order =
    workers === 1
      ? "one session"
      : `${workers} sessions by the source's commit clock, ${commitOrder} commits`;
  return `gtids = preserve: row events as logged, each transaction under its own GTID, ${order}`;
}
