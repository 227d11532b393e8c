/** First delay after a lost connection, milliseconds: short, for most losses are restarts of a second or two. */
export const BACKOFF_FIRST_MS = 200;
/** Longest delay, milliseconds: an hour-long outage costs one attempt every so often, and recovery is noticed soon after. */
export const BACKOFF_LONGEST_MS = 15_000;
/** Share of a delay that is drawn by chance, so that many links do not return in step. */
const JITTER = 0.3;

/** The delay before attempt number `attempt` (from 1), milliseconds. */
export function backoff(attempt: number, random: () => number = Math.random): number {
  const full = Math.min(BACKOFF_LONGEST_MS, BACKOFF_FIRST_MS * 2 ** (attempt - 1));
  return Math.round(full * (1 - JITTER * random()));
}
