import { isDeepStrictEqual } from "node:util";
import { AgentError } from "../error.ts";
import type { ColumnType } from "./column-type.ts";
import type { GtidSet } from "./gtid-set.ts";

/** A column as the source's own schema describes it. */
export interface KnownColumn {
  readonly name: string;
  /** As its table map would have it. */
  readonly type: ColumnType;
  readonly unsigned: boolean;
  /** As in `MappedColumn`. */
  readonly collation: number;
  readonly nullable: boolean;
}

/** A table as the source's own schema describes it: what the table maps of an old or terse binlog leave out. */
export interface KnownTable {
  readonly database: string;
  readonly table: string;
  readonly columns: readonly KnownColumn[];
  /** Positions of the primary key's columns, in key order; empty without one. */
  readonly primaryKey: readonly number[];
  /** What the source had committed when the table was as described. Of transactions in it, nothing is known. */
  readonly heldAt: GtidSet;
}

/** The tables of a link that are known; none when the binlog names columns. */
export interface KnownTables {
  readonly count: number;
  find(database: string, table: string): KnownTable | undefined;
}

/** What a table map without names says of its columns. A part that it leaves out is null. */
export interface NamelessColumns {
  readonly types: readonly ColumnType[];
  /** Bitmap of the columns that may be NULL, lowest bit first. */
  readonly nullable: Buffer;
  readonly unsigned: readonly boolean[] | null;
  readonly collations: readonly number[] | null;
}

/**
 * Proves that a table map is one of the known table: the same number of columns, of the same types, lengths and nullability,
 * and the same signs and collations where it tells them.
 * @throws AgentError SOURCE_SCHEMA_DIFFERS
 */
export function proveKnown(known: KnownTable, found: NamelessColumns): void {
  const { columns } = known;
  if (columns.length !== found.types.length) {
    throw differs(
      known,
      `it has ${found.types.length} columns there and ${columns.length} in the schema history`,
    );
  }
  for (const [position, column] of columns.entries()) {
    const what = differenceOf(column, found, position);
    if (what !== null)
      throw differs(known, `column ${position + 1}, ${column.name}, has another ${what} there`);
  }
}

function differenceOf(column: KnownColumn, found: NamelessColumns, position: number): string | null {
  if (!isDeepStrictEqual(column.type, found.types[position])) return "type";
  const nullable = ((found.nullable[position >> 3] as number) & (1 << (position & 7))) !== 0;
  if (column.nullable !== nullable) return "nullability";
  if (found.unsigned !== null && column.unsigned !== found.unsigned[position]) return "sign";
  if (found.collations !== null && column.collation !== found.collations[position]) return "collation";
  return null;
}

function differs({ database, table }: KnownTable, what: string): AgentError {
  return new AgentError(
    "SOURCE_SCHEMA_DIFFERS",
    `the binlog's rows of ${database}.${table} are not of the table that the schema history describes: ${what}`,
    {
      table: `${database}.${table}`,
      hint: "The table was changed on the source. Set binlog_row_metadata=FULL there where the server has it, and load the table anew.",
    },
  );
}
