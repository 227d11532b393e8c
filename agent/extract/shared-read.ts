import type { StreamedEvent } from "../change/binlog-event.ts";
import type { GtidSet } from "../change/gtid-set.ts";
import type { Spill } from "../change/spill.ts";
import { type Followed, ReadCursor, type StreamPosition } from "./read-cursor.ts";
import { RecentEvents } from "./recent-events.ts";
import { SharedFiles } from "./shared-file.ts";

/** Of what is kept for several readers one alone keeps this part: for those that begin a little later. */
const ALONE_SHARE = 1 / 4;

/** Streams a source's binlog as `streamBinlog` does. */
export type ReadBinlog = (
  from: GtidSet,
  spill: Spill,
  signal: AbortSignal,
) => AsyncGenerator<readonly StreamedEvent[], void>;

/** What one read is given. */
export interface SharedReadContext {
  readonly read: ReadBinlog;
  readonly from: GtidSet;
  /** Takes compressed transactions that are too large for memory. */
  readonly spill: Spill;
  /** Bytes of events that are kept for readers that are behind others. */
  readonly recentBytes: number;
  /** Nobody can join any more. */
  readonly onEnd: () => void;
}

/**
 * One connection that reads a binlog, for one reader or several. It is read as fast as the fastest of them takes it; one that is
 * further behind than the recent events reach falls out. It ends with its last reader.
 */
export class SharedRead implements Followed {
  readonly recent: RecentEvents;
  readonly #events: AsyncGenerator<readonly StreamedEvent[], void>;
  readonly #stop = new AbortController();
  readonly #files: SharedFiles;
  readonly #recentBytes: number;
  readonly #onEnd: () => void;
  readonly #cursors = new Set<ReadCursor>();
  #reading: Promise<void> | null = null;
  #ended: { readonly error: unknown } | null = null;

  constructor({ read, from, spill, recentBytes, onEnd }: SharedReadContext) {
    this.recent = new RecentEvents(from);
    this.#recentBytes = recentBytes;
    this.#files = new SharedFiles(spill);
    this.#events = read(from, this.#files, this.#stop.signal);
    this.#onEnd = onEnd;
  }

  get ended(): { readonly error: unknown } | null {
    return this.#ended;
  }

  /** Whether a reader that has `seen` misses nothing if it joins, and is not ahead of this read. */
  meets(seen: GtidSet): boolean {
    return seen.contains(this.recent.passed) && this.recent.all.contains(seen);
  }

  /** @param entry as of ReadCursor */
  enter(position: StreamPosition, entry: "first" | "joining"): ReadCursor {
    const cursor = new ReadCursor(this, position, entry);
    this.#cursors.add(cursor);
    return cursor;
  }

  /** A reader goes. Resolves when, if it was the last, the connection is closed. */
  async leave(cursor: ReadCursor): Promise<void> {
    cursor[Symbol.dispose]();
    this.#cursors.delete(cursor);
    if (this.#cursors.size > 0) return;
    this.#end(null);
    this.#stop.abort();
    try {
      await this.#reading;
      await this.#events.return();
    } finally {
      this.#files[Symbol.dispose]();
    }
  }

  want(): void {
    if (this.#ended === null) this.#reading ??= this.#readNext();
  }

  async #readNext(): Promise<void> {
    try {
      const next = await this.#events.next();
      if (next.done === true) this.#end(null);
      else this.#take(next.value);
    } catch (error) {
      this.#end(error);
    }
    this.#reading = null;
    for (const cursor of this.#cursors) cursor.wake();
  }

  #take(events: readonly StreamedEvent[]): void {
    this.recent.append(events);
    const most = this.#cursors.size > 1 ? this.#recentBytes : this.#recentBytes * ALONE_SHARE;
    this.recent.trim(most, (number, stretch) => {
      for (const cursor of this.#cursors) if (cursor.next === number) cursor.fallOut(stretch);
      for (const event of stretch.events) if ("file" in event) this.#files.release(event.file);
    });
  }

  #end(error: unknown): void {
    if (this.#ended !== null) return;
    this.#ended = { error };
    this.#onEnd();
  }
}
