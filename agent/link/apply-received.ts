import { readLoadProgress } from "../checkpoint/load-progress.ts";
import { takeOwnership } from "../checkpoint/owner.ts";
import { afterGrace } from "../lib/abort.ts";
import { applyChanges } from "./apply-changes.ts";
import { STOP_GRACE_MS } from "./attempt.ts";
import type { LinkContext, Memory } from "./link-context.ts";
import { keptPosition } from "./position.ts";
import { goesOnFrom, openSpool } from "./received.ts";
import { recordsOf } from "./records.ts";
import { reasonAway, sourceIsBack } from "./source-away.ts";
import { parseFacts, selectionText } from "./source-facts.ts";
import { keptTables } from "./source-schema.ts";
import { openWriters } from "./writers.ts";

/**
 * An attempt without the source: applies what was received of it, until it can be reached again or the link is to stop. The source
 * is not asked for anything; what has to be known of it was kept with what was received.
 * @returns whether it could go on so; false when the source is needed, or is there
 */
export async function applyReceived(
  context: LinkContext,
  memory: Memory,
  signal: AbortSignal,
): Promise<boolean> {
  const { target, spec, spools } = context;
  // Tables are to be copied again.
  if (memory.reload.length > 0) return false;
  const facts = parseFacts(await spools.description(spec.name).read());
  if (facts === null || facts.selection !== selectionText(spec)) return false;
  const lost = await reasonAway(context, signal);
  if (lost === null || signal.aborted) return false;

  using sessions = afterGrace(signal, STOP_GRACE_MS);
  await using spool = await openSpool(context, signal);
  if (spool.received.isEmpty) return false;
  const records = recordsOf(spec);
  await using writers = await openWriters(target, records, spec.apply.workers, sessions.signal);
  const ownership = await takeOwnership(writers.local, records, memory.holder, writers.all);
  const position = await keptPosition(ownership, spec.apply.workers, writers.first);
  if (position === null || !goesOnFrom(context, spool, position.executed)) return false;
  const progress = await readLoadProgress(writers.first, records);
  if (progress.some(({ windowUntil }) => windowUntil === null)) return false;

  context.log.warn(
    { left: spool.received.subtract(position.executed).count, reason: lost.message },
    "the source is gone: what was received of it and is left, in transactions, is applied",
  );
  const known = await keptTables(records, writers.first);
  await applyChanges(
    context,
    memory,
    { spec, facts, known, leftOut: null, writers, ownership, position, spool, sessions: sessions.signal },
    (_lag, linked) => sourceIsBack(context, memory, lost, linked),
    signal,
  );
  return true;
}
