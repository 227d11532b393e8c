import type { ColumnType } from "./column-type.ts";

/** What information_schema says of a column's type. */
export interface DeclaredType {
  /** For example `varchar`, `int`. */
  readonly dataType: string;
  /** For example `varchar(40)`, `int unsigned`. */
  readonly columnType: string;
  /** The most bytes that a string of the column may have; null for other types. */
  readonly octets: number | null;
  /** Digits of a fraction of a second. */
  readonly fraction: number;
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

const GEOMETRIES: ReadonlySet<string> = new Set([
  ...["geometry", "point", "linestring", "polygon", "multipoint", "multilinestring", "multipolygon"],
  // Servers before 8.0 have the longer name.
  ...["geomcollection", "geometrycollection"],
]);

const LONG_LENGTH = 4;

/** The type as the server's table map has it; null for one that is not known here. */
export function declaredType({ dataType, columnType, octets, fraction }: DeclaredType): ColumnType | null {
  const integer = INTEGERS[dataType];
  if (integer !== undefined) return { kind: "integer", bytes: integer };
  const blob = BLOBS[dataType];
  if (blob !== undefined) return { kind: "blob", lengthBytes: blob };
  if (GEOMETRIES.has(dataType)) return { kind: "geometry", lengthBytes: LONG_LENGTH };
  switch (dataType) {
    case "float":
    case "double":
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
    case "vector":
      return { kind: dataType, lengthBytes: LONG_LENGTH };
    case "decimal":
      return numbered(columnType, ([precision, scale]) => ({ kind: "decimal", precision, scale }));
    case "bit":
      return numbered(columnType, ([bits]) => ({ kind: "bit", bits }));
    case "enum":
      return { kind: "enum", bytes: members(columnType) <= ONE_BYTE_MEMBERS ? 1 : 2 };
    case "set":
      return { kind: "set", bytes: setBytes(members(columnType)) };
    default:
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
