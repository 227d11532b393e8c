import { EventType, type HeldEvent, type StreamedEvent } from "../change/binlog-event.ts";
import { formatGtid, type Gtid } from "../change/gtid-set.ts";
import { TransactionBounds } from "../change/transaction-bounds.ts";
import type { Disk } from "./disk.ts";
import type { GroupWriter } from "./group-writer.ts";
import { HeldInSegment } from "./held-in-segment.ts";
import type { Log } from "./log.ts";
import { partsOf } from "./parts.ts";
import type { Group } from "./recent.ts";
import { EVENT_LENGTH_BYTES, MOST_PAYLOAD_BYTES } from "./record.ts";
import type { Room } from "./room.ts";

/** An event that is larger has records of its own. */
const MOST_WHOLE_BYTES = MOST_PAYLOAD_BYTES - EVENT_LENGTH_BYTES;

/** What an intake is given. */
export interface IntakeContext {
  readonly log: Log;
  readonly disk: Disk;
  readonly room: Room;
  readonly writer: GroupWriter;
  /** Told of each transaction that is complete, whose last record ends at `end`. */
  readonly onTransaction: (gtid: Gtid, end: number) => void;
}

/** Takes events in: finds the bounds of transactions, frames records, and hands them to the writer. */
export class Intake {
  readonly #context: IntakeContext;
  readonly #bounds = new TransactionBounds();
  #format: Buffer | null;

  /** @param format the last format description in the log; null when there is none */
  constructor(context: IntakeContext, format: Buffer | null) {
    this.#context = context;
    this.#format = format;
  }

  /** The last format description that was taken: whoever begins to read behind it has to know it. */
  get format(): Buffer | null {
    return this.#format;
  }

  /** Whether a transaction has begun and not ended. */
  get open(): boolean {
    return this.#bounds.open;
  }

  /** Gives up the transaction that has begun; returns its name, empty when there is none. */
  cut(): string {
    const { gtid } = this.#bounds;
    this.#bounds.reset();
    return gtid === null ? "" : formatGtid(gtid);
  }

  /**
   * Takes a group and shows it to the reader. When an event is refused, those before it are taken.
   * @throws AgentError as `Spool.append`
   */
  async take(events: readonly StreamedEvent[], signal: AbortSignal): Promise<void> {
    const { log, writer, onTransaction } = this.#context;
    await this.#roomFor(signal);
    if (signal.aborted) return;
    const start = log.end;
    const kept: StreamedEvent[] = [];
    let whole: Group["whole"] = null;
    try {
      for (const event of events) {
        const gtid = this.#bound(event);
        kept.push(await this.#add(event, signal));
        if (this.#bounds.open) continue;
        this.closeRecord();
        if (gtid !== null) onTransaction(gtid, log.end);
        log.whole = log.end;
        whole = { end: log.end, events: kept.length };
      }
    } finally {
      this.closeRecord();
      if (kept.length > 0) log.recent.push({ start, end: log.end, events: kept, whole });
      log.shown = log.end;
      writer.start();
      log.changed();
    }
    if (log.failure !== null) throw log.failure;
  }

  /** Completes the record that is open, so that what comes is in another. */
  closeRecord(): void {
    const { log, writer } = this.#context;
    writer.filling.close(writer.synced);
    log.end = writer.filling.end;
    const tail = log.segments.at(-1);
    if (tail === undefined) throw new Error("a spool is written that was not resumed");
    tail.end = log.end;
  }

  /** A record holds events of one transaction, or of none. */
  #bound(event: StreamedEvent): Gtid | null {
    const before = this.#bounds.open;
    const gtid = this.#bounds.push(event);
    if (!before && this.#bounds.open) this.closeRecord();
    return gtid;
  }

  /** @returns the event as a reader is given it */
  async #add(event: StreamedEvent, signal: AbortSignal): Promise<StreamedEvent> {
    if ("file" in event) return this.#addHeld(event, signal);
    const { writer } = this.#context;
    const { type, bytes } = event;
    if (type === EventType.FORMAT_DESCRIPTION) this.#format = Buffer.from(bytes);
    if (bytes.length > MOST_WHOLE_BYTES) await this.#addLarge(bytes, bytes.length, signal);
    else {
      while (!writer.filling.takes(bytes.length)) await this.#makeRoom();
      writer.filling.addEvent(bytes, writer.synced);
    }
    return event;
  }

  /** What came in a file of the feed's is in the log from now on, and read from there. */
  async #addHeld(event: HeldEvent, signal: AbortSignal): Promise<HeldEvent> {
    const { log, disk, writer } = this.#context;
    using _file = event.file;
    this.closeRecord();
    const start = log.end;
    await this.#addLarge(event, event.size, signal);
    await writer.written(log.end);
    const segment = log.segments.at(-1);
    if (log.failure !== null || segment === undefined) throw log.failure;
    return { ...event, file: new HeldInSegment(disk, segment, start, log.end - start) };
  }

  async #addLarge(event: Buffer | HeldEvent, size: number, signal: AbortSignal): Promise<void> {
    const { writer } = this.#context;
    this.closeRecord();
    let length: number | null = size;
    for (const part of partsOf(event)) {
      await this.#roomFor(signal);
      while (!writer.filling.takes(MOST_PAYLOAD_BYTES)) await this.#makeRoom();
      writer.filling.addPart(part, length, writer.synced);
      this.closeRecord();
      length = null;
    }
  }

  /** What is written is whole records: the one that is open is completed. */
  async #makeRoom(): Promise<void> {
    const { log, writer } = this.#context;
    this.closeRecord();
    writer.start();
    await writer.room();
    if (log.failure !== null) throw log.failure;
  }

  /** Waits while the spool is full. */
  async #roomFor(signal: AbortSignal): Promise<void> {
    const { log, room } = this.#context;
    await room.wait(log, signal);
    if (log.failure !== null) throw log.failure;
  }
}
