import {
  CHECKSUM_LENGTH,
  EventType,
  eventSize,
  HEADER_LENGTH,
  readHeader,
  type StreamedEvent,
} from "../change/binlog-event.ts";
import type { Spill, SpillFile } from "../change/spill.ts";
import { AgentError } from "../error.ts";
import type { RecordSink } from "./records.ts";

/** A record of a file, bytes: events come in frames of any size. */
const FILE_RECORD_BYTES = 256 * 1024;

/**
 * Makes events of the records of a feed. One that comes in parts is put together in memory of its size; a compressed transaction that is
 * too large for memory goes to a file.
 */
export class EventReceiver implements RecordSink, Disposable {
  readonly #spill: Spill;
  #events: StreamedEvent[] = [];
  #length = 0;
  #filled = 0;
  /** What has come of an event in parts: all of it, or, of one in a file, what is not there yet. */
  #bytes = Buffer.alloc(0);
  #file: { readonly file: SpillFile; readonly header: Buffer } | null = null;

  constructor(spill: Spill) {
    this.#spill = spill;
  }

  /** The events that have come since it was asked last. */
  take(): readonly StreamedEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }

  whole(bytes: Buffer, start: number, end: number): void {
    this.#events.push(framed(bytes.subarray(start, end)));
  }

  begin(length: number): void {
    this.#length = length;
    this.#filled = 0;
    this.#bytes = Buffer.allocUnsafeSlow(Math.min(length, HEADER_LENGTH));
  }

  part(bytes: Buffer, start: number, end: number): void {
    for (let at = start; at < end; ) {
      const taken = bytes.copy(this.#bytes, this.#filled, at, end);
      at += taken;
      this.#filled += taken;
      if (this.#filled === this.#bytes.length && at < end) this.#makeRoom();
    }
  }

  end(): void {
    const held = this.#file;
    const bytes = this.#bytes.subarray(0, this.#filled);
    this.#bytes = Buffer.alloc(0);
    this.#file = null;
    if (held === null) return void this.#events.push(framed(bytes));
    held.file.append(bytes);
    this.#events.push({ ...readHeader(held.header), size: this.#length, file: held.file });
  }

  /** The header is there, or a record of the file is full. */
  #makeRoom(): void {
    if (this.#file !== null) {
      this.#file.file.append(this.#bytes);
      this.#filled = 0;
      return;
    }
    const header = this.#bytes;
    refuseOtherSize(header, this.#length);
    if (readHeader(header).type === EventType.TRANSACTION_PAYLOAD && this.#length > this.#spill.memoryBytes) {
      this.#file = { file: this.#spill.open(), header };
      this.#bytes = Buffer.allocUnsafeSlow(FILE_RECORD_BYTES);
    } else this.#bytes = Buffer.allocUnsafeSlow(this.#length);
    header.copy(this.#bytes);
  }

  [Symbol.dispose](): void {
    this.#file?.file[Symbol.dispose]();
    for (const event of this.#events) if ("file" in event) event.file[Symbol.dispose]();
  }
}

function framed(bytes: Buffer): StreamedEvent {
  if (bytes.length < HEADER_LENGTH)
    throw new AgentError("PEER_INVALID", `the other agent sent a binlog event of ${bytes.length} bytes`);
  refuseOtherSize(bytes, bytes.length);
  return { ...readHeader(bytes), bytes };
}

/** The size in an event's header counts the checksum that it came with, which is not sent. */
function refuseOtherSize(header: Buffer, bytes: number): void {
  const said = eventSize(header);
  if (said === bytes || said === bytes + CHECKSUM_LENGTH) return;
  throw new AgentError(
    "PEER_INVALID",
    `the other agent sent a binlog event of ${bytes} bytes that says ${said}`,
  );
}
