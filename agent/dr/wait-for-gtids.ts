import type { GtidSet } from "../change/gtid-set.ts";
import { AgentError } from "../error.ts";
import { sleep } from "../lib/abort.ts";
import type { Member } from "./member.ts";
import type { PairLink } from "./pair-link.ts";

/** Between two looks, milliseconds: the writes of everybody wait for the last of them. */
const LOOK_EVERY_MS = 10;

/**
 * Waits until a standby has executed all of a set.
 * @returns what it has executed by then
 * @throws AgentError what the link has failed of, for then it will never come; what the signal was aborted for
 */
export async function waitForGtids(
  standby: Member,
  link: PairLink,
  set: GtidSet,
  signal: AbortSignal,
): Promise<GtidSet> {
  for (;;) {
    signal.throwIfAborted();
    const executed = await standby.executed(signal);
    if (executed.contains(set)) return executed;
    const state = link.running?.status.state;
    if (state === undefined)
      throw new AgentError("DR_NOT_READY", "the link to the standby does not run", {
        hint: "See towline dr status.",
      });
    if (state.phase === "failed") throw state.error;
    await sleep(LOOK_EVERY_MS, signal);
  }
}
