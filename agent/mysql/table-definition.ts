import { AgentError } from "../error.ts";
import { textLiteral } from "./quote.ts";
import type { ReadingSession } from "./reading-session.ts";

/** A column of a table, as the server's information_schema describes it. */
export interface ColumnDefinition {
  readonly name: string;
  /** For example `varchar`, `int`. */
  readonly dataType: string;
  /** For example `varchar(40)`, `int unsigned`. */
  readonly columnType: string;
  readonly characterSet: string | null;
  readonly collation: string | null;
  /** The collation's number in table maps; null as `collation` is. */
  readonly collationNumber: number | null;
  /** The most bytes that a string of the column may have; null for other types. */
  readonly octets: number | null;
  readonly fraction: number;
  readonly nullable: boolean;
  /** Computed by the server from other columns; never written. */
  readonly generated: boolean;
  /** Set to the current time by every update that does not name it. */
  readonly setOnUpdate: boolean;
}

/** One part of a unique index: a column, of which perhaps only the first characters count. */
export interface KeyPart {
  readonly column: string;
  readonly prefix: number | null;
}

export interface UniqueIndex {
  readonly name: string;
  /** Null when a part is an expression, whose value is not in the row. */
  readonly parts: readonly KeyPart[] | null;
}

/** A table as one server has it. */
export interface TableDefinition {
  readonly database: string;
  readonly table: string;
  readonly columns: readonly ColumnDefinition[];
  readonly primaryKey: readonly string[];
  /** Unique indexes besides the primary key. */
  readonly uniqueIndexes: readonly UniqueIndex[];
}

/** @throws AgentError TARGET_SCHEMA_DIFFERS when there is no such table */
export async function readTableDefinition(
  server: ReadingSession,
  database: string,
  table: string,
): Promise<TableDefinition> {
  const where = `TABLE_SCHEMA = ${textLiteral(database)} AND TABLE_NAME = ${textLiteral(table)}`;
  const columns = await server.text(
    "SELECT COLUMN_NAME, DATA_TYPE, COLUMN_TYPE, c.CHARACTER_SET_NAME, c.COLLATION_NAME, COALESCE(DATETIME_PRECISION, 0), EXTRA, " +
      "CHARACTER_OCTET_LENGTH, ID, IS_NULLABLE FROM information_schema.COLUMNS AS c " +
      "LEFT JOIN information_schema.COLLATIONS AS k ON k.COLLATION_NAME = c.COLLATION_NAME " +
      `WHERE ${where} ORDER BY ORDINAL_POSITION`,
  );
  if (columns.length === 0) {
    throw new AgentError(
      "TARGET_SCHEMA_DIFFERS",
      `instance "${server.instance}" has no table ${database}.${table}`,
      {
        table: `${database}.${table}`,
        hint: "Create it there as it is on the source, or exclude it from the link.",
      },
    );
  }
  const parts = await server.text(
    "SELECT INDEX_NAME, COLUMN_NAME, SUB_PART FROM information_schema.STATISTICS " +
      `WHERE ${where} AND NON_UNIQUE = 0 ORDER BY INDEX_NAME, SEQ_IN_INDEX`,
  );
  const indexes = new Map<string, KeyPart[] | null>();
  for (const [index, column, prefix] of parts as readonly (readonly (string | null)[])[]) {
    const known = indexes.get(index as string);
    if (column === null || column === undefined || known === null) indexes.set(index as string, null);
    else {
      const part = { column, prefix: prefix === null ? null : Number(prefix) };
      indexes.set(index as string, [...(known ?? []), part]);
    }
  }
  return {
    database,
    table,
    columns: columns.map(
      ([name, dataType, columnType, characterSet, collation, fraction, extra, octets, number, nullable]) => ({
        name: name as string,
        dataType: dataType as string,
        columnType: columnType as string,
        characterSet: characterSet ?? null,
        collation: collation ?? null,
        collationNumber: nullOr(number),
        octets: nullOr(octets),
        fraction: Number(fraction),
        nullable: nullable === "YES",
        generated: /\b(VIRTUAL|STORED) GENERATED\b/.test(extra ?? ""),
        setOnUpdate: /on update/i.test(extra ?? ""),
      }),
    ),
    primaryKey: (indexes.get("PRIMARY") ?? []).map((part) => part.column),
    uniqueIndexes: [...indexes]
      .filter(([name]) => name !== "PRIMARY")
      .map(([name, keyParts]) => ({ name, parts: keyParts })),
  };
}

function nullOr(number: string | null | undefined): number | null {
  return number === null || number === undefined ? null : Number(number);
}
