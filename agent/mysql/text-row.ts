import type { RawRow } from "./connection.ts";

/**
 * First byte of a value in the text protocol: its length, NULL, or how many bytes of length follow. Source: MySQL client/server
 * protocol, "Text Resultset Row".
 */
export const VALUE_NULL = 0xfb;
const LENGTH_2 = 0xfc;
const LENGTH_3 = 0xfd;
const LENGTH_8 = 0xfe;

/** Where a value lies; `start` is -1 for NULL. One object is used for all, so that walking makes nothing. */
export interface ValueCursor {
  start: number;
  end: number;
}

/** Reads a value's length at `position`; afterwards `cursor.end` is where the next value begins. */
export function readValue(bytes: Buffer, position: number, cursor: ValueCursor): void {
  const first = bytes[position] as number;
  if (first < VALUE_NULL) {
    cursor.start = position + 1;
    cursor.end = position + 1 + first;
    return;
  }
  switch (first) {
    case VALUE_NULL:
      cursor.start = -1;
      cursor.end = position + 1;
      return;
    case LENGTH_2:
      cursor.start = position + 3;
      cursor.end = cursor.start + bytes.readUInt16LE(position + 1);
      return;
    case LENGTH_3:
      cursor.start = position + 4;
      cursor.end = cursor.start + bytes.readUIntLE(position + 1, 3);
      return;
    case LENGTH_8:
      cursor.start = position + 9;
      cursor.end = cursor.start + Number(bytes.readBigUInt64LE(position + 1));
      return;
    default:
      throw new Error(`a value of a row begins with the byte ${first}`);
  }
}

/** The values of a row as the server sent it; they share its bytes. */
export function valuesOf(row: Buffer): RawRow {
  const cursor = { start: 0, end: 0 };
  const values: (Buffer | null)[] = [];
  while (cursor.end < row.length) {
    readValue(row, cursor.end, cursor);
    values.push(cursor.start < 0 ? null : row.subarray(cursor.start, cursor.end));
  }
  return values;
}
