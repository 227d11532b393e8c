import { setTimeout as sleep } from "node:timers/promises";

/** How often a condition is looked at, milliseconds: short against any deadline, long against the cost of a look. */
const POLL_INTERVAL_MS = 50;

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
  for (;;) {
    try {
      const found = await condition();
      if (found !== undefined && found !== false) return found;
      last = undefined;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) throw new Error(`not within ${within} ms: ${what}`, { cause: last });
    await sleep(POLL_INTERVAL_MS);
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
