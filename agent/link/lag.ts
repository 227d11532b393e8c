import type { BatchEnd } from "../apply/batch.ts";
import { GtidSet } from "../change/gtid-set.ts";
import type { LinkMonitor } from "./monitor.ts";
import type { SourceReading } from "./source-watch.ts";

/** A link that was syncing and is this far behind is catching up again, milliseconds. */
const CATCHING_UP_MS = 60_000;
const MICROSECONDS = 1_000;
/** The applied set is shown at most this often, milliseconds: printing a large set for each small batch would cost more than it. */
const SHOW_EVERY_MS = 20;

/**
 * Says how far the target is behind. Two facts make it: what is applied and when the source committed it; and what the
 * source had committed a beat ago.
 */
export class Lag {
  readonly #monitor: LinkMonitor;
  readonly #received: () => GtidSet;
  #applied: GtidSet;
  /** XA branches that are prepared: what the source has executed of them nobody can apply before they end. */
  #prepared = GtidSet.empty;
  /** Milliseconds by the source's clock at which it committed what was last applied; 0 before anything was. */
  #committedAt = 0;
  /** Milliseconds between commit there and commit here, of what was last applied. */
  #delay = 0;
  #reading: SourceReading | null = null;
  #shownAt = 0;

  /** @param received what is received durably, as of when it is called */
  constructor(monitor: LinkMonitor, position: GtidSet, received: () => GtidSet) {
    this.#monitor = monitor;
    this.#applied = position;
    this.#received = received;
    // What was shown before an interruption may be more than the target had committed.
    this.show();
  }

  /** Shows what is received and what is applied. */
  show(): void {
    this.#shownAt = Date.now();
    const gtidReceived = this.#received().union(this.#applied).toString();
    this.#monitor.observe({ gtidReceived, gtidApplied: this.#applied.toString() });
  }

  applied({ executed, prepared, committedAt }: BatchEnd): void {
    this.#applied = executed;
    this.#prepared = prepared;
    if (Date.now() - this.#shownAt >= SHOW_EVERY_MS) this.show();
    if (committedAt === 0) return;
    this.#committedAt = committedAt / MICROSECONDS;
    this.#delay = Math.max(0, this.#sourceNow() - this.#committedAt);
  }

  /** A new reading of the source: what it said the time before should be here by now. */
  read(reading: SourceReading): void {
    const before = this.#reading;
    this.#reading = reading;
    if (before === null) return;
    const current = this.#applied.union(this.#prepared).contains(before.executed);
    const behind = this.#committedAt === 0 ? 0 : Math.max(0, this.#sourceNow() - this.#committedAt);
    const milliseconds = Math.round(current ? this.#delay : behind);
    this.#monitor.observe({
      lag: { milliseconds, measuredAt: Date.now() },
      ...(this.#committedAt === 0 ? {} : { committedAt: this.#committedAt }),
    });
    this.show();
    const { phase } = this.#monitor.status.state;
    if (phase === "catching_up" && current) {
      this.#monitor.transition({ phase: "syncing" });
      this.#monitor.reach("syncing");
    } else if (phase === "syncing" && milliseconds > CATCHING_UP_MS) {
      this.#monitor.transition({ phase: "catching_up" });
    }
  }

  #sourceNow(): number {
    return Date.now() + (this.#reading?.clockOffset ?? 0);
  }
}
