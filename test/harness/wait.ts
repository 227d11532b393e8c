import { setTimeout as sleep } from "node:timers/promises";

/**
 * How long after the first look a condition is looked at again, milliseconds; each time twice as long, up to the longest: most
 * of what is waited for comes at once, and of the rest a look costs little.
 */
const POLL_FIRST_MS = 4;
const POLL_LONGEST_MS = 64;

/**
 * Deadline of a wait unless it has one of its own, milliseconds. No test is about how long something takes: this ends one that
 * would hang, and is longer than anything takes on a machine that has much else to do.
 */
export const PATIENCE_MS = 180_000;

export interface Deadline {
  /** What is waited for, as it is named when it does not come. */
  readonly what: string;
  /** Milliseconds. */
  readonly within: number;
}

/**
 * Looks until `condition` gives something other than undefined or false, and returns that. An error of `condition` counts
 * as "not yet" and is the cause of the error thrown at the deadline.
 */
export async function eventually<T>(
  condition: () => Promise<T | undefined | false> | T | undefined | false,
  { what, within }: Deadline,
): Promise<T> {
  const end = Date.now() + within;
  let last: unknown;
  for (let pause = POLL_FIRST_MS; ; pause = Math.min(2 * pause, POLL_LONGEST_MS)) {
    try {
      const found = await condition();
      if (found !== undefined && found !== false) return found;
      last = undefined;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) throw new Error(`not within ${within} ms: ${what}`, { cause: last });
    await sleep(pause);
  }
}

/** `promise`, or an error that names what was waited for once the time is over. */
export async function within<T>(promise: Promise<T>, { what, within }: Deadline): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not within ${within} ms: ${what}`)), within);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
