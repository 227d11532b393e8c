import type { StreamedEvent } from "../change/binlog-event.ts";

/** What is written is kept in memory up to this many bytes for a reader that is close behind. */
export const RECENT_BYTES = 4 * 1024 * 1024;
/** What an event costs besides its bytes. */
const EVENT_OVERHEAD_BYTES = 200;

/** Events as they came, and where they are in the log. */
export interface Group {
  readonly start: number;
  readonly end: number;
  readonly events: readonly StreamedEvent[];
  /** Up to the last of them at which no transaction is open; null when there is none. */
  readonly whole: { readonly end: number; readonly events: number } | null;
}

/**
 * The last groups of events, in memory: what is not written yet, and what a reader that is close behind takes from here instead
 * of from the disk. Groups follow each other without a gap.
 */
export class Recent {
  #groups: Group[] = [];
  #bytes = 0;

  /** Where the first group is; null when there is none. */
  get start(): number | null {
    return this.#groups[0]?.start ?? null;
  }

  push(group: Group): void {
    this.#groups.push(group);
    this.#bytes += sizeOf(group);
  }

  /** All groups from `position` on, taken out; null when the first does not begin there. */
  takeFrom(position: number): readonly Group[] | null {
    if (this.start !== position) return null;
    const taken = this.#groups;
    this.#groups = [];
    this.#bytes = 0;
    return taken;
  }

  /**
   * Gives up what is written and more than is to be kept.
   * @param most bytes that may be kept of what is written
   */
  trim(written: number, most: number): void {
    let drop = 0;
    for (const group of this.#groups) {
      if (group.end > written || this.#bytes <= most) break;
      this.#bytes -= sizeOf(group);
      dispose(group.events);
      drop += 1;
    }
    if (drop > 0) this.#groups.splice(0, drop);
  }

  /** Gives up everything behind `position`, where no transaction is open. */
  cut(position: number): void {
    const kept: Group[] = [];
    for (const group of this.#groups) {
      if (group.end <= position) {
        kept.push(group);
        continue;
      }
      const { whole } = group;
      if (whole === null || whole.end !== position) dispose(group.events);
      else {
        dispose(group.events.slice(whole.events));
        kept.push({ ...group, end: position, events: group.events.slice(0, whole.events) });
      }
    }
    this.#groups = kept;
    this.#bytes = kept.reduce((sum, group) => sum + sizeOf(group), 0);
  }

  /** Gives up everything. */
  clear(): void {
    for (const { events } of this.#groups) dispose(events);
    this.#groups = [];
    this.#bytes = 0;
  }
}

function sizeOf({ start, end, events }: Group): number {
  return end - start + events.length * EVENT_OVERHEAD_BYTES;
}

/** Of events that nobody takes, whose files are open. */
function dispose(events: readonly StreamedEvent[]): void {
  for (const event of events) if ("file" in event) event.file[Symbol.dispose]();
}
