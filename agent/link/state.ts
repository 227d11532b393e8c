import type { Inserts } from "../apply/inserts.ts";
import type { AgentError } from "../error.ts";

/** How far a link has come with the current generation of its spec; each includes those before it. */
export type Milestone = "none" | "started" | "full_load" | "syncing";

/** Progress of the copy of one table. */
export interface TableProgress {
  readonly database: string;
  readonly table: string;
  readonly state: "pending" | "loading" | "loaded";
  readonly rowsLoaded: number;
  /** From the source's statistics. */
  readonly rowsEstimated: number;
  /** Of late; 0 unless it is loading. */
  readonly rowsPerSecond: number;
  /** Until all rows are there, by the estimate, seconds; null when that cannot be told. */
  readonly secondsLeft: number | null;
}

/** How the full load puts rows in. */
export type LoadMethod = { readonly by: "load_data" } | { readonly by: "insert"; readonly reason: string };

/** How far the target is behind. `milliseconds` grows while nothing arrives. */
export interface Lag {
  readonly milliseconds: number;
  readonly measuredAt: number;
}

/** What is true of a link in each phase. */
export type LinkState =
  /** Declared; nothing has been done yet. */
  | { readonly phase: "unsynchronized" }
  /** The checks run; nothing has been changed on either server. */
  | { readonly phase: "prechecking" }
  /** Tables are being created on the target. */
  | { readonly phase: "loading_structure" }
  /** Rows are being copied. */
  | { readonly phase: "loading_data" }
  /** The copy is complete; changes made meanwhile are being applied. */
  | { readonly phase: "catching_up" }
  /** Changes are applied as they come; a reader of the target sees states the source was in. */
  | { readonly phase: "syncing" }
  /** Stopped because the spec says so. The position is kept in the target. */
  | { readonly phase: "paused" }
  /** Stopped by what `error` names. Started again by an update of the spec. */
  | { readonly phase: "failed"; readonly error: AgentError; readonly at: number };

export type Phase = LinkState["phase"];

/** The one table of transitions. From every running phase a link may be paused, may fail, or may start over after a lost connection. */
export const NEXT = {
  unsynchronized: ["prechecking", "paused", "failed"],
  prechecking: ["loading_structure", "loading_data", "catching_up", "paused", "failed", "prechecking"],
  loading_structure: ["loading_data", "catching_up", "paused", "failed", "prechecking"],
  loading_data: ["loading_structure", "catching_up", "paused", "failed", "prechecking"],
  catching_up: ["syncing", "loading_structure", "loading_data", "paused", "failed", "prechecking"],
  syncing: ["catching_up", "loading_structure", "loading_data", "paused", "failed", "prechecking"],
  paused: ["prechecking", "failed"],
  failed: ["prechecking", "paused"],
} as const satisfies Record<Phase, readonly Phase[]>;

/** A lost connection that is being retried. */
export interface Retry {
  readonly error: AgentError;
  readonly attempt: number;
  readonly since: number;
  readonly nextAttemptAt: number;
}

/** What an observer is told of a link. */
export interface LinkStatus {
  readonly state: LinkState;
  readonly milestone: Milestone;
  readonly retry: Retry | null;
  readonly tables: readonly TableProgress[];
  readonly gtidReceived: string;
  readonly gtidApplied: string;
  readonly lag: Lag | null;
  /** When the source committed what was last applied, by its clock, ms since the Unix epoch; null before anything was. */
  readonly committedAt: number | null;
  /** How transactions are applied; null until the link is at work. */
  readonly applier: { readonly how: "preserving" | "merging"; readonly reason: string } | null;
  /** Transactions that are not on the target while later ones are. */
  readonly gtidGaps: string;
  /** How rows are put into the target; null until the stream runs. */
  readonly inserts: Inserts | null;
  /** Tables of which the target's form does not allow that, and why; known when the first change of each comes. */
  readonly insertExceptions: readonly string[];
  /** Null until rows are copied. */
  readonly loadMethod: LoadMethod | null;
  /** What is in the selected databases of the source and is left out on purpose. */
  readonly leftOut: readonly string[];
  /** What keeps the link from being as it should be, and does not stop it. */
  readonly warnings: readonly string[];
  readonly transactionsApplied: number;
  readonly rowsApplied: number;
}
