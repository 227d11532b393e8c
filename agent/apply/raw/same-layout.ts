import { isDeepStrictEqual } from "node:util";
import type { ColumnType } from "../../change/column-type.ts";
import { declaredType } from "../../change/declared-type.ts";
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

/**
 * The type as the target's own table map would have it; null for one that is not known to be carried as it is: with digits,
 * FLOAT(7,3), the server rounds what a statement writes, and not what an event brings; of a GEOMETRY or a VECTOR the table
 * map read here does not say which, and a statement lets the server check that.
 */
function typeOf(column: ColumnDefinition): ColumnType | null {
  const type = declaredType(column);
  if (type === null || type.kind === "geometry" || type.kind === "vector") return null;
  const rounded = (type.kind === "float" || type.kind === "double") && column.columnType.includes("(");
  return rounded ? null : type;
}
