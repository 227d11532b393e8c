import type { BatchEnd } from "../apply/batch.ts";
import type { Lag } from "./lag.ts";
import type { LinkContext, Memory } from "./link-context.ts";

/** What has just been applied: the end is null in the middle of a transaction. */
export interface Applied {
  readonly rows: number;
  readonly end: BatchEnd | null;
}

/** Tells observers of what is applied, and that things go well again. */
export function reportApplied(
  { monitor }: LinkContext,
  memory: Memory,
  lag: Lag,
  { rows, end }: Applied,
): void {
  const { transactionsApplied, rowsApplied } = monitor.status;
  monitor.observe({
    transactionsApplied: transactionsApplied + (end?.transactions ?? 0),
    rowsApplied: rowsApplied + rows,
  });
  if (end === null) return;
  lag.applied(end);
  if (memory.apart !== null && end.executed.contains(memory.apart)) memory.apart = null;
  // What was received is applied while its source is gone: that is nothing gained yet.
  if (memory.failingSince === null || memory.source === "away") return;
  memory.failingSince = null;
  memory.attempts = 0;
  monitor.retrying(null);
}
