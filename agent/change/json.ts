import { AgentError } from "../error.ts";
import { ByteReader } from "./byte-reader.ts";
import { readDecimal } from "./decimal.ts";
import { JsonType, type OffsetWidth, readEntries, readVariableLength } from "./json-format.ts";
import { readPackedTemporal } from "./temporal.ts";

/** A JSON document as MySQL stores it: JSON's own values, and SQL values that JSON has no form for. */
export type Json =
  | { readonly kind: "null" }
  | { readonly kind: "boolean"; readonly value: boolean }
  /** 64-bit integers, in digits. The two types hold the same numbers below 2^63, and the server tells them apart. */
  | { readonly kind: "integer"; readonly digits: string; readonly unsigned: boolean }
  | { readonly kind: "double"; readonly value: number }
  | { readonly kind: "string"; readonly utf8: Buffer }
  | { readonly kind: "array"; readonly items: readonly Json[] }
  /** Keys keep the server's order. Held as a list: a key may be called `__proto__`. */
  | { readonly kind: "object"; readonly members: readonly (readonly [utf8Key: Buffer, value: Json])[] }
  | { readonly kind: "decimal"; readonly digits: string; readonly precision: number; readonly scale: number }
  | { readonly kind: "date" | "time" | "datetime" | "timestamp"; readonly text: string }
  /** Bytes, or bits, as a column of that type number holds them. */
  | { readonly kind: "opaque"; readonly type: number; readonly bytes: Buffer };

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
 * @throws AgentError EVENT_CORRUPT
 */
export function readJson(bytes: Buffer, start: number, end: number): Json {
  // A document of no bytes is how an UPDATE IGNORE may store NULL in a NOT NULL column.
  if (start === end) return { kind: "null" };
  return readValue(bytes[start] as number, bytes, start + 1, end);
}

function readValue(type: number, bytes: Buffer, start: number, end: number): Json {
  const reader = new ByteReader(bytes, start, end);
  switch (type) {
    case JsonType.SMALL_OBJECT:
      return readObject(bytes, start, end, 2);
    case JsonType.LARGE_OBJECT:
      return readObject(bytes, start, end, 4);
    case JsonType.SMALL_ARRAY:
      return readArray(bytes, start, end, 2);
    case JsonType.LARGE_ARRAY:
      return readArray(bytes, start, end, 4);
    case JsonType.LITERAL:
      return readLiteral(reader.uint8());
    case JsonType.INT16:
      return { kind: "integer", digits: String((reader.uint16() << 16) >> 16), unsigned: false };
    case JsonType.UINT16:
      return { kind: "integer", digits: String(reader.uint16()), unsigned: true };
    case JsonType.INT32:
      return { kind: "integer", digits: String(reader.uint32() | 0), unsigned: false };
    case JsonType.UINT32:
      return { kind: "integer", digits: String(reader.uint32()), unsigned: true };
    case JsonType.INT64:
      return { kind: "integer", digits: reader.slice(8).readBigInt64LE().toString(), unsigned: false };
    case JsonType.UINT64:
      return { kind: "integer", digits: reader.slice(8).readBigUInt64LE().toString(), unsigned: true };
    case JsonType.DOUBLE:
      return { kind: "double", value: reader.slice(8).readDoubleLE() };
    case JsonType.STRING:
      return { kind: "string", utf8: reader.slice(readVariableLength(reader)) };
    case JsonType.OPAQUE:
      return readOpaque(reader);
    default:
      throw new AgentError("EVENT_CORRUPT", `a JSON document holds the unknown type ${type}`);
  }
}

function readLiteral(value: number): Json {
  if (value === 0) return { kind: "null" };
  return { kind: "boolean", value: value === 1 };
}

function readArray(bytes: Buffer, start: number, end: number, width: OffsetWidth): Json {
  const { values } = readEntries(bytes, start, end, "array", width);
  return {
    kind: "array",
    items: values.map((value) => readValue(value.type, bytes, value.start, value.end)),
  };
}

function readObject(bytes: Buffer, start: number, end: number, width: OffsetWidth): Json {
  const { keys, values } = readEntries(bytes, start, end, "object", width);
  const members = values.map((value, index) => {
    const key = keys?.[index] as Buffer;
    return [key, readValue(value.type, bytes, value.start, value.end)] as const;
  });
  return { kind: "object", members };
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
  return kind === undefined
    ? { kind: "opaque", type, bytes: data }
    : { kind, text: readPackedTemporal(data, 0, kind) };
}
