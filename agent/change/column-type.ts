import { AgentError } from "../error.ts";
import type { ByteReader } from "./byte-reader.ts";

/** Column types by their number in a TABLE_MAP event. */
const WireType = {
  TINY: 1,
  SHORT: 2,
  LONG: 3,
  FLOAT: 4,
  DOUBLE: 5,
  TIMESTAMP: 7,
  LONGLONG: 8,
  INT24: 9,
  DATE: 10,
  TIME: 11,
  DATETIME: 12,
  YEAR: 13,
  NEWDATE: 14,
  VARCHAR: 15,
  BIT: 16,
  TIMESTAMP2: 17,
  DATETIME2: 18,
  TIME2: 19,
  VECTOR: 242,
  JSON: 245,
  NEWDECIMAL: 246,
  ENUM: 247,
  SET: 248,
  TINY_BLOB: 249,
  MEDIUM_BLOB: 250,
  LONG_BLOB: 251,
  BLOB: 252,
  VAR_STRING: 253,
  STRING: 254,
  GEOMETRY: 255,
} as const;

/** What a column's bytes in a row image mean: a closed union, one member for each way of reading them. */
export type ColumnType =
  | { readonly kind: "integer"; readonly bytes: 1 | 2 | 3 | 4 | 8 }
  | { readonly kind: "float" }
  | { readonly kind: "double" }
  | { readonly kind: "decimal"; readonly precision: number; readonly scale: number }
  | { readonly kind: "year" }
  | { readonly kind: "date" }
  | { readonly kind: "time" | "datetime" | "timestamp"; readonly fraction: number }
  /** A fixed-length string: stored without its trailing padding. */
  | { readonly kind: "char"; readonly maxBytes: number }
  | { readonly kind: "varchar"; readonly maxBytes: number }
  | { readonly kind: "blob" | "json" | "geometry" | "vector"; readonly lengthBytes: number }
  | { readonly kind: "enum" | "set"; readonly bytes: number }
  | { readonly kind: "bit"; readonly bits: number };

/** What the type number says of the column before its metadata is read; used to walk the optional metadata. */
export function isNumeric(type: ColumnType): boolean {
  // The server counts these, and YEAR, when it writes the signedness bitmap.
  return ["integer", "float", "double", "decimal", "year"].includes(type.kind);
}

/** The columns that the server lists when it writes collations: VECTOR is one of them, GEOMETRY and JSON are not. */
export function isCharacter(type: ColumnType): boolean {
  return ["char", "varchar", "blob", "vector"].includes(type.kind);
}

/** Numbers that mark a blob in the type list; the length of their length stands in the metadata. */
const BLOBS: readonly number[] = [
  WireType.BLOB,
  WireType.TINY_BLOB,
  WireType.MEDIUM_BLOB,
  WireType.LONG_BLOB,
];

/**
 * Reads the metadata of one column. Source: MySQL's `Table_map_event`, "Table_map_event column types: numerical identifier
 * and metadata".
 * @throws AgentError EVENT_UNSUPPORTED for a type that has no exact rendering here
 */
export function readColumnType(wire: number, metadata: ByteReader): ColumnType {
  switch (wire) {
    case WireType.TINY:
      return { kind: "integer", bytes: 1 };
    case WireType.SHORT:
      return { kind: "integer", bytes: 2 };
    case WireType.INT24:
      return { kind: "integer", bytes: 3 };
    case WireType.LONG:
      return { kind: "integer", bytes: 4 };
    case WireType.LONGLONG:
      return { kind: "integer", bytes: 8 };
    case WireType.FLOAT:
      metadata.uint8();
      return { kind: "float" };
    case WireType.DOUBLE:
      metadata.uint8();
      return { kind: "double" };
    case WireType.NEWDECIMAL: {
      const precision = metadata.uint8();
      return { kind: "decimal", precision, scale: metadata.uint8() };
    }
    case WireType.YEAR:
      return { kind: "year" };
    case WireType.DATE:
    case WireType.NEWDATE:
      return { kind: "date" };
    case WireType.TIME2:
      return { kind: "time", fraction: metadata.uint8() };
    case WireType.DATETIME2:
      return { kind: "datetime", fraction: metadata.uint8() };
    case WireType.TIMESTAMP2:
      return { kind: "timestamp", fraction: metadata.uint8() };
    case WireType.VARCHAR:
    case WireType.VAR_STRING:
      return { kind: "varchar", maxBytes: metadata.uint16() };
    case WireType.BIT: {
      const rest = metadata.uint8();
      return { kind: "bit", bits: metadata.uint8() * 8 + rest };
    }
    case WireType.JSON:
      return { kind: "json", lengthBytes: metadata.uint8() };
    case WireType.GEOMETRY:
      return { kind: "geometry", lengthBytes: metadata.uint8() };
    case WireType.VECTOR:
      return { kind: "vector", lengthBytes: metadata.uint8() };
    case WireType.STRING:
      return readStringType(metadata);
    default:
      if (BLOBS.includes(wire)) return { kind: "blob", lengthBytes: metadata.uint8() };
      throw new AgentError("EVENT_UNSUPPORTED", `column type ${wire} in the binlog is not known`, {
        hint: "Old temporal columns (before 5.6.4) are rebuilt by ALTER TABLE … FORCE on the source.",
      });
  }
}

/**
 * CHAR, ENUM and SET share one number; the first metadata byte tells them apart. For a CHAR of more than 255 bytes two
 * bits of its length are folded, inverted, into that byte.
 */
function readStringType(metadata: ByteReader): ColumnType {
  const first = metadata.uint8();
  const second = metadata.uint8();
  if (first === WireType.ENUM) return { kind: "enum", bytes: second };
  if (first === WireType.SET) return { kind: "set", bytes: second };
  return { kind: "char", maxBytes: (((first & 0x30) ^ 0x30) << 4) | second };
}

const DIGITS_PER_WORD = 9;
const BYTES_PER_WORD = 4;
/** Bytes that hold 0 to 9 decimal digits. */
export const DECIMAL_BYTES: readonly number[] = [0, 1, 1, 2, 2, 3, 3, 4, 4, 4];

/** Bytes of a DECIMAL: whole words of nine digits and one shorter group, on each side of the point. */
export function decimalLength(precision: number, scale: number): number {
  const whole = precision - scale;
  return (
    Math.floor(whole / DIGITS_PER_WORD) * BYTES_PER_WORD +
    (DECIMAL_BYTES[whole % DIGITS_PER_WORD] as number) +
    Math.floor(scale / DIGITS_PER_WORD) * BYTES_PER_WORD +
    (DECIMAL_BYTES[scale % DIGITS_PER_WORD] as number)
  );
}

/** Bytes of the fraction of a temporal value with so many digits. */
export function fractionLength(digits: number): number {
  return (digits + 1) >> 1;
}

/** How a value's extent is found: a fixed number of bytes, or a length of so many bytes in front. */
export type Extent =
  | { readonly fixed: number; readonly prefix: 0 }
  | { readonly fixed: 0; readonly prefix: number };

const fixed = (bytes: number): Extent => ({ fixed: bytes, prefix: 0 });
const prefixed = (bytes: number): Extent => ({ fixed: 0, prefix: bytes });
/** Above this many bytes a string's length takes two bytes. */
const ONE_BYTE_LENGTH_MAX = 255;

export function extentOf(type: ColumnType): Extent {
  switch (type.kind) {
    case "integer":
    case "enum":
    case "set":
      return fixed(type.bytes);
    case "float":
      return fixed(4);
    case "double":
      return fixed(8);
    case "decimal":
      return fixed(decimalLength(type.precision, type.scale));
    case "year":
      return fixed(1);
    case "date":
      return fixed(3);
    case "time":
      return fixed(3 + fractionLength(type.fraction));
    case "datetime":
      return fixed(5 + fractionLength(type.fraction));
    case "timestamp":
      return fixed(4 + fractionLength(type.fraction));
    case "char":
    case "varchar":
      return prefixed(type.maxBytes > ONE_BYTE_LENGTH_MAX ? 2 : 1);
    case "blob":
    case "json":
    case "geometry":
    case "vector":
      return prefixed(type.lengthBytes);
    case "bit":
      return fixed((type.bits + 7) >> 3);
    default:
      return type satisfies never;
  }
}
