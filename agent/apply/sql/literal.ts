import type { ColumnType } from "../../change/column-type.ts";
import { readDecimal } from "../../change/decimal.ts";
import { readJson } from "../../change/json.ts";
import type { MappedColumn } from "../../change/table-map.ts";
import { readDate, readDateTime, readTime, readTimestamp } from "../../change/temporal.ts";
import { type ByteText, literal } from "../../mysql/quote.ts";
import { jsonLiteral } from "./json-literal.ts";

/** An SQL literal that gives exactly the stored value, whatever its column's character set. NULL is `NULL`. */
export type Literal = ByteText;

/** Reads the value that lies in `bytes` from `start` to `end`. */
export type LiteralReader = (bytes: Buffer, start: number, end: number) => Literal;

export const NULL: Literal = "NULL";

/** Collation number of binary strings. */
const BINARY_COLLATION = 63;

/** How the values of a column, as the binlog holds them, become literals. Chosen once a table map. */
export function literalReader(column: MappedColumn): LiteralReader {
  const type = column.type;
  switch (type.kind) {
    case "integer":
      return integerReader(type.bytes, column.unsigned);
    case "float":
      return (bytes, start) => doubleLiteral(bytes.readFloatLE(start));
    case "double":
      return (bytes, start) => doubleLiteral(bytes.readDoubleLE(start));
    case "decimal":
      return (bytes, start) => readDecimal(bytes, start, type.precision, type.scale);
    case "year":
      return (bytes, start) => yearLiteral(bytes[start] as number);
    case "date":
      return (bytes, start) => `'${readDate(bytes, start)}'`;
    case "time":
      return (bytes, start) => `'${readTime(bytes, start, type.fraction)}'`;
    case "datetime":
      return (bytes, start) => `'${readDateTime(bytes, start, type.fraction)}'`;
    case "timestamp":
      return (bytes, start) => `'${readTimestamp(bytes, start, type.fraction)}'`;
    case "char":
      return charReader(type, column.collation);
    case "varchar":
    case "blob":
    case "geometry":
    case "vector":
      return stringLiteral;
    case "json":
      return (bytes, start, end) => jsonLiteral(readJson(bytes, start, end));
    case "enum":
    case "set":
      return (bytes, start) => unsignedLittleEndian(bytes, start, type.bytes);
    case "bit":
      return (bytes, start, end) => unsignedBigEndian(bytes, start, end);
    default:
      return type satisfies never;
  }
}

/** A double as a literal of type DOUBLE: without the exponent it would be a DECIMAL, and the sign of -0 would be lost. */
export function doubleLiteral(value: number): Literal {
  if (Object.is(value, -0)) return "-0e0";
  const text = String(value);
  return text.includes("e") ? text : `${text}e0`;
}

const YEAR_BASE = 1900;

function yearLiteral(stored: number): Literal {
  // The stored 0 is the year 0000; as a number literal it stays that, as a string it would be 2000.
  return stored === 0 ? "0" : String(stored + YEAR_BASE);
}

const stringLiteral: LiteralReader = (bytes, start, end) => literal(bytes.toString("latin1", start, end));

/** The binlog cuts a BINARY(n) at its trailing zero bytes; the row has them. */
function charReader(type: ColumnType & { kind: "char" }, collation: number): LiteralReader {
  if (collation !== BINARY_COLLATION) return stringLiteral;
  return (bytes, start, end) => literal(bytes.toString("latin1", start, end).padEnd(type.maxBytes, "\0"));
}

function integerReader(length: 1 | 2 | 3 | 4 | 8, unsigned: boolean): LiteralReader {
  if (length === 8) {
    return unsigned
      ? (bytes, start) => bytes.readBigUInt64LE(start).toString()
      : (bytes, start) => bytes.readBigInt64LE(start).toString();
  }
  // The reader of any length takes longer to begin than to read; most integers have this one.
  if (length === 4) {
    return unsigned
      ? (bytes, start) => String(bytes.readUInt32LE(start))
      : (bytes, start) => String(bytes.readInt32LE(start));
  }
  return unsigned
    ? (bytes, start) => String(bytes.readUIntLE(start, length))
    : (bytes, start) => String(bytes.readIntLE(start, length));
}

const LONGEST_EXACT = 6;

function unsignedLittleEndian(bytes: Buffer, start: number, length: number): Literal {
  if (length <= LONGEST_EXACT) return String(bytes.readUIntLE(start, length));
  let value = 0n;
  for (let index = length - 1; index >= 0; index--)
    value = (value << 8n) | BigInt(bytes[start + index] as number);
  return value.toString();
}

function unsignedBigEndian(bytes: Buffer, start: number, end: number): Literal {
  if (end - start <= LONGEST_EXACT) return String(bytes.readUIntBE(start, end - start));
  let value = 0n;
  for (let index = start; index < end; index++) value = (value << 8n) | BigInt(bytes[index] as number);
  return value.toString();
}
