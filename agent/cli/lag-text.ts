const MS_PER_SECOND = 1000;

/** A lag for people, in seconds; a dash before the stream runs. */
export function lagText(lag: { readonly milliseconds?: number | null } | null | undefined): string {
  if (lag === null || lag === undefined) return "-";
  return `${((lag.milliseconds ?? 0) / MS_PER_SECOND).toFixed(1)} s`;
}
