import { AgentError } from "../error.ts";
import { aborted, sleep, together } from "../lib/abort.ts";
import { backoff } from "../lib/backoff.ts";
import type { LinkContext, Memory } from "./link-context.ts";

/**
 * A lost connection is retried for so long, milliseconds: longer than any restart and most outages; then an operator has to
 * look, and the link says `failed`.
 */
export const RETRY_WINDOW_MS = 12 * 60 * 60 * 1000;

/** Why the source cannot be reached now; null when it can. Throws what is not worth trying again. */
export async function reasonAway({ source }: LinkContext, signal: AbortSignal): Promise<AgentError | null> {
  try {
    await using session = await source.open(signal);
    await session.text("SELECT 1");
    return null;
  } catch (thrown) {
    const error = AgentError.from(thrown);
    if (signal.aborted || !error.retryable) throw error;
    return error;
  }
}

/**
 * Waits until the source can be reached again, or until aborted. Meanwhile the link shows that it tries.
 * @throws AgentError what is not worth trying again, and `lost` when that has lasted for RETRY_WINDOW_MS
 */
export async function sourceIsBack(
  context: LinkContext,
  memory: Memory,
  lost: AgentError,
  signal: AbortSignal,
): Promise<void> {
  memory.source = "away";
  try {
    for (let error: AgentError | null = lost; error !== null; error = await reasonAway(context, signal)) {
      const delay = noteFailure(context, memory, error);
      if (!(await sleep(delay, signal))) return;
    }
  } finally {
    memory.source = "reached";
  }
}

/** Shows a failure that is tried again, and says after how many milliseconds. Throws it when that has lasted for too long. */
export function noteFailure({ monitor, log }: LinkContext, memory: Memory, error: AgentError): number {
  const now = Date.now();
  memory.failingSince ??= now;
  memory.attempts += 1;
  if (now - memory.failingSince > RETRY_WINDOW_MS) throw error;
  const delay = backoff(memory.attempts);
  monitor.retrying({
    error,
    attempt: memory.attempts,
    since: memory.failingSince,
    nextAttemptAt: now + delay,
  });
  log.warn(
    { code: error.code, attempt: memory.attempts, delay, reason: error.message },
    "link interrupted, trying again",
  );
  return delay;
}

/**
 * Runs what needs the source. When that is lost, waits until it can be reached again: what was received is applied beside.
 * @param away runs while the source is waited for
 */
export async function whileReached(
  context: LinkContext,
  memory: Memory,
  task: (signal: AbortSignal) => Promise<void>,
  signal: AbortSignal,
  away: (signal: AbortSignal) => Promise<void> = aborted,
): Promise<void> {
  try {
    await task(signal);
  } catch (thrown) {
    const lost = AgentError.from(thrown);
    if (signal.aborted || !isLost(lost)) throw thrown;
    await together(signal, (linked) => sourceIsBack(context, memory, lost, linked), away);
  }
}

/** Whether an error may be that the source is gone; what is wrong with the agent's own disk is not. */
function isLost({ retryable, code }: AgentError): boolean {
  return retryable && code !== "SPOOL_FAILED" && code !== "SPILL_FAILED";
}
