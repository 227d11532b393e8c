import type { GtidEvent } from "../../change/gtid-event.ts";
import { GtidSet, GtidSetBuilder } from "../../change/gtid-set.ts";

/** A transaction that a session has been given and not committed yet. */
export interface UnderWay {
  readonly gtid: GtidEvent;
  /** Number of the session. */
  readonly session: number;
  /** Grows in the order of the source. */
  readonly order: number;
}

/**
 * The transactions that sessions are at, in the source's order, and what is applied. The source's commit clock says which may be
 * applied beside each other: one may begin when all up to its `lastCommitted` are committed.
 */
export class TransactionsUnderWay {
  readonly #underWay = new Set<UnderWay>();
  readonly #applied: GtidSetBuilder;
  #orders = 0;
  #latestApplied = 0;

  constructor(applied: GtidSet) {
    this.#applied = new GtidSetBuilder(applied);
  }

  get count(): number {
    return this.#underWay.size;
  }

  get oldest(): UnderWay | undefined {
    const [first] = this.#underWay;
    return first;
  }

  begin(gtid: GtidEvent, session: number): UnderWay {
    this.#orders += 1;
    const begun = { gtid, session, order: this.#orders };
    this.#underWay.add(begun);
    return begun;
  }

  committed(transaction: UnderWay): void {
    this.#underWay.delete(transaction);
    this.#applied.add(transaction.gtid.gtid);
    this.#latestApplied = Math.max(this.#latestApplied, transaction.order);
  }

  /**
   * The sessions at work on what a transaction has to wait for. On one of them it need not wait: a session keeps its order. A
   * source that has no clock lets nothing run beside anything.
   */
  sessionsBefore({ lastCommitted, sequenceNumber }: GtidEvent): ReadonlySet<number> {
    const sessions = new Set<number>();
    for (const { gtid, session } of this.#underWay) {
      if (sequenceNumber !== 0 && gtid.sequenceNumber > lastCommitted) break;
      sessions.add(session);
    }
    return sessions;
  }

  /** Everything that is committed on the target. */
  get applied(): GtidSet {
    return this.#applied.build();
  }

  /** That, and what sessions are at. */
  get begun(): GtidSet {
    const begun = new GtidSetBuilder(this.applied);
    for (const { gtid } of this.#underWay) begun.add(gtid.gtid);
    return begun.build();
  }

  /** What is not committed while something behind it is. */
  get gaps(): GtidSet {
    const gaps = new GtidSetBuilder(GtidSet.empty);
    for (const { gtid, order } of this.#underWay) {
      if (order > this.#latestApplied) break;
      gaps.add(gtid.gtid);
    }
    return gaps.build();
  }
}
