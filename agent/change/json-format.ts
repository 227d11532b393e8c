import { ByteReader } from "./byte-reader.ts";

/** Value types of a stored JSON document, by number. Source: MySQL's `json_binary.h`. */
export const JsonType = {
  SMALL_OBJECT: 0x00,
  LARGE_OBJECT: 0x01,
  SMALL_ARRAY: 0x02,
  LARGE_ARRAY: 0x03,
  LITERAL: 0x04,
  INT16: 0x05,
  UINT16: 0x06,
  INT32: 0x07,
  UINT32: 0x08,
  INT64: 0x09,
  UINT64: 0x0a,
  DOUBLE: 0x0b,
  STRING: 0x0c,
  OPAQUE: 0x0f,
} as const;

/** Bytes of an offset, a count or a size in a container: "small" ones have 2, "large" ones 4. */
export type OffsetWidth = 2 | 4;

/** Whether a value of this type stands in the table of its container itself. */
export function isInline(type: number, width: OffsetWidth): boolean {
  return (
    type === JsonType.LITERAL ||
    type === JsonType.INT16 ||
    type === JsonType.UINT16 ||
    (width === 4 && (type === JsonType.INT32 || type === JsonType.UINT32))
  );
}

/** Seven bits a byte, lowest first; the high bit says that more follow. */
export function readVariableLength(reader: ByteReader): number {
  let length = 0;
  for (let factor = 1; ; factor *= 128) {
    const byte = reader.uint8();
    length += (byte & 0x7f) * factor;
    if ((byte & 0x80) === 0) return length;
  }
}

/** Where one value of a container is. */
export interface JsonEntry {
  readonly type: number;
  readonly start: number;
  readonly end: number;
}

/** What a container holds, in the server's order; keys are null in an array. */
export interface JsonEntries {
  readonly keys: readonly Buffer[] | null;
  readonly values: readonly JsonEntry[];
}

/**
 * Reads the tables of a container that starts at `start`, behind its type: count, size, for an object offset and length of
 * each key, then type and offset, or the value itself, of each value. Offsets count from `start`.
 * @throws AgentError EVENT_CORRUPT
 */
export function readEntries(
  bytes: Buffer,
  start: number,
  end: number,
  shape: "object" | "array",
  width: OffsetWidth,
): JsonEntries {
  const table = new ByteReader(bytes, start, end);
  const count = table.uint(width);
  table.uint(width); // size of the container
  const keys =
    shape === "array"
      ? null
      : Array.from({ length: count }, () => {
          const offset = table.uint(width);
          return new ByteReader(bytes, start + offset, end).slice(table.uint16());
        });
  const values = Array.from({ length: count }, () => {
    const type = table.uint8();
    const at = table.position;
    const offset = table.uint(width);
    return isInline(type, width)
      ? { type, start: at, end: at + width }
      : { type, start: start + offset, end };
  });
  return { keys, values };
}
