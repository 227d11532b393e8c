import type { RawEvent, StreamedEvent } from "../change/binlog-event.ts";
import { readGtidEvent } from "../change/gtid-event.ts";
import { GtidSet, GtidSetBuilder } from "../change/gtid-set.ts";
import type { SpillFile } from "../change/spill.ts";
import { onAbort } from "../lib/abort.ts";
import {
  type BegunTransaction,
  gtidsOf,
  isAboutLog,
  logBehind,
  opensTransaction,
  type RecentEvents,
  type Stretch,
} from "./recent-events.ts";
import { ResumedTransaction } from "./resumed-transaction.ts";
import { SharedFile } from "./shared-file.ts";

/** Where a stream goes on. */
export interface StreamPosition {
  /** Transactions that are not wanted, or were given; without the one that was given in part. */
  readonly seen: GtidSet;
  /** The transaction that was given in part; it may be complete. */
  readonly begun: BegunTransaction | null;
}

/** What a cursor follows. */
export interface Followed {
  readonly recent: RecentEvents;
  /** How it has ended; null while it goes on. */
  readonly ended: { readonly error: unknown } | null;
  /** Somebody waits for what comes next. */
  want(): void;
}

/** What of the events is given. */
type Giving =
  /** Nothing yet: the reader has what comes first. `log` is what it has to be given before anything else. */
  | { readonly at: "before"; readonly log: readonly RawEvent[] }
  /** Nothing yet: it was given a part of the transaction that comes first. */
  | { readonly at: "resuming"; readonly resumed: ResumedTransaction }
  /** All but a transaction that the reader has. */
  | { readonly at: "passing" }
  | { readonly at: "giving" };

/** The place of one reader in a binlog that several read. */
export class ReadCursor implements Disposable {
  readonly #followed: Followed;
  #next: number;
  #giving: Giving;
  /** Of what comes, the transactions that the reader has. */
  readonly #ahead: GtidSet;
  #aheadLeft: number;
  readonly #seen: GtidSet;
  readonly #held = new Set<Disposable>();
  #wake: (() => void) | null = null;
  #fell: StreamPosition | null = null;
  #counted: { readonly to: number; readonly set: GtidSetBuilder };

  /** @param entry `joining` what others read, or `first` in a stream that begins with what is wanted next */
  constructor(followed: Followed, { seen, begun }: StreamPosition, entry: "first" | "joining") {
    const { recent } = followed;
    this.#followed = followed;
    this.#seen = seen;
    this.#next = recent.first;
    this.#ahead = entry === "first" ? GtidSet.empty : seen.subtract(recent.passed);
    this.#aheadLeft = this.#ahead.count;
    this.#counted = { to: recent.first, set: new GtidSetBuilder(seen) };
    if (begun !== null) this.#giving = { at: "resuming", resumed: new ResumedTransaction(begun) };
    else this.#giving = entry === "first" ? { at: "giving" } : { at: "before", log: recent.logAtFirst };
  }

  /** Number of the stretch that comes next. */
  get next(): number {
    return this.#next;
  }

  /** Waits for what comes next: for nothing more when aborted. */
  async ready(signal: AbortSignal): Promise<"stretch" | "fell-out" | "ended"> {
    using _abort = onAbort(signal, () => this.wake());
    for (;;) {
      if (signal.aborted) return "ended";
      if (this.#fell !== null) return "fell-out";
      if (this.#followed.recent.get(this.#next) !== null) return "stretch";
      const { ended } = this.#followed;
      if (ended !== null) {
        if (ended.error !== null) throw ended.error;
        return "ended";
      }
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
        this.#followed.want();
      });
      this.#wake = null;
    }
  }

  /** There may be something new. */
  wake(): void {
    this.#wake?.();
  }

  /**
   * The events of the next stretch that are the reader's, which may be none.
   * @throws AgentError CONNECTION_LOST, EVENT_CORRUPT
   */
  take(): readonly StreamedEvent[] {
    const stretch = this.#followed.recent.get(this.#next);
    if (stretch === null) throw new Error("nothing is ready");
    const events = this.#ofReader(stretch);
    this.#next += 1;
    return events.some((event) => "file" in event) ? events.map((event) => this.#hold(event)) : events;
  }

  /** Where the reader stands if that is between two transactions; null anywhere else. */
  between(): GtidSet | null {
    if (this.#giving.at !== "giving") return null;
    if (this.#followed.recent.get(this.#next)?.start !== "at a transaction") return null;
    return this.#seenSoFar();
  }

  /** The stretch that comes next is given up: the reader is too slow. */
  fallOut({ begun }: Stretch): void {
    if (this.#giving.at === "resuming") {
      this.#fell = { seen: this.#seen, begun: this.#giving.resumed.begun };
      return;
    }
    const seen = this.#seenSoFar();
    if (this.#giving.at === "giving" && begun !== null) {
      const one = new GtidSetBuilder(GtidSet.empty);
      one.add(readGtidEvent(begun.gtid).gtid);
      this.#fell = { seen: seen.subtract(one.build()), begun };
    } else this.#fell = { seen, begun: null };
  }

  /** Where to go on after it has fallen out. */
  get fell(): StreamPosition {
    if (this.#fell === null) throw new Error("the reader has not fallen out");
    return this.#fell;
  }

  /** The reader takes nothing more: files that it did not come to are given up. */
  [Symbol.dispose](): void {
    for (const each of [...this.#held]) each[Symbol.dispose]();
  }

  /** Counted only when it is asked for: a single reader never asks. */
  #seenSoFar(): GtidSet {
    const { recent } = this.#followed;
    let { to, set } = this.#counted;
    if (to < recent.first) {
      set = new GtidSetBuilder(set.build().union(recent.passed));
      to = recent.first;
    }
    for (; to < this.#next; to++) for (const gtid of gtidsOf(recent.get(to) as Stretch)) set.add(gtid);
    this.#counted = { to, set };
    return set.build();
  }

  #ofReader({ events }: Stretch): readonly StreamedEvent[] {
    const giving = this.#giving;
    if (giving.at === "resuming") {
      const rest = giving.resumed.rest(events);
      if (giving.resumed.isDone) this.#giving = { at: "giving" };
      return rest;
    }
    if (giving.at === "giving" && this.#aheadLeft === 0) return events;
    const given: StreamedEvent[] = [];
    for (const event of events) this.#add(event, given);
    return given;
  }

  #add(event: StreamedEvent, given: StreamedEvent[]): void {
    const giving = this.#giving;
    if (opensTransaction(event)) {
      if (this.#aheadLeft > 0 && this.#ahead.has(readGtidEvent(event).gtid)) {
        this.#aheadLeft -= 1;
        if (giving.at === "giving") this.#giving = { at: "passing" };
        return;
      }
      if (giving.at === "before") given.push(...giving.log);
      this.#giving = { at: "giving" };
      given.push(event);
    } else if (giving.at === "before") this.#giving = { at: "before", log: logBehind(giving.log, event) };
    else if (giving.at === "giving" || isAboutLog(event)) given.push(event);
  }

  #hold(event: StreamedEvent): StreamedEvent {
    if (!("file" in event)) return event;
    if (!(event.file instanceof SharedFile)) throw new Error("the file is not one of several readers");
    const held = event.file.hold();
    const file: SpillFile = {
      append: (record) => held.append(record),
      records: () => held.records(),
      [Symbol.dispose]: () => {
        this.#held.delete(held);
        held[Symbol.dispose]();
      },
    };
    this.#held.add(held);
    return { ...event, file };
  }
}
