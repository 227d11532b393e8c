import { type LinkState, type LinkStatus, type Milestone, NEXT, type Phase, type Retry } from "./state.ts";

const MILESTONES: readonly Milestone[] = ["none", "started", "full_load", "syncing"];

/** What is known of one link, and who wants to know: the link writes, the control service reads and waits. */
export class LinkMonitor {
  #status: LinkStatus = {
    state: { phase: "unsynchronized" },
    milestone: "none",
    retry: null,
    tables: [],
    gtidReceived: "",
    gtidApplied: "",
    lag: null,
    committedAt: null,
    applier: null,
    gtidGaps: "",
    inserts: null,
    insertExceptions: [],
    loadMethod: null,
    leftOut: [],
    warnings: [],
    transactionsApplied: 0,
    rowsApplied: 0,
  };
  readonly #listeners = new Set<() => void>();

  get status(): LinkStatus {
    return this.#status;
  }

  /** Moves the link to another phase. Throws when the transition table does not allow it: that is a fault of ours. */
  transition(state: LinkState): void {
    const from = this.#status.state.phase;
    const allowed: readonly Phase[] = NEXT[from];
    if (from !== state.phase && !allowed.includes(state.phase)) {
      throw new Error(`a link cannot go from ${from} to ${state.phase}`);
    }
    this.#set({ state, ...(state.phase === "paused" || state.phase === "failed" ? { retry: null } : {}) });
  }

  /** Records that the link came this far with its current generation. Never goes back. */
  reach(milestone: Milestone): void {
    if (MILESTONES.indexOf(milestone) > MILESTONES.indexOf(this.#status.milestone)) this.#set({ milestone });
  }

  retrying(retry: Retry | null): void {
    this.#set({ retry });
  }

  observe(seen: Partial<Omit<LinkStatus, "state" | "milestone" | "retry">>): void {
    this.#set(seen);
  }

  /** Calls back after every change until disposed. */
  subscribe(listener: () => void): Disposable {
    this.#listeners.add(listener);
    return { [Symbol.dispose]: () => void this.#listeners.delete(listener) };
  }

  #set(patch: Partial<LinkStatus>): void {
    this.#status = { ...this.#status, ...patch };
    for (const listener of this.#listeners) listener();
  }
}
