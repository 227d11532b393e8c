import type { GtidEvent } from "../../change/gtid-event.ts";
import type { GtidSet } from "../../change/gtid-set.ts";
import type { RawPiece } from "../../change/raw-transaction.ts";
import { AgentError } from "../../error.ts";
import { onAbort } from "../../lib/abort.ts";
import type { PausePoint } from "../../lib/pause-points.ts";
import type { StatementStream } from "../../mysql/statement-stream.ts";
import type { SourceChangeRunner } from "./change-runner.ts";
import { SessionQueue } from "./session-queue.ts";
import { TransactionsUnderWay, type UnderWay } from "./transactions-under-way.ts";
import { branchEndUnit, rowsUnit, type Unit } from "./unit.ts";

/** So many transactions may be with each session: two packets, so that the next is ready when one is done. */
const MOST_PER_SESSION = 128;
/** Bytes of events that may be with all sessions. */
const MOST_BYTES = 16 * 1024 * 1024;

/** What an applier that preserves GTIDs is given. */
export interface PreservingContext {
  /** The sessions, each opened by `openPreservingSession`. */
  readonly sessions: readonly StatementStream[];
  readonly commitOrder: "ordered" | "unordered";
  readonly changes: SourceChangeRunner;
  /** What the target has. */
  readonly applied: GtidSet;
  readonly maxPacketBytes: number;
  /** How many transactions are applied one after the other before several run at a time. */
  readonly apart: number;
  readonly reach: ((point: PausePoint) => Promise<void>) | null;
  /** Called when transactions were committed. */
  readonly onApplied: (last: GtidEvent, transactions: number) => void;
}

/**
 * Applies the source's transactions, each by itself and under its own GTID, with the row events that the source logged. Exactly once
 * comes from the GTID: a server passes over one that it has.
 */
export class PreservingApplier {
  readonly #context: PreservingContext;
  readonly #underWay: TransactionsUnderWay;
  readonly #queues: readonly SessionQueue[];
  /** Transactions by session. */
  readonly #loads: number[];
  readonly #byUnit = new Map<Unit, UnderWay>();
  #bytes = 0;
  #apart: number;
  #current: UnderWay | null = null;
  /** The transaction that is being read began with a schema change: its rows go to the session of that. */
  #inChange = false;
  #failure: AgentError | null = null;
  #wake: (() => void)[] = [];

  constructor(context: PreservingContext) {
    this.#context = context;
    this.#apart = context.apart;
    this.#underWay = new TransactionsUnderWay(context.applied);
    this.#loads = context.sessions.map(() => 0);
    const turn =
      context.commitOrder === "ordered" && context.sessions.length > 1
        ? (unit: Unit): Promise<void> => this.#turn(unit)
        : null;
    this.#queues = context.sessions.map(
      (stream) =>
        new SessionQueue(stream, context.maxPacketBytes, {
          done: (unit) => this.#done(unit),
          failed: (error) => this.#failed(error),
          turn,
          reach: context.reach,
        }),
    );
  }

  /** Everything that is committed on the target. */
  get applied(): GtidSet {
    return this.#underWay.applied;
  }

  /** What is not committed while something behind it is. */
  get gaps(): GtidSet {
    return this.#underWay.gaps;
  }

  /** That, and what sessions are at. */
  get begun(): GtidSet {
    return this.#underWay.begun;
  }

  get transactionsUnderWay(): number {
    return this.#underWay.count;
  }

  /**
   * Takes on what comes next. Null when it was taken on at once; else it is when the promise resolves, and nothing further may be
   * given before.
   * @throws AgentError what an earlier one has failed of
   */
  take(piece: RawPiece): Promise<void> | null {
    if (this.#failure !== null) throw this.#failure;
    switch (piece.kind) {
      case "new-file":
        // Numbers of the commit clock begin anew.
        return this.#underWay.count === 0 ? null : this.settled();
      case "change":
        return this.#change(piece);
      case "xa-end":
        return this.#alone(piece.gtid, branchEndUnit(piece));
      case "rows": {
        if (this.#inChange) return this.#rowsOfChange(piece);
        const unit = rowsUnit(piece);
        if (piece.xid !== null || this.#apart > 0) return this.#alone(piece.gtid, unit);
        if (this.#hasRoom() && (this.#current !== null || this.#sessionFor(piece.gtid) !== null)) {
          this.#give(piece.gtid, unit);
          return null;
        }
        return this.#whenFree(piece.gtid, unit);
      }
      default:
        return piece satisfies never;
    }
  }

  /** Resolves when aborted. @throws AgentError as soon as something has failed, whether or not more is read */
  async watch(signal: AbortSignal): Promise<void> {
    using _wake = onAbort(signal, () => this.#moved());
    while (!signal.aborted) await this.#progress();
  }

  /**
   * Resolves when everything that was taken on as a whole is committed.
   * @throws AgentError what one has failed of
   */
  async settled(): Promise<void> {
    while (this.#underWay.count > (this.#current === null ? 0 : 1)) await this.#progress();
    if (this.#failure !== null) throw this.#failure;
  }

  async #change({ gtid, change }: Extract<RawPiece, { kind: "change" }>): Promise<void> {
    await this.settled();
    await this.#context.changes.run(gtid, change);
    if (change.place === "before-rows") this.#inChange = true;
    else this.#changed(gtid);
  }

  async #rowsOfChange(piece: Extract<RawPiece, { kind: "rows" }>): Promise<void> {
    await this.#context.changes.rows(piece);
    if (piece.end === null) return;
    this.#inChange = false;
    this.#changed(piece.gtid);
  }

  #changed(gtid: GtidEvent): void {
    this.#underWay.committed(this.#underWay.begin(gtid, 0));
    this.#context.onApplied(gtid, 1);
  }

  /** With nothing beside it. */
  async #alone(gtid: GtidEvent, unit: Unit): Promise<void> {
    if (this.#current === null) await this.settled();
    while (!this.#hasRoom()) await this.#progress();
    this.#give(gtid, unit);
    if (unit.commit.length === 0) return;
    await this.settled();
    this.#apart = Math.max(0, this.#apart - 1);
  }

  async #whenFree(gtid: GtidEvent, unit: Unit): Promise<void> {
    while (!this.#hasRoom() || (this.#current === null && this.#sessionFor(gtid) === null))
      await this.#progress();
    this.#give(gtid, unit);
  }

  #hasRoom(): boolean {
    return this.#bytes < MOST_BYTES;
  }

  /** Where a transaction may run now; null when it has to wait. */
  #sessionFor(gtid: GtidEvent): number | null {
    const before = this.#queues.length === 1 ? ONLY : this.#underWay.sessionsBefore(gtid);
    if (before.size > 1) return null;
    const [session = this.#leastLoaded()] = before;
    return (this.#loads[session] as number) < MOST_PER_SESSION ? session : null;
  }

  #leastLoaded(): number {
    return this.#loads.indexOf(Math.min(...this.#loads));
  }

  #give(gtid: GtidEvent, unit: Unit): void {
    const transaction = this.#current ?? this.#underWay.begin(gtid, this.#sessionFor(gtid) ?? 0);
    if (this.#current === null) this.#loads[transaction.session] = this.#loadOf(transaction) + 1;
    this.#current = unit.commit.length === 0 ? transaction : null;
    this.#bytes += unit.bytes;
    this.#byUnit.set(unit, transaction);
    (this.#queues[transaction.session] as SessionQueue).add(unit);
  }

  #loadOf({ session }: UnderWay): number {
    return this.#loads[session] as number;
  }

  #done(unit: Unit): void {
    const transaction = this.#byUnit.get(unit) as UnderWay;
    this.#byUnit.delete(unit);
    this.#bytes -= unit.bytes;
    if (unit.commit.length > 0) {
      this.#loads[transaction.session] = this.#loadOf(transaction) - 1;
      this.#underWay.committed(transaction);
      this.#context.onApplied(transaction.gtid, 1);
    }
    this.#moved();
  }

  #failed(error: AgentError): void {
    this.#failure ??= error;
    this.#moved();
  }

  async #turn(unit: Unit): Promise<void> {
    const transaction = this.#byUnit.get(unit) as UnderWay;
    while (this.#underWay.oldest !== transaction) await this.#progress();
  }

  #moved(): void {
    const wake = this.#wake;
    this.#wake = [];
    for (const each of wake) each();
  }

  /** @throws AgentError what one has failed of: nothing behind it is waited for */
  async #progress(): Promise<void> {
    if (this.#failure !== null) throw this.#failure;
    await new Promise<void>((resolve) => {
      this.#wake.push(resolve);
    });
    if (this.#failure !== null) throw this.#failure;
  }
}

const ONLY: ReadonlySet<number> = new Set([0]);
