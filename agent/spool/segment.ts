import { type Gtid, type GtidSet, GtidSetBuilder } from "../change/gtid-set.ts";
import type { SegmentHeader } from "./segment-header.ts";

const NAME = /^(\d{20})\.log$/;
const NAME_DIGITS = 20;

/** Name of the file of the segment whose first record is at `base`: names sort as the log goes. */
export function segmentName(base: number): string {
  return `${String(base).padStart(NAME_DIGITS, "0")}.log`;
}

/** Whether a file of this name is a segment. */
export function isSegment(name: string): boolean {
  return NAME.test(name);
}

/** A part of the log, in a file of its own: a header, then records. */
export class Segment {
  readonly name: string;
  readonly header: SegmentHeader;
  /** Bytes of the header. */
  readonly headerBytes: number;
  readonly #transactions: GtidSetBuilder;
  /** Position in the log behind its last record. */
  end: number;

  constructor(header: SegmentHeader, headerBytes: number, none: GtidSet) {
    this.name = segmentName(header.base);
    this.header = header;
    this.headerBytes = headerBytes;
    this.#transactions = new GtidSetBuilder(none);
    this.end = header.base;
  }

  get base(): number {
    return this.header.base;
  }

  /** The transactions that end in it. */
  get transactions(): GtidSet {
    return this.#transactions.build();
  }

  /** Bytes of its file. */
  get bytes(): number {
    return this.headerBytes + this.end - this.base;
  }

  add(gtid: Gtid): void {
    this.#transactions.add(gtid);
  }

  /** Where in its file a position of the log is. */
  fileOffset(position: number): number {
    return this.headerBytes + position - this.base;
  }
}
