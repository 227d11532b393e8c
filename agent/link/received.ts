import { chosenText } from "../change/chosen-tables.ts";
import type { GtidSet } from "../change/gtid-set.ts";
import { AgentError } from "../error.ts";
import { readHistory } from "../mysql/executed.ts";
import type { ReadingSession } from "../mysql/reading-session.ts";
import type { SpoolFull } from "../spool/room.ts";
import type { Spool } from "../spool/spool.ts";
import type { LinkContext } from "./link-context.ts";
import { chosenTables, type LinkSpec } from "./spec.ts";

const WARNINGS: Readonly<Record<SpoolFull, string>> = {
  limit:
    "the spool is as large as it may be (spool.bytes): the source is held back until more of it is applied",
  disk: "the disk of the agent's state_dir is full, or as full as spool.free_bytes lets it be: the source is held back until there is room",
};

/** Opens the spool of a link, and tells of what was found in it. */
export async function openSpool(
  { spec, spools, monitor, log }: LinkContext,
  signal: AbortSignal,
): Promise<Spool> {
  const spool = await spools.open({
    link: spec.name,
    signal,
    onRoom: (full) => {
      monitor.observe({ warnings: full === null ? [] : [WARNINGS[full]] });
      if (full === null) log.info("the spool has room again: the source is read on");
      else log.warn({ full }, WARNINGS[full]);
    },
  });
  monitor.observe({ warnings: [] });
  const { damage, cutBytes } = spool;
  if (damage !== null) {
    log.error(
      { file: damage.file, byte: damage.at },
      "what was received is damaged: it was set aside from there on, and the source is asked for it again",
    );
  }
  if (cutBytes > 0)
    log.info({ bytes: cutBytes }, "a transaction that was not complete was cut off the spool");
  return spool;
}

/**
 * What was received of what a target lacks. A spool that does not go on from where the target stands is emptied, and so is one
 * that was filled while the link carried other tables: rows of those that were added may be missing in it.
 * @param source has everything that is given up: it is asked for it again
 * @param executed what the target has
 * @throws AgentError BINLOG_PURGED when the source does not have it any more
 */
export async function fitSpool(
  { spec, log }: LinkContext,
  spool: Spool,
  source: ReadingSession,
  executed: GtidSet,
): Promise<GtidSet> {
  const otherwise = receivedOtherwise(spec, spool, executed);
  if (!otherwise.isEmpty) {
    const lost = (await readHistory(source)).purged.subtract(executed);
    if (!lost.isEmpty) {
      throw new AgentError(
        "BINLOG_PURGED",
        `link "${spec.name}" carries other tables now than when it received ${otherwise}, and the source has purged the binlogs of ${lost}`,
        {
          hint: "Give it the tables it had, wait until what it has received is applied, then change them.",
        },
      );
    }
    log.warn(
      { received: otherwise.toString() },
      "the link carries other tables than when these transactions were received: the source is asked for them again",
    );
    await spool.clear();
    return spool.received;
  }
  if (!spool.continues(executed)) {
    log.warn(
      { received: spool.received.toString(), applied: executed.toString() },
      "the target stands before what was received begins: the source is asked for it again",
    );
    await spool.clear();
  }
  return spool.received;
}

/** Whether all that a target lacks of what was received is in the spool, with the rows of the tables that the link carries now. */
export function goesOnFrom({ spec }: LinkContext, spool: Spool, executed: GtidSet): boolean {
  return spool.continues(executed) && receivedOtherwise(spec, spool, executed).isEmpty;
}

function receivedOtherwise(spec: LinkSpec, spool: Spool, executed: GtidSet): GtidSet {
  return spool.chosenOtherwise(chosenText(chosenTables(spec)), executed);
}

/** What was received and the source does not have is of another history than the source's. */
export function proveReceived(link: string, received: GtidSet, onSource: GtidSet): void {
  const missing = received.subtract(onSource);
  if (missing.isEmpty) return;
  throw new AgentError(
    "SOURCE_HISTORY_CHANGED",
    `the source no longer has the transactions ${missing} that link "${link}" has received`,
    {
      hint: "It was reset, or restored to an earlier state. If it is to be followed all the same, delete the link and declare it anew.",
    },
  );
}
