import {
  EventType,
  HEADER_LENGTH,
  rawEvent,
  readHeader,
  type StreamedEvent,
} from "../change/binlog-event.ts";
import { readGtidEvent } from "../change/gtid-event.ts";
import type { GtidSet } from "../change/gtid-set.ts";
import { TransactionBounds } from "../change/transaction-bounds.ts";
import { AgentError } from "../error.ts";
import type { Disk, DiskFile } from "./disk.ts";
import { HeldInSegment } from "./held-in-segment.ts";
import type { Log } from "./log.ts";
import { LARGE_LENGTH_BYTES, largeEventBytes, RecordKind, readRecord, type SpoolRecord } from "./record.ts";
import { eventsOf } from "./scan.ts";
import type { Segment } from "./segment.ts";
import { spoolDamaged, spoolFailed } from "./spool-failed.ts";

/** Read at a time; what comes out of it lies in it. */
const CHUNK_BYTES = 1024 * 1024;

/** A large event that is being put together in memory. */
interface Assembling {
  readonly bytes: Buffer;
  filled: number;
}

/**
 * Goes through the log once, from its begin to its live end, and follows it there. Close behind the end, events are those that
 * came, out of memory; else they are read from the disk, a chunk at a time.
 */
export class SpoolReader implements AsyncDisposable {
  readonly #log: Log;
  readonly #disk: Disk;
  readonly #memoryBytes: number;
  /** Transactions that are passed over, up to `#knownTo`: what comes later was asked for without them. */
  readonly #executed: GtidSet;
  readonly #knownTo: number;
  readonly #bounds = new TransactionBounds();
  #passing: "taken" | "passed over" = "taken";
  #position: number;
  #open: { readonly segment: Segment; readonly file: DiskFile } | null = null;
  #assembling: Assembling | null = null;
  #interrupted: AgentError | null = null;

  constructor(log: Log, disk: Disk, executed: GtidSet, memoryBytes: number) {
    this.#log = log;
    this.#disk = disk;
    this.#executed = executed;
    this.#memoryBytes = memoryBytes;
    // What is in memory has come since, and was given to nobody.
    this.#knownTo = log.recent.start ?? log.shown;
    this.#position = log.segments[0]?.base ?? log.shown;
    log.reader = "busy";
  }

  /**
   * What comes behind `position` will not be completed: the stream was interrupted in a transaction. If some of it was handed
   * over already, nothing that follows fits to it, and reading fails.
   */
  cut(position: number, transaction: string): void {
    if (this.#position <= position) return;
    this.#interrupted = new AgentError(
      "CONNECTION_LOST",
      `the stream was interrupted within transaction ${transaction}`,
      { gtid: transaction },
    );
    this.#log.changed();
  }

  /**
   * The next events, at least one; null when the log has ended without an error, or on abort.
   * @throws AgentError SPOOL_FAILED, CONNECTION_LOST, and whatever the log ended with, once everything before it was given
   */
  async next(signal: AbortSignal): Promise<readonly StreamedEvent[] | null> {
    for (;;) {
      const { version } = this.#log;
      if (this.#interrupted !== null) throw this.#interrupted;
      if (this.#log.failure !== null) throw this.#log.failure;
      if (signal.aborted) return null;
      const events = this.#fromMemory() ?? (await this.#fromDisk());
      if (events !== null) {
        if (events.length > 0) return events;
        continue;
      }
      const { ended } = this.#log;
      if (ended !== null && this.#position === this.#log.shown) {
        if (ended.error !== null) throw ended.error;
        return null;
      }
      this.#log.reader = this.#position === this.#log.shown ? "idle" : "busy";
      await this.#log.change(version, signal);
      this.#log.reader = "busy";
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#log.reader = "none";
    await this.#close();
  }

  #fromMemory(): readonly StreamedEvent[] | null {
    // What is passed over was read from the disk when the spool was opened.
    if (this.#position < this.#knownTo || this.#assembling !== null) return null;
    const groups = this.#log.recent.takeFrom(this.#position);
    if (groups === null) return null;
    this.#position = groups.at(-1)?.end ?? this.#position;
    const [first] = groups;
    return groups.length === 1 && first !== undefined ? first.events : groups.flatMap(({ events }) => events);
  }

  /** Null when there is nothing on the disk now that was not read. */
  async #fromDisk(): Promise<readonly StreamedEvent[] | null> {
    const segment = this.#log.segmentAt(this.#position);
    if (segment === null) return null;
    // Segments of which everything is applied may be gone.
    if (this.#position < segment.base) this.#position = segment.base;
    const { recent, written, shown } = this.#log;
    const end = Math.min(segment.end, written, shown, recent.start ?? written);
    if (this.#position >= end) return null;
    try {
      const file = await this.#fileOf(segment);
      const chunk = Buffer.allocUnsafeSlow(Math.min(CHUNK_BYTES, end - this.#position));
      const read = await file.read(chunk, segment.fileOffset(this.#position));
      return this.#records(segment, chunk.subarray(0, read), end);
    } catch (cause) {
      throw spoolFailed(this.#disk.folder, cause);
    }
  }

  #records(segment: Segment, bytes: Buffer, end: number): readonly StreamedEvent[] {
    const events: StreamedEvent[] = [];
    for (let at = 0; this.#position < end; ) {
      const record = readRecord(bytes, at, this.#position);
      if (record === "bad" || (record === "short" && at === 0)) {
        throw spoolDamaged(this.#disk.folder, segment.name, segment.fileOffset(this.#position));
      }
      if (record === "short") break;
      const held = this.#take(record, segment, events);
      const taken = held ?? record.bytes;
      this.#position += taken;
      // What is in a file was passed over here: the rest of the chunk is somewhere else.
      if (held !== null) break;
      at += taken;
    }
    return events;
  }

  /** @returns how many bytes of the log it has, if that is more than the record; null otherwise */
  #take({ kind, payload }: SpoolRecord, segment: Segment, events: StreamedEvent[]): number | null {
    switch (kind) {
      case RecordKind.EVENTS:
        for (const event of eventsOf(payload)) this.#event(event, events);
        return null;
      case RecordKind.LARGE: {
        const size = payload.readUIntLE(0, LARGE_LENGTH_BYTES);
        const head = payload.subarray(LARGE_LENGTH_BYTES);
        const header = readHeader(head.subarray(0, HEADER_LENGTH));
        if (header.type === EventType.TRANSACTION_PAYLOAD && size > this.#memoryBytes) {
          const bytes = largeEventBytes(size);
          const file = new HeldInSegment(this.#disk, segment, this.#position, bytes);
          this.#event({ ...header, size, file }, events);
          return bytes;
        }
        this.#assembling = { bytes: Buffer.allocUnsafeSlow(size), filled: 0 };
        this.#part(head, events);
        return null;
      }
      case RecordKind.LARGE_NEXT:
        this.#part(payload, events);
        return null;
      default:
        return kind satisfies never;
    }
  }

  #part(bytes: Buffer, events: StreamedEvent[]): void {
    const assembling = this.#assembling;
    if (assembling === null) throw new Error("a part of an event without its begin");
    assembling.filled += bytes.copy(assembling.bytes, assembling.filled);
    if (assembling.filled < assembling.bytes.length) return;
    this.#assembling = null;
    this.#event(rawEvent(assembling.bytes), events);
  }

  #event(event: StreamedEvent, events: StreamedEvent[]): void {
    if (this.#position < this.#knownTo && this.#passesOver(event)) {
      if ("file" in event) event.file[Symbol.dispose]();
      return;
    }
    events.push(event);
  }

  #passesOver(event: StreamedEvent): boolean {
    if ((event.type === EventType.GTID || event.type === EventType.GTID_TAGGED) && "bytes" in event)
      this.#passing = this.#executed.has(readGtidEvent(event).gtid) ? "passed over" : "taken";
    const passed = this.#passing === "passed over";
    this.#bounds.push(event);
    if (!this.#bounds.open) this.#passing = "taken";
    return passed;
  }

  async #fileOf(segment: Segment): Promise<DiskFile> {
    if (this.#open?.segment !== segment) {
      await this.#close();
      this.#open = { segment, file: await this.#disk.open(segment.name, "existing") };
    }
    return this.#open.file;
  }

  async #close(): Promise<void> {
    const open = this.#open;
    this.#open = null;
    await open?.file[Symbol.asyncDispose]();
  }
}
