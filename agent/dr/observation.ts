import type { GtidSet } from "../change/gtid-set.ts";
import type { AgentError } from "../error.ts";
import type { Fence } from "./fence.ts";
import type { SwitchRecord } from "./journal.ts";

/** What is known of one server of a pair. */
export interface MemberObservation {
  readonly name: string;
  /** Why it did not answer; null when it did. */
  readonly unreachable: AgentError | null;
  /** Null while it cannot be reached, as is all that follows. */
  readonly fence: Fence | null;
  readonly uuid: string | null;
  readonly executed: GtidSet | null;
}

/** What a look at both servers of a pair came to. */
export interface Observation {
  readonly members: readonly MemberObservation[];
  /** Null while no journal says it. */
  readonly epoch: number | null;
  /** Instance that is the primary in that epoch, as far as the journals that could be read say; null when none does. */
  readonly writer: string | null;
  /** Whether both journals were read: without that nothing is opened. */
  readonly proof: "both" | "one" | "none";
  /** Transactions that the standby has and the primary does not; null when that could not be compared. */
  readonly errant: GtidSet | null;
  /** Transactions that the standby lacks of what the primary had a moment ago; null when that could not be compared. */
  readonly missing: GtidSet | null;
  readonly lastSwitch: (SwitchRecord & { readonly epoch: number; readonly at: number }) | null;
  /** What keeps the pair from being as it should be; null when nothing does. */
  readonly trouble: AgentError | null;
}

/** A pair that was not looked at yet. */
export const UNSEEN: Observation = {
  members: [],
  epoch: null,
  writer: null,
  proof: "none",
  errant: null,
  missing: null,
  lastSwitch: null,
  trouble: null,
};
