import { openServer } from "./fence.ts";
import { type JournalEntry, noteStep } from "./journal.ts";
import type { MemberView } from "./member.ts";
import { memberOf, type PairContext } from "./pair-context.ts";

/**
 * Opens a primary again that was closed for a switch that came to nothing. Only for who knows that the other did not note `promoting`.
 * What it noted is noted while it is held: a server that is open says so.
 */
export async function undoFence(
  context: PairContext,
  writer: MemberView,
  signal: AbortSignal,
): Promise<void> {
  const { spec, log } = context;
  const { journal } = writer;
  if (journal === null) throw new Error("there is nothing to undo");
  await memberOf(context, writer.name).ask(async (session) => {
    // One that is open was not closed yet: it stays so.
    if (writer.fence === "closed") await session.execute("SET GLOBAL super_read_only = OFF");
    await noteStep(session, spec.name, journal, undone(writer.uuid, journal));
    await openServer(session, journal.eventScheduler);
  }, signal);
  log.warn(
    { instance: writer.name, epoch: journal.epoch - 1 },
    "a switchover was undone: the primary is open again",
  );
}

/** Opens the new primary, which has noted that it is it. */
export async function finishPromotion(
  context: PairContext,
  writer: MemberView,
  signal: AbortSignal,
): Promise<void> {
  const { spec, log } = context;
  const { journal } = writer;
  if (journal === null) throw new Error("there is nothing to go on with");
  await context.link.stop();
  await memberOf(context, writer.name).ask(async (session) => {
    await openServer(session, journal.eventScheduler);
    await noteStep(session, spec.name, journal, { ...journal, step: "promoted" });
  }, signal);
  log.warn(
    { instance: writer.name, epoch: journal.epoch },
    "a switch was completed: the new primary is open",
  );
}

function undone(uuid: string, { epoch, eventScheduler, gtids }: JournalEntry) {
  return { epoch: epoch - 1, step: "undone", writer: uuid, eventScheduler, gtids, record: null } as const;
}
