import type { SpillFile } from "../change/spill.ts";
import type { BlockingFile, Disk } from "./disk.ts";
import { HEAD_BYTES, LARGE_LENGTH_BYTES, MOST_PAYLOAD_BYTES, RecordKind, readRecord } from "./record.ts";
import type { Segment } from "./segment.ts";
import { spoolDamaged, spoolFailed } from "./spool-failed.ts";

/** A large event that stays in its segment: its bytes are read when they are asked for. */
export class HeldInSegment implements SpillFile {
  readonly #disk: Disk;
  readonly #segment: Segment;
  readonly #position: number;
  readonly #end: number;
  #file: BlockingFile | null = null;

  /**
   * @param position of its first record in the log
   * @param bytes of its records
   */
  constructor(disk: Disk, segment: Segment, position: number, bytes: number) {
    this.#disk = disk;
    this.#segment = segment;
    this.#position = position;
    this.#end = position + bytes;
  }

  append(): void {
    throw new Error("a record is added to what was received");
  }

  *records(): Generator<Buffer, void> {
    let position = this.#position;
    while (position < this.#end) {
      const bytes = this.#read(position);
      const record = readRecord(bytes, 0, position);
      if (typeof record === "string") {
        throw spoolDamaged(this.#disk.folder, this.#segment.name, this.#segment.fileOffset(position));
      }
      position += record.bytes;
      yield record.kind === RecordKind.LARGE ? record.payload.subarray(LARGE_LENGTH_BYTES) : record.payload;
    }
  }

  [Symbol.dispose](): void {
    this.#file?.[Symbol.dispose]();
    this.#file = null;
  }

  #read(position: number): Buffer {
    const bytes = Buffer.allocUnsafeSlow(Math.min(HEAD_BYTES + MOST_PAYLOAD_BYTES, this.#end - position));
    try {
      this.#file ??= this.#disk.openBlocking(this.#segment.name);
      return bytes.subarray(0, this.#file.read(bytes, this.#segment.fileOffset(position)));
    } catch (cause) {
      throw spoolFailed(this.#disk.folder, cause);
    }
  }
}
