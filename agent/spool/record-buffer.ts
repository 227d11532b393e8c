import {
  EVENT_LENGTH_BYTES,
  HEAD_BYTES,
  LARGE_LENGTH_BYTES,
  MOST_PAYLOAD_BYTES,
  RecordKind,
  sealRecord,
} from "./record.ts";

/** Collected until the write before is done; written in one piece. */
export const BUFFER_BYTES = 1024 * 1024;

/** Records that are to be written next, framed in a buffer that is used over and over. */
export class RecordBuffer {
  readonly #bytes = Buffer.allocUnsafeSlow(BUFFER_BYTES);
  /** Position in the log of its first byte. */
  #start = 0;
  #used = 0;
  /** Where the record that is being filled begins; null between two records. */
  #open: number | null = null;

  get start(): number {
    return this.#start;
  }

  /** Position behind its last complete record. */
  get end(): number {
    return this.#start + (this.#open ?? this.#used);
  }

  /** Complete records. */
  get records(): Buffer {
    return this.#bytes.subarray(0, this.#open ?? this.#used);
  }

  /** Forgets what is in it. */
  begin(start: number): void {
    this.#start = start;
    this.#used = 0;
    this.#open = null;
  }

  /** Whether there is room for an event of this size, in the record that is open or in a new one. */
  takes(size: number): boolean {
    return this.#used + HEAD_BYTES + EVENT_LENGTH_BYTES + size <= this.#bytes.length;
  }

  /** Adds a whole event; `takes` has said that there is room. */
  addEvent(event: Buffer, synced: number): void {
    const size = EVENT_LENGTH_BYTES + event.length;
    if (this.#open !== null && this.#used + size - this.#open - HEAD_BYTES > MOST_PAYLOAD_BYTES)
      this.close(synced);
    if (this.#open === null) {
      this.#open = this.#used;
      this.#used += HEAD_BYTES;
    }
    this.#bytes.writeUInt32LE(event.length, this.#used);
    event.copy(this.#bytes, this.#used + EVENT_LENGTH_BYTES);
    this.#used += size;
  }

  /** Completes the record that is open, if one is. */
  close(synced: number): void {
    const at = this.#open;
    if (at === null) return;
    this.#open = null;
    sealRecord(this.#bytes, at, this.#used, {
      kind: RecordKind.EVENTS,
      position: this.#start + at,
      synced,
    });
  }

  /**
   * Adds a record of a large event. `takes(MOST_PAYLOAD_BYTES)` has said that there is room, and no record is open.
   * @param part as much as a record holds
   * @param size of the whole event, in its first record; null in the others
   */
  addPart(part: Buffer, size: number | null, synced: number): void {
    const at = this.#used;
    let to = at + HEAD_BYTES;
    if (size !== null) {
      this.#bytes.writeUIntLE(size, to, LARGE_LENGTH_BYTES);
      to += LARGE_LENGTH_BYTES;
    }
    this.#used = to + part.copy(this.#bytes, to);
    const kind = size === null ? RecordKind.LARGE_NEXT : RecordKind.LARGE;
    sealRecord(this.#bytes, at, this.#used, { kind, position: this.#start + at, synced });
  }
}
