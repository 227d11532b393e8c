import { towline } from "../../proto/gen/control.js";
import type { Link, LinkStatus } from "../agent-client.ts";
import type { SyncLinkState, WaitFor } from "./sync-link-schema.ts";

const { Milestone } = towline.control.v1;

const WANTED = {
  none: Milestone.MILESTONE_NONE,
  started: Milestone.MILESTONE_STARTED,
  full_load: Milestone.MILESTONE_FULL_LOAD,
  syncing: Milestone.MILESTONE_SYNCING,
} as const satisfies Record<WaitFor, number>;

/** Phases in which a link does not do what it is for, or has not yet looked whether it can. */
const IDLE: readonly string[] = ["unsynchronized", "prechecking", "paused", "failed"];

/** What a state shows of how a link fares: neither phase nor lag, which change by themselves. */
export type ObservedStatus = Pick<SyncLinkState, "status" | "failure_code" | "failure_message">;

export function observedStatus(status: LinkStatus): ObservedStatus {
  if (status.phase === "failed") {
    const { code, message } = status.failure?.error ?? {};
    return { status: "failed", failure_code: code ?? "INTERNAL", failure_message: message ?? "" };
  }
  return {
    status: status.phase === "paused" ? "paused" : "running",
    failure_code: null,
    failure_message: null,
  };
}

/** Whether the link has come as far as `waitFor` names since its spec was last changed. */
export function isReady(link: Link, waitFor: WaitFor): boolean {
  if (link.spec?.desiredState === "paused") return false;
  return (link.status?.milestone ?? 0) >= WANTED[waitFor];
}

/**
 * Whether waiting is over: as ready, and at work. A milestone outlives a failure, so a link that is started again would
 * seem to have arrived before its checks ran.
 */
export function hasArrived(link: Link, waitFor: WaitFor): boolean {
  if (waitFor === "none") return true;
  return isReady(link, waitFor) && !IDLE.includes(link.status?.phase ?? "");
}

/** The failure a link stands at, told apart from a later one; null when it does not stand at any. */
export function failureMoment(link: Link | null): number | null {
  if (link?.status?.phase !== "failed") return null;
  return link.status.failure?.atMs ?? 0;
}
