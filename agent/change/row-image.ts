import { AgentError } from "../error.ts";
import type { TableShape } from "./table-map.ts";

/** One row as the binlog holds it: a bitmap of the NULL columns, then the values of the others one behind the other. */
export interface RowImage {
  readonly bytes: Buffer;
  readonly start: number;
  readonly end: number;
  /** The bytes of the primary key: the same in all images of a row, and different in those of another. */
  readonly key: string;
}

/** Is given a column's position and where its value lies in the image's bytes; `start` is -1 for NULL. */
export type VisitValue = (column: number, start: number, end: number) => void;

/** Takes the row images of one table apart. */
export class ImageReader {
  readonly #table: TableShape;
  readonly #bitmapBytes: number;
  readonly #fixed: Int32Array;
  readonly #prefix: Int32Array;
  readonly #key: readonly number[];
  readonly #all: readonly number[];
  /** Start and end of each value, of two images: what is located there is used up before anything else is. */
  readonly #values: Int32Array;
  readonly #others: Int32Array;

  constructor(table: TableShape) {
    const { columns } = table;
    this.#table = table;
    this.#bitmapBytes = (columns.length + 7) >> 3;
    this.#fixed = Int32Array.from(columns, ({ extent }) => extent.fixed);
    this.#prefix = Int32Array.from(columns, ({ extent }) => extent.prefix);
    this.#key = table.primaryKey;
    this.#all = [...columns.keys()];
    this.#values = new Int32Array(columns.length * 2);
    this.#others = new Int32Array(columns.length * 2);
  }

  /**
   * The image that starts there; the next one starts at its end.
   * @throws AgentError EVENT_CORRUPT when it does not end within `bytes`
   */
  read(bytes: Buffer, start: number): RowImage {
    const end = this.#locate(bytes, start, this.#values);
    return { bytes, start, end, key: this.#keyOf(bytes) };
  }

  /**
   * Visits the values of an image.
   * @param columns those that are visited, in the order in which they are given; all in their order when not given
   */
  visit(image: RowImage, visit: VisitValue, columns: readonly number[] = this.#all): void {
    const values = this.#values;
    this.#locate(image.bytes, image.start, values);
    for (const column of columns) {
      visit(column, values[2 * column] as number, values[2 * column + 1] as number);
    }
  }

  /**
   * Writes an image that has only some of the columns, as an event holds it whose bitmap names just these.
   * @param columns in ascending order
   * @param into has room for the whole image
   * @returns where it ends
   */
  copyColumns(image: RowImage, columns: readonly number[], into: Buffer, start: number): number {
    const { bytes } = image;
    const values = this.#values;
    this.#locate(bytes, image.start, values);
    const bitmapBytes = (columns.length + 7) >> 3;
    into.fill(0, start, start + bitmapBytes);
    let at = start + bitmapBytes;
    for (let index = 0; index < columns.length; index++) {
      const column = columns[index] as number;
      const value = values[2 * column] as number;
      if (value < 0) into[start + (index >> 3)] = (into[start + (index >> 3)] as number) | (1 << (index & 7));
      else at += bytes.copy(into, at, value - (this.#prefix[column] as number), values[2 * column + 1]);
    }
    return at;
  }

  /** Of these columns, those whose stored values differ between two images. */
  differing(one: RowImage, other: RowImage, columns: readonly number[]): number[] {
    const [left, right] = [this.#values, this.#others];
    this.#locate(one.bytes, one.start, left);
    this.#locate(other.bytes, other.start, right);
    return columns.filter((column) => {
      const [start, otherStart] = [left[2 * column] as number, right[2 * column] as number];
      if (start < 0 || otherStart < 0) return start !== otherStart;
      const [end, otherEnd] = [left[2 * column + 1] as number, right[2 * column + 1] as number];
      return !sameBytes(one.bytes, start, end, other.bytes, otherStart, otherEnd);
    });
  }

  /** The values' bytes with their lengths, so that no two keys run into the same text. */
  #keyOf(bytes: Buffer): string {
    let key = "";
    for (const column of this.#key) {
      const start = this.#values[2 * column] as number;
      key += bytes.toString("latin1", start - (this.#prefix[column] as number), this.#values[2 * column + 1]);
    }
    return key;
  }

  #locate(bytes: Buffer, position: number, values: Int32Array): number {
    const count = this.#fixed.length;
    let at = position + this.#bitmapBytes;
    for (let column = 0; column < count; column++) {
      if (((bytes[position + (column >> 3)] as number) & (1 << (column & 7))) !== 0) {
        values[2 * column] = -1;
        values[2 * column + 1] = -1;
        continue;
      }
      let length = this.#fixed[column] as number;
      const prefix = this.#prefix[column] as number;
      if (prefix > 0) {
        if (at + prefix > bytes.length) throw this.#cut();
        length = prefix === 1 ? (bytes[at] as number) : readLength(bytes, at, prefix);
        at += prefix;
      }
      values[2 * column] = at;
      at += length;
      values[2 * column + 1] = at;
    }
    if (at > bytes.length) throw this.#cut();
    return at;
  }

  #cut(): AgentError {
    const table = `${this.#table.database}.${this.#table.table}`;
    return new AgentError("EVENT_CORRUPT", `a row image of ${table} ends too late`, { table });
  }
}

/** The length of a value, little-endian. Nearly all have two bytes, for which Node's reader takes longer to begin than to read. */
function readLength(bytes: Buffer, at: number, size: number): number {
  return size === 2 ? (bytes[at] as number) | ((bytes[at + 1] as number) << 8) : bytes.readUIntLE(at, size);
}

/** Up to so many bytes are compared here: a call of the native comparison takes longer. */
const FEW_BYTES = 24;

function sameBytes(
  one: Buffer,
  start: number,
  end: number,
  other: Buffer,
  otherStart: number,
  otherEnd: number,
): boolean {
  const length = end - start;
  if (length !== otherEnd - otherStart) return false;
  if (length > FEW_BYTES) return one.compare(other, otherStart, otherEnd, start, end) === 0;
  for (let index = 0; index < length; index++) {
    if (one[start + index] !== other[otherStart + index]) return false;
  }
  return true;
}
