import { setTimeout as delay } from "node:timers/promises";
import type { AgentClient, Link } from "../agent-client.ts";
import { AgentCallError } from "../agent-error.ts";

/** Waiting ended elsewhere than wanted: the link failed, the time is up, or the operator interrupted. */
export interface NotArrived {
  readonly end: "failed" | "timeout" | "stopped";
  /** What was last seen. */
  readonly link: Link;
}

/** How waiting for a link ended. */
export type Waited = { readonly end: "arrived"; readonly link: Link } | NotArrived | { readonly end: "gone" };

/** What to wait for. */
export interface Wait {
  /** The link as it was last seen, with its name and uid. */
  readonly link: Link;
  readonly until: (link: Link) => boolean;
  /** Whether what is seen makes waiting on pointless. */
  readonly hopeless: (link: Link) => boolean;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** Pause before a lost watch is opened again, ms: an agent that restarts is back in a second or two. */
const REWATCH_DELAY_MS = 500;

/**
 * Watches a link until it is where it is wanted. A lost connection is no end: the link goes on without us, and so does
 * the waiting, until the timeout. Throws an AgentCallError when the agent refuses to be asked.
 */
export async function waitForLink(agent: AgentClient, wait: Wait): Promise<Waited> {
  const timeout = AbortSignal.timeout(wait.timeoutMs);
  const signal = AbortSignal.any([wait.signal, timeout]);
  let last = wait.link;
  while (!signal.aborted) {
    try {
      // No uid is named: it would claim the link for a state that does not hold it until the create has ended, and a
      // provider that dies now would leave a link that nobody can adopt.
      for await (const link of agent.watchLink(last.spec?.name ?? "", "", signal)) {
        if (link.uid !== wait.link.uid) return { end: "gone" };
        last = link;
        if (wait.until(link)) return { end: "arrived", link };
        if (wait.hopeless(link)) return { end: "failed", link };
      }
    } catch (thrown) {
      if (!(thrown instanceof AgentCallError)) throw thrown;
      if (thrown.code === "NOT_FOUND") return { end: "gone" };
      // The agent is restarting, or a network is broken for a while.
      if (thrown.failure !== "unreachable" && thrown.failure !== "stopped") throw thrown;
    }
    // An abort ends the pause; the loop's condition sees it.
    await delay(REWATCH_DELAY_MS, undefined, { signal }).catch(() => {});
  }
  return { end: wait.signal.aborted ? "stopped" : "timeout", link: last };
}
