import type { AgentClient, Link } from "../agent-client.ts";
import { sentence } from "../agent-error.ts";
import { Malformed } from "../framework/malformed.ts";
import { parseDuration } from "./duration.ts";
import { DEFAULT_TIMEOUTS, type SyncLinkState } from "./sync-link-schema.ts";
import { failureMoment, hasArrived } from "./sync-link-status.ts";
import { type NotArrived, type Waited, waitForLink } from "./wait.ts";

/** Waits until a declared link is where it is wanted. `earlier` is a failure that the declaration is to end. */
export async function settle(
  agent: AgentClient,
  link: Link,
  earlier: number | null,
  planned: SyncLinkState,
  signal: AbortSignal,
  operation: "create" | "update",
): Promise<Waited> {
  if (planned.desired_state === "running" && planned.wait_for === "none") return { end: "arrived", link };
  const paused = planned.desired_state === "paused";
  const failed = (seen: Link): boolean => {
    const moment = failureMoment(seen);
    return moment !== null && moment !== earlier;
  };
  return await waitForLink(agent, {
    link,
    until: (seen) => (paused ? seen.status?.phase === "paused" : hasArrived(seen, planned.wait_for)),
    hopeless: failed,
    timeoutMs: timeoutOf(planned, operation),
    signal,
  });
}

/** How a wait that did not arrive reads in a diagnostic. */
export function notArrived(
  id: string,
  waited: NotArrived,
  planned: SyncLinkState,
  operation: "create" | "update",
): { readonly summary: string; readonly detail: string } {
  const wanted = planned.desired_state === "paused" ? "paused" : planned.wait_for;
  const { phase = "", failure, retry } = waited.link.status ?? {};
  const summary = `Link ${id} is not ${wanted} yet`;
  switch (waited.end) {
    case "failed": {
      const { code, message, hint } = failure?.error ?? {};
      return {
        summary: `Link ${id} has failed`,
        detail: `${sentence(message ?? "")} (${code ?? ""}) ${hint ?? ""}`,
      };
    }
    case "stopped":
      return { summary, detail: `The command was interrupted while the link was ${phase}.` };
    case "timeout": {
      const lost = retry?.error?.message ? ` It retries: ${sentence(retry.error.message)}` : "";
      const limit = planned.timeouts?.[operation] ?? DEFAULT_TIMEOUTS[operation];
      return { summary, detail: `After timeouts.${operation} (${limit}) it was ${phase}.${lost}` };
    }
    default:
      return waited.end satisfies never;
  }
}

/** How long an operation may wait, ms. Throws Malformed for a state that holds no duration. */
export function timeoutOf(
  state: Pick<SyncLinkState, "timeouts">,
  operation: keyof typeof DEFAULT_TIMEOUTS,
): number {
  const text = state.timeouts?.[operation] ?? DEFAULT_TIMEOUTS[operation];
  const milliseconds = parseDuration(text);
  if (milliseconds === null) throw new Malformed(["timeouts", operation], "a duration is expected");
  return milliseconds;
}
