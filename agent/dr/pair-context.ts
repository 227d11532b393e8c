import type { GtidSet } from "../change/gtid-set.ts";
import type { Log } from "../lib/log.ts";
import type { PausePoint } from "../lib/pause-points.ts";
import type { Member } from "./member.ts";
import type { PairLink } from "./pair-link.ts";
import type { DrSpec } from "./spec.ts";

/** What a pair is given to live on. */
export interface PairContext {
  readonly spec: DrSpec;
  /** The DR instance, and its peer. */
  readonly members: readonly [instance: Member, peer: Member];
  readonly link: PairLink;
  /** Holds where a test says so. */
  readonly reach: (point: PausePoint) => Promise<void>;
  readonly log: Log;
  readonly known: Known;
}

/** What was last seen of a primary: what a failover knows of one that is gone. */
export interface LastSeen {
  readonly executed: GtidSet;
  /** By the agent's clock, milliseconds since the Unix epoch. */
  readonly at: number;
}

/** What an agent remembers of the servers of a pair between two looks. */
export class Known {
  readonly #executed = new Map<string, LastSeen>();

  see(uuid: string, executed: GtidSet): void {
    this.#executed.set(uuid, { executed, at: Date.now() });
  }

  of(uuid: string): LastSeen | null {
    return this.#executed.get(uuid) ?? null;
  }

  forget(uuid: string): void {
    this.#executed.delete(uuid);
  }
}

/** The member of that instance. */
export function memberOf({ members }: Pick<PairContext, "members">, name: string): Member {
  const [instance, peer] = members;
  return instance.name === name ? instance : peer;
}

/** The other instance of the pair. */
export function otherName({ members }: Pick<PairContext, "members">, name: string): string {
  const [instance, peer] = members;
  return instance.name === name ? peer.name : instance.name;
}
