import { afterGrace } from "../../lib/abort.ts";
import type { LinkContext, Memory } from "../link-context.ts";
import { openSpool } from "../received.ts";
import { reasonAway } from "../source-away.ts";
import { parseFacts, selectionText } from "../source-facts.ts";
import { applyPreserved, applyPreservedAway } from "./apply-preserved.ts";
import { completeSeed, keptStandby, standbyOf } from "./seed.ts";

/** When a link is to stop, what is under way may end for so long, milliseconds. */
const STOP_GRACE_MS = 5_000;

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
    await completeSeed(context, memory.holder, sessions.signal);
  }
  monitor.reach("full_load");
  monitor.transition({ phase: "catching_up" });
  await applyPreserved(context, memory, signal, sessions.signal);
}

/**
 * An attempt without the source, as `applyReceived` of a link that merges: only of a target that is seeded.
 * @returns whether it could go on so; false when the source is needed, or is there
 */
export async function preserveReceived(
  context: LinkContext,
  memory: Memory,
  signal: AbortSignal,
): Promise<boolean> {
  const { spec, spools, monitor } = context;
  const facts = parseFacts(await spools.description(spec.name).read());
  if (facts === null || facts.selection !== selectionText(spec)) return false;
  const lost = await reasonAway(context, signal);
  if (lost === null || signal.aborted) return false;
  using sessions = afterGrace(signal, STOP_GRACE_MS);
  await using spool = await openSpool(context, signal);
  if (spool.received.isEmpty || (await keptStandby(context, sessions.signal))?.state !== "complete")
    return false;
  monitor.transition({ phase: "catching_up" });
  return await applyPreservedAway(context, memory, { facts, spool, lost, sessions: sessions.signal }, signal);
}
