import type { StreamedEvent } from "../change/binlog-event.ts";
import type { GtidSet } from "../change/gtid-set.ts";
import type { Spill } from "../change/spill.ts";
import type { ReadCursor, StreamPosition } from "./read-cursor.ts";
import { type ReadBinlog, SharedRead } from "./shared-read.ts";

/** Bytes of a binlog that are kept for links that are behind others of the same source; of one link alone, a quarter. */
const RECENT_BYTES = 64 * 1024 * 1024;

/** Where one link reads, and what of that. */
interface Place {
  readonly read: SharedRead;
  readonly cursor: ReadCursor;
}

/**
 * The binlog of one source, read by one connection for all links whose positions meet. A link joins a read at a transaction boundary
 * when it has everything that is gone from the recent events; of what follows it is given what it has not, as the server would do. One that is
 * behind that reads by a connection of its own until it meets an older read, as does one that falls behind.
 */
export class SharedBinlog {
  readonly #readBinlog: ReadBinlog;
  readonly #recentBytes: number;
  /** The oldest first. */
  readonly #reads = new Set<SharedRead>();

  /** @param readBinlog reads by a connection of its own each time */
  constructor(readBinlog: ReadBinlog, recentBytes = RECENT_BYTES) {
    this.#readBinlog = readBinlog;
    this.#recentBytes = recentBytes;
  }

  /** Connections that read now. */
  get connections(): number {
    return this.#reads.size;
  }

  /**
   * Streams the binlog for one link, as `Source.binlog`.
   * @param spill where a compressed transaction that is too large for memory is held, for all links that take it from this link's connection
   * @throws what the read throws that the link is at; of the others that are at it likewise
   */
  async *stream(
    from: GtidSet,
    spill: Spill,
    signal: AbortSignal,
  ): AsyncGenerator<readonly StreamedEvent[], void> {
    if (signal.aborted) return;
    let place = this.#enter({ seen: from, begun: null }, spill);
    try {
      for (;;) {
        const next = await place.cursor.ready(signal);
        switch (next) {
          case "ended":
            return;
          case "fell-out": {
            const left = place;
            place = this.#open(left.cursor.fell, spill);
            await left.read.leave(left.cursor);
            break;
          }
          case "stretch": {
            const older = this.#older(place);
            if (older !== null) {
              const left = place;
              place = older;
              await left.read.leave(left.cursor);
              break;
            }
            const events = place.cursor.take();
            if (events.length > 0) yield events;
            break;
          }
          default:
            next satisfies never;
        }
      }
    } finally {
      await place.read.leave(place.cursor);
    }
  }

  #enter(position: StreamPosition, spill: Spill): Place {
    for (const read of this.#reads) {
      if (read.meets(position.seen)) return { read, cursor: read.enter(position, "joining") };
    }
    return this.#open(position, spill);
  }

  #open(position: StreamPosition, spill: Spill): Place {
    const read: SharedRead = new SharedRead({
      read: this.#readBinlog,
      from: position.seen,
      spill,
      recentBytes: this.#recentBytes,
      onEnd: () => this.#reads.delete(read),
    });
    this.#reads.add(read);
    return { read, cursor: read.enter(position, "first") };
  }

  /** A place in an older read that the link has met; null where there is none. Only to older ones, so that all come together in one. */
  #older({ read, cursor }: Place): Place | null {
    for (const older of this.#reads) {
      if (older === read) return null;
      const seen = cursor.between();
      if (seen === null) return null;
      if (older.meets(seen)) return { read: older, cursor: older.enter({ seen, begun: null }, "joining") };
    }
    return null;
  }
}
