import { EventType, type RawEvent, type StreamedEvent } from "../change/binlog-event.ts";
import { readGtidEvent } from "../change/gtid-event.ts";
import { type Gtid, type GtidSet, GtidSetBuilder } from "../change/gtid-set.ts";

/** What an event costs besides its bytes. */
const EVENT_OVERHEAD_BYTES = 200;

/** The transaction that began last in a stream, and what came of it up to some place. */
export interface BegunTransaction {
  readonly gtid: RawEvent;
  /** Events of it, that one included; without those about the log itself. */
  readonly count: number;
  readonly last: StreamedEvent;
}

/** Events that came together. A transaction begins at their start, or at none of them. */
export interface Stretch {
  readonly events: readonly StreamedEvent[];
  readonly start: "at a transaction" | "within";
  readonly bytes: number;
  /** What began before it; null when nothing did. */
  readonly begun: BegunTransaction | null;
}

/** Whether an event opens a transaction. */
export function opensTransaction(event: StreamedEvent): event is RawEvent {
  return event.type === EventType.GTID || event.type === EventType.GTID_TAGGED;
}

/** Whether an event is about the log, and belongs to no transaction. */
export function isAboutLog({ type }: StreamedEvent): boolean {
  return (
    type === EventType.ROTATE ||
    type === EventType.FORMAT_DESCRIPTION ||
    type === EventType.PREVIOUS_GTIDS ||
    type === EventType.STOP
  );
}

/** The transactions that begin in a stretch. */
export function* gtidsOf({ events, start }: Stretch): Generator<Gtid, void> {
  if (start === "within") return;
  for (const event of events) if (opensTransaction(event)) yield readGtidEvent(event).gtid;
}

/** What was read of a binlog last, numbered from 0 on. */
export class RecentEvents {
  readonly #stretches = new Map<number, Stretch>();
  #first = 0;
  /** The first of those that came last. */
  #newest = 0;
  #end = 0;
  #bytes = 0;
  #begun: BegunTransaction | null = null;
  readonly #passed: GtidSetBuilder;
  readonly #all: GtidSetBuilder;
  /** `#all` has what begins before this one. */
  #allTo = 0;
  #logAtFirst: readonly RawEvent[] = [];

  /** @param from transactions that are not in the stream */
  constructor(from: GtidSet) {
    this.#passed = new GtidSetBuilder(from);
    this.#all = new GtidSetBuilder(from);
  }

  /** Number of the first stretch that is still here. */
  get first(): number {
    return this.#first;
  }

  /** What stands before the first stretch: transactions that were not in the stream, and those that were and are gone. */
  get passed(): GtidSet {
    return this.#passed.build();
  }

  /** Those, and all that begin in what is here. */
  get all(): GtidSet {
    for (; this.#allTo < this.#end; this.#allTo++) addAll(this.#all, this.#at(this.#allTo));
    return this.#all.build();
  }

  /** What a reader has to be given first who begins with the first stretch: which file it is in, and its format. */
  get logAtFirst(): readonly RawEvent[] {
    return this.#logAtFirst;
  }

  /** Null when it has not come yet, or is gone. */
  get(number: number): Stretch | null {
    return this.#stretches.get(number) ?? null;
  }

  append(events: readonly StreamedEvent[]): void {
    this.#newest = this.#end;
    const cut = events.findIndex(opensTransaction);
    if (cut === -1) this.#add(events, "within");
    else {
      if (cut > 0) this.#add(events.slice(0, cut), "within");
      this.#add(cut === 0 ? events : events.slice(cut), "at a transaction");
    }
  }

  /**
   * Gives up what is more than so many bytes, the oldest first. What came last stays, whatever its size: nobody could have taken it.
   * @param before told of each, while it is still the first
   */
  trim(most: number, before: (number: number, stretch: Stretch) => void): void {
    while (this.#bytes > most && this.#first < this.#newest) {
      const stretch = this.#at(this.#first);
      before(this.#first, stretch);
      if (this.#allTo <= this.#first) {
        addAll(this.#all, stretch);
        this.#allTo = this.#first + 1;
      }
      addAll(this.#passed, stretch);
      for (const event of stretch.events) this.#logAtFirst = logBehind(this.#logAtFirst, event);
      this.#bytes -= stretch.bytes;
      this.#stretches.delete(this.#first);
      this.#first += 1;
    }
  }

  #at(number: number): Stretch {
    return this.#stretches.get(number) as Stretch;
  }

  #add(events: readonly StreamedEvent[], start: Stretch["start"]): void {
    let bytes = 0;
    for (const event of events)
      bytes += ("bytes" in event ? event.bytes.length : event.size) + EVENT_OVERHEAD_BYTES;
    this.#stretches.set(this.#end, { events, start, bytes, begun: this.#begun });
    this.#end += 1;
    this.#bytes += bytes;
    this.#begun = begunBehind(this.#begun, events);
  }
}

/** The events that say which file follows, and in which format, behind one more event. */
export function logBehind(before: readonly RawEvent[], event: StreamedEvent): readonly RawEvent[] {
  if (!("bytes" in event)) return before;
  if (event.type === EventType.ROTATE) return [event];
  if (event.type !== EventType.FORMAT_DESCRIPTION) return before;
  return [...before.filter(({ type }) => type === EventType.ROTATE), event];
}

function addAll(set: GtidSetBuilder, stretch: Stretch): void {
  for (const gtid of gtidsOf(stretch)) set.add(gtid);
}

/** The transaction that began last behind some more events. */
export function begunBehind(
  before: BegunTransaction | null,
  events: readonly StreamedEvent[],
): BegunTransaction | null {
  let gtid = before?.gtid ?? null;
  let count = before?.count ?? 0;
  let last = before?.last ?? null;
  for (const event of events) {
    if (opensTransaction(event)) {
      gtid = event;
      count = 0;
    } else if (isAboutLog(event)) continue;
    count += 1;
    last = event;
  }
  return gtid === null || last === null ? null : { gtid, count, last };
}
