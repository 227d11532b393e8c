import { isDeepStrictEqual } from "node:util";
import type { ColumnType } from "../../change/column-type.ts";
import type { MappedColumn, TableMap } from "../../change/table-map.ts";
import type { ColumnDefinition, TableDefinition } from "../../mysql/table-definition.ts";

/** Collation number of columns that hold bytes. */
const BINARY_COLLATION = 63;

/**
 * Why the target's table cannot take the source's row images as they are; null when it can. The server compares positions,
 * types and lengths, but neither names nor collations nor signs: a table that differs in these would take the bytes for something else.
 */
export function layoutDifference(map: TableMap, target: TableDefinition): string | null {
  if (map.columns.length !== target.columns.length) {
    return `${map.columns.length} columns on the source, ${target.columns.length} on the target`;
  }
  for (const [position, column] of map.columns.entries()) {
    const other = target.columns[position] as ColumnDefinition;
    if (column.name !== other.name)
      return `column ${position + 1} is ${column.name} on the source, ${other.name} on the target`;
    if (!sameType(column, other))
      return `column ${column.name} is ${other.columnType} on the target, not as on the source`;
  }
  return null;
}

function sameType(column: MappedColumn, target: ColumnDefinition): boolean {
  const type = typeOf(target);
  if (type === null || !isDeepStrictEqual(type, column.type)) return false;
  const { kind } = type;
  if (kind === "char" || kind === "varchar" || kind === "blob") {
    return column.collation === (target.collationNumber ?? BINARY_COLLATION);
  }
  if (kind === "integer" || kind === "decimal" || kind === "float" || kind === "double") {
    return column.unsigned === /\bunsigned\b/.test(target.columnType);
  }
  return true;
}

const INTEGERS: Readonly<Record<string, 1 | 2 | 3 | 4 | 8>> = {
  tinyint: 1,
  smallint: 2,
  mediumint: 3,
  int: 4,
  bigint: 8,
};

/** Bytes of the length of a TEXT or BLOB. */
const BLOBS: Readonly<Record<string, number>> = {
  tinyblob: 1,
  tinytext: 1,
  blob: 2,
  text: 2,
  mediumblob: 3,
  mediumtext: 3,
  longblob: 4,
  longtext: 4,
};

const LONG_LENGTH = 4;

/** The type as the target's own table map would have it; null for one that is not known to be carried as it is. */
function typeOf({ dataType, columnType, octets, fraction }: ColumnDefinition): ColumnType | null {
  const integer = INTEGERS[dataType];
  if (integer !== undefined) return { kind: "integer", bytes: integer };
  const blob = BLOBS[dataType];
  if (blob !== undefined) return { kind: "blob", lengthBytes: blob };
  switch (dataType) {
    case "float":
    case "double":
      // With digits, FLOAT(7,3), the server rounds what a statement writes, and not what an event brings.
      return columnType.includes("(") ? null : { kind: dataType };
    case "year":
    case "date":
      return { kind: dataType };
    case "time":
    case "datetime":
    case "timestamp":
      return { kind: dataType, fraction };
    case "char":
    case "binary":
      return octets === null ? null : { kind: "char", maxBytes: octets };
    case "varchar":
    case "varbinary":
      return octets === null ? null : { kind: "varchar", maxBytes: octets };
    case "json":
      return { kind: "json", lengthBytes: LONG_LENGTH };
    case "decimal":
      return numbered(columnType, ([precision, scale]) => ({ kind: "decimal", precision, scale }));
    case "bit":
      return numbered(columnType, ([bits]) => ({ kind: "bit", bits }));
    case "enum":
      return { kind: "enum", bytes: members(columnType) <= ONE_BYTE_MEMBERS ? 1 : 2 };
    case "set":
      return { kind: "set", bytes: setBytes(members(columnType)) };
    default:
      // Of a GEOMETRY or a VECTOR the table map read here does not say which: a statement lets the server check that.
      return null;
  }
}

function numbered(columnType: string, type: (numbers: [number, number]) => ColumnType): ColumnType | null {
  const found = /\((\d+)(?:,(\d+))?\)/.exec(columnType);
  return found === null ? null : type([Number(found[1]), Number(found[2] ?? 0)]);
}

/** An ENUM of more has its number in two bytes. */
const ONE_BYTE_MEMBERS = 255;

function members(columnType: string): number {
  return columnType.match(/'(?:[^']|'')*'/g)?.length ?? 0;
}

/** One bit a member in 1, 2, 3, 4 or 8 bytes. */
function setBytes(count: number): number {
  const bytes = (count + 7) >> 3;
  return bytes > LONG_LENGTH ? 8 : bytes;
}
