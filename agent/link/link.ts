import { ReloadTables } from "../change/statement/reload-tables.ts";
import { newHolder } from "../checkpoint/owner.ts";
import { AgentError } from "../error.ts";
import type { Source } from "../extract/source.ts";
import type { Endpoint } from "../mysql/endpoint.ts";
import type { CheckResult } from "../precheck/check.ts";
import { runChecks } from "../precheck/precheck.ts";
import { applyReceived } from "./apply-received.ts";
import { attempt } from "./attempt.ts";
import { BatchError } from "./batch-error.ts";
import type { LinkContext, Memory } from "./link-context.ts";
import { preserve, preserveReceived } from "./preserving/preserve.ts";
import { recover } from "./recover.ts";
import type { LinkSpec } from "./spec.ts";

/**
 * One link's life: precheck, structure, rows, then changes as they come. Lost connections are retried here, with backoff; while
 * the source is gone, what was received of it is applied.
 * Returns once `signal` is aborted and the link stands at a resumable point. Throws an AgentError on anything else; the
 * caller makes that the `failed` state.
 */
export async function runLink(context: LinkContext, signal: AbortSignal): Promise<void> {
  const memory: Memory = {
    holder: newHolder(context.agent),
    apart: null,
    reload: [],
    reloadedFor: "",
    reloads: 0,
    failingSince: null,
    attempts: 0,
    source: "reached",
  };
  let checked = false;
  while (!signal.aborted) {
    try {
      if (!checked) await precheck(context, signal);
      checked = true;
      if (context.spec.gtids === "own") await attempt(context, memory, signal);
      else await preserve(context, memory, signal, () => attempt(context, memory, signal));
    } catch (thrown) {
      if (signal.aborted) return;
      await goOn(context, memory, thrown, signal);
    }
  }
}

/** What follows a failure: either the source is what is missing, and what was received of it is applied, or the next attempt. */
async function goOn(
  context: LinkContext,
  memory: Memory,
  thrown: unknown,
  signal: AbortSignal,
): Promise<void> {
  let failure = thrown;
  try {
    const withoutSource = context.spec.gtids === "own" ? applyReceived : preserveReceived;
    if (mayBeSource(thrown) && (await withoutSource(context, memory, signal))) return;
  } catch (other) {
    failure = other;
  }
  if (!signal.aborted) await recover(context, memory, failure, signal);
}

function mayBeSource(thrown: unknown): boolean {
  return (
    !(thrown instanceof ReloadTables) && !(thrown instanceof BatchError) && AgentError.from(thrown).retryable
  );
}

/** Runs the checks of a link without changing anything on either server. A server that cannot be reached is a failed check. */
export async function precheckLink(
  spec: LinkSpec,
  source: Source,
  target: Endpoint,
  signal: AbortSignal,
): Promise<readonly CheckResult[]> {
  try {
    return await runChecks(spec, source, target, signal);
  } catch (thrown) {
    const { message, hint } = AgentError.from(thrown);
    return [{ id: "connection", verdict: "failed", side: "link", message, remedy: hint }];
  }
}

async function precheck(
  { spec, source, target, monitor, log }: LinkContext,
  signal: AbortSignal,
): Promise<void> {
  monitor.transition({ phase: "prechecking" });
  const results = await runChecks(spec, source, target, signal);
  for (const result of results) {
    if (result.verdict === "warning") log.warn({ check: result.id, remedy: result.remedy }, result.message);
  }
  const failed = results.filter((result) => result.verdict === "failed");
  if (failed.length > 0) {
    const list = failed.map((result) => `${result.id}: ${result.message}`).join("; ");
    throw new AgentError("PRECHECK_FAILED", list, { hint: failed.map((result) => result.remedy).join("; ") });
  }
  monitor.reach("started");
}
