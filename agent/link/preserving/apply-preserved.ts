import { SourceChangeRunner } from "../../apply/preserving/change-runner.ts";
import { openPreservingSession } from "../../apply/preserving/open-session.ts";
import { PreservingApplier } from "../../apply/preserving/preserving-applier.ts";
import { formatGtid, type GtidSet } from "../../change/gtid-set.ts";
import { RawTransactionReader } from "../../change/raw-transaction-reader.ts";
import { type Holder, type Ownership, takeOwnership } from "../../checkpoint/owner.ts";
import { AgentError } from "../../error.ts";
import { together } from "../../lib/abort.ts";
import { AsyncStack } from "../../lib/async-stack.ts";
import type { Connection } from "../../mysql/connection.ts";
import { readExecuted, readHistory } from "../../mysql/executed.ts";
import { foldOf, type NameCase, readNameCase } from "../../mysql/fold.ts";
import { readMaxPacket } from "../../mysql/max-packet.ts";
import { openReader, openUnlogged, openWriter } from "../../mysql/session.ts";
import { readVersion } from "../../mysql/version.ts";
import type { Spool } from "../../spool/spool.ts";
import { Lag } from "../lag.ts";
import type { LinkContext, Memory } from "../link-context.ts";
import { receive } from "../receive.ts";
import { fitSpool, goesOnFrom, openSpool } from "../received.ts";
import { recordsOf } from "../records.ts";
import { sourceIsBack, whileReached } from "../source-away.ts";
import { factsBody, type SourceFacts, selectionText } from "../source-facts.ts";
import { watchSource } from "../source-watch.ts";
import { tidySpool } from "../tidy-spool.ts";
import { guardTarget } from "./guard.ts";
import { preservedPosition } from "./history.ts";
import { PreservingReport } from "./report.ts";
import { wholeServer } from "./selection.ts";
import { streamPreserving } from "./stream.ts";
import { TargetEngines } from "./target-engines.ts";

/** A transaction larger than this comes in parts, bytes of events. */
const PART_BYTES = 1024 * 1024;
/** And than this part of the target's packets. */
const PACKET_SHARE = 4;
/** For what stands around the events in a packet. */
const SPARE_BYTES = 1024;

/** The sessions on the target, owned. */
interface Owned {
  readonly local: Connection;
  readonly writers: readonly Connection[];
  readonly ownership: Ownership;
}

/** What is applied, and from where on. */
interface Applying extends Owned {
  readonly spool: Spool;
  readonly position: GtidSet;
  readonly nameCase: NameCase;
  /** Cuts the sessions. */
  readonly sessions: AbortSignal;
  /** Runs beside, and ends with it. */
  readonly beside: (report: PreservingReport, signal: AbortSignal) => Promise<void>;
}

/** Applies what comes from the source, until aborted, or until the source was lost and can be reached again. */
export async function applyPreserved(
  context: LinkContext,
  memory: Memory,
  signal: AbortSignal,
  sessions: AbortSignal,
): Promise<void> {
  const { spec, source, log } = context;
  await using stack = new AsyncStack();
  const reader = stack.use(await source.open(sessions));
  const owned = await openOwned(context, memory.holder, stack, sessions);
  // All of it is read, which would be in vain while the target is gone.
  const spool = stack.use(await openSpool(context, signal));
  const { local, ownership } = owned;
  const received = await fitSpool(context, spool, reader, await readExecuted(local));
  const position = await preservedPosition(spec.name, reader, local, received);
  const { serverUuid, executed } = await readHistory(reader);
  const nameCase = await readNameCase(reader);
  const facts = { selection: selectionText(spec), serverUuid, nameCase, databases: [], tables: [], executed };
  await context.spools.description(spec.name).write(factsBody(facts));
  const request = { spool, chosen: null, executed: position, serverUuid };
  await applyFrom(
    context,
    memory,
    {
      ...{ ...owned, spool, position, nameCase, sessions },
      beside: (report, linked) =>
        whileReached(
          context,
          memory,
          (reached) =>
            together(
              reached,
              (each) => receive(context, request, each),
              (each) => watchSource(source, spec.name, log, each, (reading) => report.read(reading)),
              (each) => guardTarget(ownership, () => readExecuted(reader), local, each),
            ),
          linked,
          (away) => guardTarget(ownership, async () => position.union(spool.taken), local, away),
        ),
    },
    signal,
  );
}

/** What is known of a source that is gone. */
interface Away {
  readonly facts: SourceFacts;
  readonly spool: Spool;
  readonly lost: AgentError;
  readonly sessions: AbortSignal;
}

/**
 * Applies what was received, until the source can be reached again, or aborted.
 * @returns whether that fits to what the target has
 */
export async function applyPreservedAway(
  context: LinkContext,
  memory: Memory,
  { facts, spool, lost, sessions }: Away,
  signal: AbortSignal,
): Promise<boolean> {
  await using stack = new AsyncStack();
  const owned = await openOwned(context, memory.holder, stack, sessions);
  const { local, ownership } = owned;
  const position = await readExecuted(local);
  if (!goesOnFrom(context, spool, position)) return false;
  context.log.warn(
    { left: spool.received.subtract(position).count, reason: lost.message },
    "the source is gone: what was received of it and is left, in transactions, is applied",
  );
  const onSource = position.union(spool.received);
  await applyFrom(
    context,
    memory,
    {
      ...{ ...owned, spool, position, nameCase: facts.nameCase, sessions },
      beside: (_report, linked) =>
        together(
          linked,
          (each) => sourceIsBack(context, memory, lost, each),
          (each) => guardTarget(ownership, async () => onSource, local, each),
        ),
    },
    signal,
  );
  return true;
}

async function openOwned(
  { spec, target }: LinkContext,
  holder: Holder,
  stack: AsyncStack,
  sessions: AbortSignal,
): Promise<Owned> {
  const local = stack.use(await openUnlogged(target, sessions));
  const writers = [];
  for (let count = 0; count < spec.apply.workers; count += 1)
    writers.push(stack.use(await openWriter(target, sessions)));
  return { local, writers, ownership: await takeOwnership(local, recordsOf(spec), holder, writers) };
}

async function applyFrom(
  context: LinkContext,
  memory: Memory,
  { local, writers, spool, position, nameCase, sessions, beside }: Applying,
  signal: AbortSignal,
): Promise<void> {
  const { spec, target, monitor, log, pausePoints } = context;
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
  const lag = new Lag(monitor, position, () => spool.received);
  const report = new PreservingReport(context, memory, lag);
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
    selection: wholeServer(engines, foldOf(nameCase)),
    exception: context.exception,
    partBytes: Math.min(PART_BYTES, maxPacketBytes / PACKET_SHARE),
    // In base64, and behind less than a part: the statement then fits into a packet.
    fullUpdateBytes: maxPacketBytes / 2 - SPARE_BYTES,
    onLeave: ({ gtid }, what) =>
      log.warn({ gtid: formatGtid(gtid), what }, "left out: links do not carry it; its GTID is kept"),
  });
  const committed = async (): Promise<GtidSet> => {
    await using session = await openReader(target, sessions);
    return await readExecuted(session);
  };
  try {
    await together(
      signal,
      (linked) => beside(report, linked),
      (linked) => tidySpool({ spool, lag, committed }, linked),
      (linked) => applier.watch(linked),
      (linked) => streamPreserving({ spool, from: position, transactions, applier }, linked),
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
