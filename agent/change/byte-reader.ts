import { AgentError } from "../error.ts";

const UINT32_VALUES = 2 ** 32;

/** Walks through the bytes of one event. Every read past the end is EVENT_CORRUPT, never an undefined value. */
export class ByteReader {
  readonly bytes: Buffer;
  readonly end: number;
  position: number;

  constructor(bytes: Buffer, position = 0, end = bytes.length) {
    this.bytes = bytes;
    this.position = position;
    this.end = end;
  }

  get remaining(): number {
    return this.end - this.position;
  }

  uint8(): number {
    return this.bytes[this.#advance(1)] as number;
  }

  uint16(): number {
    return this.bytes.readUInt16LE(this.#advance(2));
  }

  uint32(): number {
    return this.bytes.readUInt32LE(this.#advance(4));
  }

  /** An unsigned integer of 1 to 6 bytes. */
  uint(length: number): number {
    return this.bytes.readUIntLE(this.#advance(length), length);
  }

  /** 8 bytes that are known to stay below 2^53. */
  uint64(): number {
    const start = this.#advance(8);
    return this.bytes.readUInt32LE(start) + this.bytes.readUInt32LE(start + 4) * UINT32_VALUES;
  }

  slice(length: number): Buffer {
    const start = this.#advance(length);
    return this.bytes.subarray(start, start + length);
  }

  /** Passes over bytes. Returns where they start. */
  skip(length: number): number {
    return this.#advance(length);
  }

  utf8(length: number): string {
    const start = this.#advance(length);
    return this.bytes.toString("utf8", start, start + length);
  }

  /** MySQL's length-encoded integer: one byte below 251, else a marker and 2, 3 or 8 bytes. */
  packed(): number {
    const first = this.uint8();
    if (first < 251) return first;
    if (first === 252) return this.uint16();
    if (first === 253) return this.uint(3);
    if (first === 254) return this.uint64();
    throw new AgentError("EVENT_CORRUPT", `a length-encoded integer starts with ${first}`);
  }

  #advance(length: number): number {
    const start = this.position;
    if (length < 0 || start + length > this.end) {
      throw new AgentError(
        "EVENT_CORRUPT",
        length < 0
          ? "a binlog event tells a length below zero"
          : `a binlog event ends ${start + length - this.end} bytes too early`,
      );
    }
    this.position = start + length;
    return start;
  }
}
