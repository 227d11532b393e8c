import { readValue } from "../mysql/text-row.ts";

/** A batch begins with so many bytes: most need a few more than a chunk is to have. */
const FIRST_CAPACITY = 64 * 1024;
/** What grew beyond this is not kept for the next batch. */
const KEPT_CAPACITY = 8 * 1024 * 1024;

/** One row of a batch. */
export interface BatchRow {
  /** NULL is null. */
  readonly values: readonly (Buffer | null)[];
  readonly start: number;
  readonly end: number;
}

/** Rows in the form in which the server sent them, one behind the other: what is only passed on is never taken apart. */
export class RowBatch {
  readonly columns: number;
  #bytes: Buffer;
  #length = 0;
  #lastStart = 0;
  #rows = 0;

  /**
   * @param columns values of a row
   * @param spent a batch that is not needed any more, whose memory this one takes
   */
  constructor(columns: number, spent: RowBatch | null = null) {
    this.columns = columns;
    const memory = spent === null ? undefined : spent.#bytes;
    this.#bytes =
      memory === undefined || memory.length > KEPT_CAPACITY ? Buffer.allocUnsafeSlow(FIRST_CAPACITY) : memory;
  }

  get rows(): number {
    return this.#rows;
  }

  /** Bytes that the rows take. */
  get length(): number {
    return this.#length;
  }

  /** The rows; valid until one is added. */
  get bytes(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }

  /** Copies a row in. */
  add(bytes: Buffer, start: number, end: number): void {
    const length = this.#length + end - start;
    if (length > this.#bytes.length) this.#grow(length);
    bytes.copy(this.#bytes, this.#length, start, end);
    this.#lastStart = this.#length;
    this.#length = length;
    this.#rows += 1;
  }

  /** The values of the last row; NULL is null. */
  last(): readonly (Buffer | null)[] {
    return this.#rowAt(this.#lastStart).values;
  }

  /** Each row as values; they are views. */
  *values(): Generator<readonly (Buffer | null)[]> {
    for (const { values } of this.rowsWithBytes()) yield values;
  }

  /** Each row as values, with where its bytes lie. */
  *rowsWithBytes(): Generator<BatchRow> {
    let start = 0;
    while (start < this.#length) {
      const row = this.#rowAt(start);
      start = row.end;
      yield row;
    }
  }

  #rowAt(start: number): BatchRow {
    const cursor = { start: 0, end: start };
    const values: (Buffer | null)[] = [];
    for (let column = 0; column < this.columns; column += 1) {
      readValue(this.#bytes, cursor.end, cursor);
      values.push(cursor.start < 0 ? null : this.#bytes.subarray(cursor.start, cursor.end));
    }
    return { values, start, end: cursor.end };
  }

  #grow(least: number): void {
    const grown = Buffer.allocUnsafeSlow(Math.max(least, this.#bytes.length * 2));
    this.#bytes.copy(grown, 0, 0, this.#length);
    this.#bytes = grown;
  }
}
