import type { GtidSet } from "../change/gtid-set.ts";
import { AgentError } from "../error.ts";
import type { SpoolFull } from "../spool/room.ts";
import type { Spool } from "../spool/spool.ts";
import type { LinkContext } from "./link-context.ts";

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
 * What was received of what a target lacks; a spool that does not go on from where the target stands is emptied.
 * @param executed what the target has
 */
export async function fitSpool({ log }: LinkContext, spool: Spool, executed: GtidSet): Promise<GtidSet> {
  if (!spool.continues(executed)) {
    log.warn(
      { received: spool.received.toString(), applied: executed.toString() },
      "the target stands before what was received begins: the source is asked for it again",
    );
    await spool.clear();
  }
  return spool.received;
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
