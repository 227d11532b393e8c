import type { PreservingApplier } from "../../apply/preserving/preserving-applier.ts";
import type { GtidEvent } from "../../change/gtid-event.ts";
import { GtidSet } from "../../change/gtid-set.ts";
import type { Lag } from "../lag.ts";
import type { LinkContext, Memory } from "../link-context.ts";
import { reportApplied } from "../progress-report.ts";
import type { SourceReading } from "../source-watch.ts";

/** What is applied is shown at most this often, milliseconds, unless nothing more is under way. */
const SHOW_EVERY_MS = 20;

/** Tells observers of what was applied, many transactions at a time: to say it of each would cost more than to apply it. */
export class PreservingReport {
  readonly #context: LinkContext;
  readonly #memory: Memory;
  readonly #lag: Lag;
  #transactions = 0;
  #shownAt = 0;

  constructor(context: LinkContext, memory: Memory, lag: Lag) {
    this.#context = context;
    this.#memory = memory;
    this.#lag = lag;
  }

  applied(applier: PreservingApplier, last: GtidEvent, transactions: number): void {
    this.#transactions += transactions;
    const now = Date.now();
    if (applier.transactionsUnderWay > 0 && now - this.#shownAt < SHOW_EVERY_MS) return;
    this.#shownAt = now;
    const end = {
      executed: applier.applied,
      prepared: GtidSet.empty,
      committedAt: last.committedAt,
      transactions: this.#transactions,
    };
    this.#transactions = 0;
    reportApplied(this.#context, this.#memory, this.#lag, { rows: 0, end });
    this.#context.monitor.observe({ gtidGaps: applier.gaps.toString() });
  }

  read(reading: SourceReading): void {
    this.#lag.read(reading);
  }
}
