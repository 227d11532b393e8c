import type { Validator } from "../framework/attribute.ts";

const UNITS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 } as const;

const DURATION = /^(\d+(ms|s|m|h))+$/;
const PART = /(\d+)(ms|s|m|h)/g;

/** Longest duration: what Node's timers can wait. One that is longer would be over at once. */
const HOURS_MAX = 500;

/** Milliseconds of a duration such as `90s` or `1h30m`, at most 500 hours; null when it is something else. */
export function parseDuration(text: string): number | null {
  if (!DURATION.test(text)) return null;
  let total = 0;
  for (const [, count, unit] of text.matchAll(PART))
    total += Number(count) * UNITS[unit as keyof typeof UNITS];
  return total <= HOURS_MAX * UNITS.h ? total : null;
}

/** Refuses what is not a duration. */
export const isDuration: Validator<string> = (value, path, diagnostics) => {
  if (parseDuration(value) !== null) return;
  diagnostics.error(
    `${JSON.stringify(value)} is not a duration`,
    `Write numbers with the units h, m, s and ms, for example "90s" or "1h30m", ${HOURS_MAX} hours at most.`,
    path,
  );
};
