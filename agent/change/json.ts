import { AgentError } from "../error.ts";
import { ByteReader } from "./byte-reader.ts";
import { readDecimal } from "./decimal.ts";
import { readPackedTemporal } from "./temporal.ts";

/** A JSON document as MySQL stores it: JSON's own values, and SQL values that JSON has no form for. */
export type Json =
  | { readonly kind: "null" }
  | { readonly kind: "boolean"; readonly value: boolean }
  /** 64-bit integers, signed or not, in digits. */
  | { readonly kind: "integer"; readonly digits: string }
  | { readonly kind: "double"; readonly value: number }
  | { readonly kind: "string"; readonly utf8: Buffer }
  | { readonly kind: "array"; readonly items: readonly Json[] }
  /** Keys keep the server's order. Held as a list: a key may be called `__proto__`. */
  | { readonly kind: "object"; readonly members: readonly (readonly [utf8Key: Buffer, value: Json])[] }
  | { readonly kind: "decimal"; readonly digits: string; readonly precision: number; readonly scale: number }
  | { readonly kind: "date" | "time" | "datetime" | "timestamp"; readonly text: string };

/** Value types by their number. Source: MySQL's `json_binary.h`. */
const SMALL_OBJECT = 0x00;
const LARGE_OBJECT = 0x01;
const SMALL_ARRAY = 0x02;
const LARGE_ARRAY = 0x03;
const LITERAL = 0x04;
const INT16 = 0x05;
const UINT16 = 0x06;
const INT32 = 0x07;
const UINT32 = 0x08;
const INT64 = 0x09;
const UINT64 = 0x0a;
const DOUBLE = 0x0b;
const STRING = 0x0c;
const OPAQUE = 0x0f;

/** Column types that an opaque value may have, by their number. */
const OPAQUE_KINDS: Readonly<Record<number, "date" | "time" | "datetime" | "timestamp">> = {
  7: "timestamp",
  10: "date",
  11: "time",
  12: "datetime",
};
const OPAQUE_DECIMAL = 246;

/**
 * Reads a stored document. Containers hold tables of offsets, in 2 bytes ("small") or 4 ("large"); small scalars stand in
 * the table itself.
 * @throws AgentError EVENT_CORRUPT; EVENT_UNSUPPORTED for an opaque value of another type (BLOB, BIT, GEOMETRY …)
 */
export function readJson(bytes: Buffer, start: number, end: number): Json {
  // A document of no bytes is how an UPDATE IGNORE may store NULL in a NOT NULL column.
  if (start === end) return { kind: "null" };
  return readValue(bytes[start] as number, bytes, start + 1, end);
}

function readValue(type: number, bytes: Buffer, start: number, end: number): Json {
  const reader = new ByteReader(bytes, start, end);
  switch (type) {
    case SMALL_OBJECT:
      return readObject(bytes, start, end, 2);
    case LARGE_OBJECT:
      return readObject(bytes, start, end, 4);
    case SMALL_ARRAY:
      return readArray(bytes, start, end, 2);
    case LARGE_ARRAY:
      return readArray(bytes, start, end, 4);
    case LITERAL:
      return readLiteral(reader.uint8());
    case INT16:
      return { kind: "integer", digits: String((reader.uint16() << 16) >> 16) };
    case UINT16:
      return { kind: "integer", digits: String(reader.uint16()) };
    case INT32:
      return { kind: "integer", digits: String(reader.uint32() | 0) };
    case UINT32:
      return { kind: "integer", digits: String(reader.uint32()) };
    case INT64:
      return { kind: "integer", digits: reader.slice(8).readBigInt64LE().toString() };
    case UINT64:
      return { kind: "integer", digits: reader.slice(8).readBigUInt64LE().toString() };
    case DOUBLE:
      return { kind: "double", value: reader.slice(8).readDoubleLE() };
    case STRING:
      return { kind: "string", utf8: reader.slice(readVariableLength(reader)) };
    case OPAQUE:
      return readOpaque(reader);
    default:
      throw new AgentError("EVENT_CORRUPT", `a JSON document holds the unknown type ${type}`);
  }
}

function readLiteral(value: number): Json {
  if (value === 0) return { kind: "null" };
  return { kind: "boolean", value: value === 1 };
}

/** Whether a value of this type stands in the offset table itself. */
function isInline(type: number, width: 2 | 4): boolean {
  return (
    type === LITERAL ||
    type === INT16 ||
    type === UINT16 ||
    (width === 4 && (type === INT32 || type === UINT32))
  );
}

function readEntry(table: ByteReader, bytes: Buffer, start: number, end: number, width: 2 | 4): Json {
  const type = table.uint8();
  const at = table.position;
  const offset = table.uint(width);
  return isInline(type, width)
    ? readValue(type, bytes, at, at + width)
    : readValue(type, bytes, start + offset, end);
}

function readArray(bytes: Buffer, start: number, end: number, width: 2 | 4): Json {
  const table = new ByteReader(bytes, start, end);
  const count = table.uint(width);
  table.uint(width); // size of the container
  const items = Array.from({ length: count }, () => readEntry(table, bytes, start, end, width));
  return { kind: "array", items };
}

function readObject(bytes: Buffer, start: number, end: number, width: 2 | 4): Json {
  const table = new ByteReader(bytes, start, end);
  const count = table.uint(width);
  table.uint(width);
  const keys = Array.from({ length: count }, () => {
    const offset = table.uint(width);
    return new ByteReader(bytes, start + offset, end).slice(table.uint16());
  });
  const members = keys.map((key) => [key, readEntry(table, bytes, start, end, width)] as const);
  return { kind: "object", members };
}

/** Seven bits a byte, lowest first; the high bit says that more follow. */
function readVariableLength(reader: ByteReader): number {
  let length = 0;
  for (let factor = 1; ; factor *= 128) {
    const byte = reader.uint8();
    length += (byte & 0x7f) * factor;
    if ((byte & 0x80) === 0) return length;
  }
}

function readOpaque(reader: ByteReader): Json {
  const type = reader.uint8();
  const data = reader.slice(readVariableLength(reader));
  if (type === OPAQUE_DECIMAL) {
    const precision = data[0] as number;
    const scale = data[1] as number;
    return { kind: "decimal", digits: readDecimal(data, 2, precision, scale), precision, scale };
  }
  const kind = OPAQUE_KINDS[type];
  if (kind !== undefined) return { kind, text: readPackedTemporal(data, 0, kind) };
  throw withoutLiteral(String(type));
}

/** The error for an SQL value in a document that no literal makes: BLOB, BIT and the like. */
export function withoutLiteral(type: string): AgentError {
  return new AgentError(
    "EVENT_UNSUPPORTED",
    `a JSON document holds an SQL value of type ${type}, which has no literal`,
    { hint: "Store the value as text on the source, or exclude the table." },
  );
}
