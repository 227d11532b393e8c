import { type ByteText, identifier, qualified } from "../mysql/quote.ts";
import type { ColumnTransfer } from "./column-transfer.ts";
import { type RowBatch, readValue } from "./row-batch.ts";

/** A part of the file is sent in one packet: far below any max_allowed_packet. */
const PART_BYTES = 256 * 1024;
/** Values up to this length are copied byte by byte: a call costs more. */
const SHORT = 96;

const ESCAPE = 0x5c; // \
const FIELD_END = 0x09;
const LINE_END = 0x0a;
const NULL_MARK = 0x4e; // N, behind the escape

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
    "FIELDS TERMINATED BY '\\t' ENCLOSED BY '' ESCAPED BY '\\\\' LINES STARTING BY '' TERMINATED BY '\\n' " +
    `(${fields.join(",")})${assigned.length === 0 ? "" : ` SET ${assigned.join(",")}`}`
  );
}

/** Writes rows in the form that `loadDataStatement` reads. Values of a row behind these columns are left out. */
export class LoadDataFile {
  readonly parts: Buffer[] = [];
  #part = Buffer.allocUnsafeSlow(PART_BYTES);
  #length = 0;

  constructor(batch: RowBatch, columns: readonly ColumnTransfer[]) {
    const escaped = columns.map((column) => column.escaped);
    const { bytes } = batch;
    const cursor = { start: 0, end: 0 };
    const behind = batch.columns - columns.length;
    while (cursor.end < bytes.length) {
      for (let column = 0; column < escaped.length; column += 1) {
        readValue(bytes, cursor.end, cursor);
        this.#value(bytes, cursor.start, cursor.end, escaped[column] as boolean);
      }
      // The last separator ends the line.
      this.#part[this.#length - 1] = LINE_END;
      for (let skipped = 0; skipped < behind; skipped += 1) readValue(bytes, cursor.end, cursor);
    }
    this.#close();
  }

  #value(bytes: Buffer, start: number, end: number, escaped: boolean): void {
    if (start < 0) {
      this.#room(3);
      this.#part[this.#length++] = ESCAPE;
      this.#part[this.#length++] = NULL_MARK;
    } else if (end - start <= SHORT) this.#short(bytes, start, end);
    else if (escaped) this.#long(bytes, start, end);
    else this.#copy(bytes, start, end);
    this.#room(1);
    this.#part[this.#length++] = FIELD_END;
  }

  #short(bytes: Buffer, start: number, end: number): void {
    this.#room(2 * SHORT + 1);
    const part = this.#part;
    let length = this.#length;
    for (let at = start; at < end; at += 1) {
      const byte = bytes[at] as number;
      if (byte === ESCAPE || byte === FIELD_END || byte === LINE_END) part[length++] = ESCAPE;
      part[length++] = byte;
    }
    this.#length = length;
  }

  #long(bytes: Buffer, start: number, end: number): void {
    const value = bytes.subarray(start, end);
    let from = 0;
    const next = [ESCAPE, FIELD_END, LINE_END].map((byte) => ({ byte, at: value.indexOf(byte) }));
    for (;;) {
      let first: { readonly byte: number; at: number } | null = null;
      for (const each of next) if (each.at >= 0 && (first === null || each.at < first.at)) first = each;
      if (first === null) break;
      this.#copy(value, from, first.at);
      this.#room(2);
      this.#part[this.#length++] = ESCAPE;
      this.#part[this.#length++] = first.byte;
      from = first.at + 1;
      first.at = value.indexOf(first.byte, from);
    }
    this.#copy(value, from, value.length);
  }

  #copy(bytes: Buffer, start: number, end: number): void {
    let from = start;
    while (from < end) {
      this.#room(1);
      const copied = Math.min(end - from, this.#part.length - this.#length);
      bytes.copy(this.#part, this.#length, from, from + copied);
      this.#length += copied;
      from += copied;
    }
  }

  /** Makes sure of so many bytes. The byte before the current position stays in reach: a line ends by changing it. */
  #room(bytes: number): void {
    if (this.#length + bytes <= this.#part.length) return;
    this.#close();
    this.#part = Buffer.allocUnsafeSlow(PART_BYTES);
  }

  #close(): void {
    if (this.#length > 0) this.parts.push(this.#part.subarray(0, this.#length));
    this.#length = 0;
  }
}
