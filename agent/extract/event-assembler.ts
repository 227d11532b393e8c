import { crc32 } from "node:zlib";
import {
  CHECKSUM_LENGTH,
  checkChecksum,
  checkSize,
  EventType,
  eventSize,
  HEADER_LENGTH,
  type HeldEvent,
  readHeader,
} from "../change/binlog-event.ts";
import type { Spill, SpillFile } from "../change/spill.ts";

/** Held in records of this length. */
const RECORD_BYTES = 256 * 1024;
const TYPE_AT = 4;

/** Where the bytes of one event go. */
interface Assembled {
  add(part: Buffer): void;
  end(): Buffer | HeldEvent;
}

/**
 * Puts events together that come in parts: into memory of their own, which is made once, and a compressed transaction that is too
 * large for memory into a file. Any other event has to be in memory: it is a row.
 */
export class EventAssembler {
  readonly #spill: Spill;
  readonly #checksums: (type: number) => boolean;
  readonly #header = Buffer.alloc(HEADER_LENGTH);
  #length = 0;
  #assembled: Assembled | null = null;

  /** @param checksums whether an event of this type carries a CRC32 checksum */
  constructor(spill: Spill, checksums: (type: number) => boolean) {
    this.#spill = spill;
    this.#checksums = checksums;
  }

  /** @throws AgentError SPILL_FAILED */
  add(part: Buffer): void {
    let rest = part;
    if (this.#assembled === null) {
      const taken = part.copy(this.#header, this.#length);
      this.#length += taken;
      if (this.#length < HEADER_LENGTH) return;
      rest = part.subarray(taken);
      this.#assembled = this.#begin();
      this.#assembled.add(this.#header);
    }
    this.#length += rest.length;
    this.#assembled.add(rest);
  }

  /**
   * The event, whose last part has come: its bytes as they came, or the file that it is in, checked.
   * @throws AgentError EVENT_CORRUPT, SPILL_FAILED
   */
  end(): Buffer | HeldEvent {
    const assembled = this.#assembled;
    const length = this.#length;
    this.#assembled = null;
    this.#length = 0;
    if (assembled === null) return Buffer.from(this.#header.subarray(0, length));
    checkSize(this.#header, length);
    return assembled.end();
  }

  #begin(): Assembled {
    const type = this.#header[TYPE_AT] as number;
    // A size that is wrong is found when the event has ended.
    const size = Math.max(HEADER_LENGTH + CHECKSUM_LENGTH, eventSize(this.#header));
    return type === EventType.TRANSACTION_PAYLOAD && size > this.#spill.memoryBytes
      ? new InFile(this.#spill.open(), size, this.#checksums(type))
      : new InMemory(size);
  }
}

class InMemory implements Assembled {
  readonly #bytes: Buffer;
  #filled = 0;

  constructor(size: number) {
    this.#bytes = Buffer.allocUnsafeSlow(size);
  }

  add(part: Buffer): void {
    this.#filled += part.copy(this.#bytes, this.#filled);
  }

  end(): Buffer {
    return this.#bytes.subarray(0, this.#filled);
  }
}

class InFile implements Assembled {
  readonly #file: SpillFile;
  /** Bytes of the event without its checksum. */
  readonly #bodyBytes: number;
  readonly #checksum: Buffer;
  readonly #header = Buffer.alloc(HEADER_LENGTH);
  readonly #record = Buffer.allocUnsafeSlow(RECORD_BYTES);
  #filled = 0;
  #length = 0;
  #crc = 0;

  constructor(file: SpillFile, size: number, checksums: boolean) {
    this.#file = file;
    this.#checksum = Buffer.alloc(checksums ? CHECKSUM_LENGTH : 0);
    this.#bodyBytes = size - this.#checksum.length;
  }

  add(part: Buffer): void {
    if (this.#length < HEADER_LENGTH) part.copy(this.#header, this.#length);
    const ofBody = Math.max(0, Math.min(part.length, this.#bodyBytes - this.#length));
    const body = part.subarray(0, ofBody);
    this.#crc = crc32(body, this.#crc);
    for (let from = 0; from < body.length; ) {
      const taken = body.copy(this.#record, this.#filled, from);
      this.#filled += taken;
      from += taken;
      if (this.#filled === RECORD_BYTES) this.#append();
    }
    if (ofBody < part.length) part.copy(this.#checksum, this.#length + ofBody - this.#bodyBytes, ofBody);
    this.#length += part.length;
  }

  end(): HeldEvent {
    if (this.#checksum.length > 0) checkChecksum(this.#header, this.#crc, this.#checksum.readUInt32LE(0));
    this.#append();
    return { ...readHeader(this.#header), size: this.#bodyBytes, file: this.#file };
  }

  #append(): void {
    this.#file.append(this.#record.subarray(0, this.#filled));
    this.#filled = 0;
  }
}
