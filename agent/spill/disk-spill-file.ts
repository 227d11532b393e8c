import { closeSync, readSync, writeSync } from "node:fs";
import { crc32 } from "node:zlib";
import type { SpillFile } from "../change/spill.ts";
import { spillDamaged, spillFailed, spillFull } from "./spill-failed.ts";

/** In front of each record: its length and its CRC32, four bytes each. */
const HEAD_BYTES = 8;
/** Written and read so much at a time. */
const BLOCK_BYTES = 256 * 1024;
/** Free space is looked at each time that so much was written. */
const LOOK_BYTES = 16 * 1024 * 1024;

/**
 * A file of records. Calls block: they are memory copies into the system's cache unless the disk is behind, and then there
 * is nothing else to be done for the link.
 */
export class DiskSpillFile implements SpillFile {
  readonly #file: number;
  readonly #folder: string;
  readonly #room: () => number;
  /** Of a file that is being written. */
  #block: Buffer | null = Buffer.allocUnsafe(BLOCK_BYTES);
  #filled = 0;
  #written = 0;
  #lookAt = 0;
  #closed = false;

  /**
   * @param file a descriptor for reading and writing, which is closed in the end
   * @param folder for messages
   * @param room bytes that may still be written
   */
  constructor(file: number, folder: string, room: () => number) {
    this.#file = file;
    this.#folder = folder;
    this.#room = room;
  }

  append(record: Buffer): void {
    const block = this.#block;
    if (block === null) throw new Error("a record is added to a file that was read");
    const head = Buffer.allocUnsafe(HEAD_BYTES);
    head.writeUInt32LE(record.length, 0);
    head.writeUInt32LE(crc32(record), 4);
    this.#add(block, head);
    this.#add(block, record);
  }

  *records(): Generator<Buffer, void> {
    this.#finish();
    for (let at = 0; at < this.#written; ) {
      let block = this.#read(at, Math.min(BLOCK_BYTES, this.#written - at));
      let from = 0;
      while (block.length - from >= HEAD_BYTES) {
        const start = from + HEAD_BYTES;
        const length = block.readUInt32LE(from);
        if (at + start + length > this.#written) throw spillDamaged(this.#folder);
        if (start + length > block.length) {
          if (from > 0) break;
          block = Buffer.concat([block, this.#read(at + block.length, start + length - block.length)]);
        }
        const record = block.subarray(start, start + length);
        if (crc32(record) !== block.readUInt32LE(from + 4)) throw spillDamaged(this.#folder);
        from = start + length;
        yield record;
      }
      if (from === 0) throw spillDamaged(this.#folder);
      at += from;
    }
  }

  [Symbol.dispose](): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#block = null;
    closeSync(this.#file);
  }

  #add(block: Buffer, bytes: Buffer): void {
    if (this.#filled + bytes.length > block.length) this.#flush(block);
    if (bytes.length > block.length) this.#write(bytes);
    else {
      bytes.copy(block, this.#filled);
      this.#filled += bytes.length;
    }
  }

  #finish(): void {
    if (this.#block !== null) this.#flush(this.#block);
    this.#block = null;
  }

  #flush(block: Buffer): void {
    this.#write(block.subarray(0, this.#filled));
    this.#filled = 0;
  }

  #write(bytes: Buffer): void {
    try {
      if (this.#written + bytes.length > this.#lookAt) {
        if (this.#room() < LOOK_BYTES + bytes.length) throw spillFull(this.#folder);
        this.#lookAt = this.#written + bytes.length + LOOK_BYTES;
      }
      for (let from = 0; from < bytes.length; )
        from += writeSync(this.#file, bytes, from, bytes.length - from, this.#written + from);
    } catch (cause) {
      throw spillFailed(this.#folder, cause);
    }
    this.#written += bytes.length;
  }

  #read(position: number, length: number): Buffer {
    const bytes = Buffer.allocUnsafeSlow(length);
    try {
      for (let from = 0; from < length; ) {
        const read = readSync(this.#file, bytes, from, length - from, position + from);
        if (read === 0) throw spillDamaged(this.#folder);
        from += read;
      }
    } catch (cause) {
      throw spillFailed(this.#folder, cause);
    }
    return bytes;
  }
}
