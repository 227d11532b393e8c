import type { Log } from "../lib/log.ts";
import type { PausePoints } from "../lib/pause-points.ts";
import type { Endpoint } from "../mysql/endpoint.ts";
import type { CheckResult } from "../precheck/check.ts";
import type { LinkMonitor } from "./monitor.ts";
import type { LinkSpec } from "./spec.ts";

/** What a link is given to live on. */
export interface LinkContext {
  readonly spec: LinkSpec;
  /** Name of this agent: written into the owner row that fences a second agent. */
  readonly agent: string;
  readonly source: Endpoint;
  readonly target: Endpoint;
  readonly monitor: LinkMonitor;
  readonly log: Log;
  readonly pausePoints: PausePoints;
}

/**
 * One link's life: precheck, structure, rows, then changes as they come. Lost connections are retried here, with backoff.
 * Returns once `signal` is aborted and the link stands at a resumable point. Throws an AgentError on anything else; the
 * caller makes that the `failed` state.
 */
export async function runLink(_context: LinkContext, _signal: AbortSignal): Promise<void> {
  throw new Error("in work");
}

/** Runs the checks of a link without changing anything on either server. */
export async function precheckLink(
  _spec: LinkSpec,
  _source: Endpoint,
  _target: Endpoint,
  _signal: AbortSignal,
): Promise<readonly CheckResult[]> {
  throw new Error("in work");
}
