import { AgentError } from "../error.ts";
import {
  CALLS_OF_STRANGERS_MAX,
  CALLS_PER_CLIENT_MAX,
  FEEDS_PER_PEER_MAX,
  WATCHES_PER_CLIENT_MAX,
} from "./limits.ts";

/** What a call is: it is answered at once, it stays open for a reader, or it feeds a link of another agent. */
export type CallKind = "call" | "watch" | "feed";

/** How many calls each client has under way, bounded. */
export class CallLimits {
  readonly #clients = new Map<string, Record<CallKind, number>>();
  #strangers = 0;

  /**
   * Counts a call in; what is returned counts it out, once. `client` is null for one without a role. Throws LIMIT_REACHED.
   */
  enter(client: string | null, kind: CallKind): () => void {
    return client === null ? this.#enterStranger() : this.#enterClient(client, kind);
  }

  #enterClient(client: string, kind: CallKind): () => void {
    const counts = this.#clients.get(client) ?? { call: 0, watch: 0, feed: 0 };
    if (kind === "feed" && counts.feed >= FEEDS_PER_PEER_MAX) {
      throw full(`${JSON.stringify(client)} has ${FEEDS_PER_PEER_MAX} calls of the feed`);
    }
    if (kind !== "feed" && counts.call + counts.watch >= CALLS_PER_CLIENT_MAX) {
      throw full(`${JSON.stringify(client)} has ${CALLS_PER_CLIENT_MAX} calls`);
    }
    if (kind === "watch" && counts.watch >= WATCHES_PER_CLIENT_MAX) {
      throw full(`${JSON.stringify(client)} has ${WATCHES_PER_CLIENT_MAX} watches`);
    }
    counts[kind] += 1;
    this.#clients.set(client, counts);
    return () => {
      counts[kind] -= 1;
      if (counts.call + counts.watch + counts.feed === 0) this.#clients.delete(client);
    };
  }

  #enterStranger(): () => void {
    if (this.#strangers >= CALLS_OF_STRANGERS_MAX) {
      throw full(`clients without a role have ${CALLS_OF_STRANGERS_MAX} calls`);
    }
    this.#strangers += 1;
    return () => {
      this.#strangers -= 1;
    };
  }
}

function full(who: string): AgentError {
  return new AgentError("LIMIT_REACHED", `${who} under way at this agent, which is the most`, {
    hint: "Wait for some to end and call again, or give each client a certificate of its own.",
  });
}
