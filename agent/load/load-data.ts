import { type ByteText, identifier, qualified } from "../mysql/quote.ts";
import { readValue, VALUE_NULL } from "../mysql/text-row.ts";
import type { ColumnTransfer } from "./column-transfer.ts";
import type { RowBatch } from "./row-batch.ts";

/** A part of the file is sent in one packet: more at a time gains nothing. */
const PART_BYTES = 256 * 1024;

// Bytes that no text in UTF-8 holds, so that most files need no escapes at all.
const FIELD_END = 0xf8;
const LINE_END = 0xf9;
/** The server knows none beyond ASCII; DEL is in hardly any text. */
const ESCAPE = 0x7f;
/** Behind the escape: NULL. */
const NULL_MARK = 0x4e;
/** NULL with the end of its field. */
const NULL_BYTES = 3;

/**
 * The server warns once a statement that separators beyond ASCII are "not fully supported": it does not convert them to the
 * file's character set. This file has none.
 */
export const SEPARATOR_WARNINGS = 1;

const hex = (byte: number): string => `X'${byte.toString(16)}'`;

/**
 * The statement that reads rows of these columns. The file counts as binary: bytes go into a column as they are, as those of
 * a binary string literal do.
 */
export function loadDataStatement(
  database: string,
  table: string,
  columns: readonly ColumnTransfer[],
): ByteText {
  const fields = columns.map(({ name, assign }, index) =>
    assign === null ? identifier(name) : `@c${index}`,
  );
  const assigned = columns.flatMap(({ name, assign }, index) =>
    assign === null ? [] : [`${identifier(name)} = ${assign(`@c${index}`)}`],
  );
  return (
    `LOAD DATA LOCAL INFILE 'rows' INTO TABLE ${qualified(database, table)} CHARACTER SET binary ` +
    `FIELDS TERMINATED BY ${hex(FIELD_END)} ENCLOSED BY '' ESCAPED BY ${hex(ESCAPE)} ` +
    `LINES STARTING BY '' TERMINATED BY ${hex(LINE_END)} ` +
    `(${fields.join(",")})${assigned.length === 0 ? "" : ` SET ${assigned.join(",")}`}`
  );
}

/** Values up to this length are copied byte by byte: a call costs more. */
const SHORT = 64;

/** Makes files that `loadDataStatement` reads. Its buffer is used again: one file at a time. */
export class LoadDataFile {
  #out = Buffer.alloc(0);
  #length = 0;

  /**
   * The rows as a file in parts. Values of a row behind these columns are left out.
   * @param most bytes that a part may have
   */
  write(batch: RowBatch, columns: readonly ColumnTransfer[], most = PART_BYTES): readonly Buffer[] {
    if (batch.rows === 0) return [];
    const { bytes } = batch;
    const clean = [FIELD_END, LINE_END, ESCAPE].every((byte) => !bytes.includes(byte));
    if (!clean || batch.columns !== columns.length || !this.#separate(bytes, columns.length)) {
      const escaped = columns.map((column) => !clean && column.escaped);
      this.#spell(bytes, escaped, batch.columns - columns.length);
    }
    const parts: Buffer[] = [];
    const step = Math.min(PART_BYTES, most);
    for (let from = 0; from < this.#length; from += step)
      parts.push(this.#out.subarray(from, Math.min(this.#length, from + step)));
    return parts;
  }

  /**
   * All in one copy, when every value has one byte of length and none is NULL: without the first length, each of the others
   * lies where the value before it ends, and is overwritten with a separator.
   * @returns false when there is another value
   */
  #separate(bytes: Buffer, columns: number): boolean {
    this.#length = 0;
    this.#room(bytes.length);
    const out = this.#out;
    bytes.copy(out, 0, 1);
    let column = 0;
    let at = 0;
    while (at < bytes.length) {
      const length = bytes[at] as number;
      if (length >= VALUE_NULL) return false;
      column += 1;
      out[at + length] = column === columns ? LINE_END : FIELD_END;
      if (column === columns) column = 0;
      at += length + 1;
    }
    this.#length = bytes.length;
    return true;
  }

  /** Value by value. */
  #spell(bytes: Buffer, escaped: readonly boolean[], behind: number): void {
    this.#length = 0;
    const cursor = { start: 0, end: 0 };
    while (cursor.end < bytes.length) {
      for (let column = 0; column < escaped.length; column += 1) {
        readValue(bytes, cursor.end, cursor);
        if (cursor.start < 0) this.#null();
        else this.#value(bytes, cursor.start, cursor.end, escaped[column] as boolean);
        this.#out[this.#length++] = FIELD_END;
      }
      this.#out[this.#length - 1] = LINE_END;
      for (let skipped = 0; skipped < behind; skipped += 1) readValue(bytes, cursor.end, cursor);
    }
  }

  #null(): void {
    this.#room(NULL_BYTES);
    this.#out[this.#length++] = ESCAPE;
    this.#out[this.#length++] = NULL_MARK;
  }

  #value(bytes: Buffer, start: number, end: number, escaped: boolean): void {
    const most = (end - start) * (escaped ? 2 : 1) + 1;
    this.#room(most);
    if (!escaped && end - start > SHORT) {
      bytes.copy(this.#out, this.#length, start, end);
      this.#length += end - start;
      return;
    }
    const out = this.#out;
    let length = this.#length;
    for (let at = start; at < end; at += 1) {
      const byte = bytes[at] as number;
      if (byte === ESCAPE || byte === FIELD_END || byte === LINE_END) out[length++] = ESCAPE;
      out[length++] = byte;
    }
    this.#length = length;
  }

  /** Makes sure of so many bytes more. */
  #room(bytes: number): void {
    const least = this.#length + bytes;
    if (least <= this.#out.length) return;
    const grown = Buffer.allocUnsafeSlow(Math.max(least, this.#out.length * 2));
    this.#out.copy(grown, 0, 0, this.#length);
    this.#out = grown;
  }
}
