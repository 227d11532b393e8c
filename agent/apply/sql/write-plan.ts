import { AgentError } from "../../error.ts";
import { type ByteText, identifier, qualified } from "../../mysql/quote.ts";
import type { ColumnDefinition, TableDefinition } from "../../mysql/table-definition.ts";
import { NULL } from "./literal.ts";

/** A column of the source in a row of literals, and how it is written, compared and looked up on the target. */
export interface PlannedColumn {
  readonly name: ByteText;
  /** The column with its table: a DELETE of several tables would look for an alias in the session's default database. */
  readonly path: ByteText;
  /** False for a generated column: it is in the row, and computed on the target. */
  readonly written: boolean;
  readonly setOnUpdate: boolean;
  /** Whether the target's value is byte for byte this literal expression. */
  readonly matches: (value: ByteText) => ByteText;
  /** As `matches`, also where values that compare as equal are stored otherwise. */
  readonly is: (value: ByteText) => ByteText;
  /** A FLOAT or DOUBLE with digits, to which the server rounds what is not copied from a column. */
  readonly hasDigits: boolean;
  /** Its own type where it has digits and no sign: it is copied from a column without a sign, of which a list of rows has none. */
  readonly unsignedType: "DOUBLE UNSIGNED" | "FLOAT UNSIGNED" | null;
  /** A literal in a list of rows that is assigned from. */
  readonly listed: (value: ByteText) => ByteText;
  /** A value of a list of rows as it is assigned to the column; of one with an `unsignedType`, see assignment.ts. */
  readonly assigned: (value: ByteText) => ByteText;
  /** A literal expression in the column's own type and collation, so that comparing with it uses the column's index. */
  readonly asKey: (value: ByteText) => ByteText;
}

/** How rows of one source table are written to one target table. Positions refer to the source's columns. */
export interface WritePlan {
  readonly table: ByteText;
  /** What a statement calls its list of values: not as the table, whose columns may be called like those of the list. */
  readonly list: ByteText;
  /** What the names of other tables that a statement makes begin with; that of its own does not. */
  readonly made: ByteText;
  /** `database`.`table` for people. */
  readonly label: string;
  readonly columns: readonly PlannedColumn[];
  /** Empty for a table without one: its rows are found by all they hold (see counted-rows.ts). */
  readonly primaryKey: readonly number[];
  /** Columns of unique indexes besides the primary key. A change of one is a delete and an insert (see net-changes.ts). */
  readonly uniqueColumns: readonly number[];
  readonly jsonColumns: readonly number[];
  /** Those that are written. */
  readonly enumColumns: readonly number[];
  /** An index on an expression: whether it changes cannot be seen, so every update counts as changing it. */
  readonly hasExpressionIndex: boolean;
  /** The unique indexes as lookups, for evicting a row that holds a value which is to be written. */
  readonly uniqueSeeks: readonly (readonly { readonly column: number; readonly prefix: number | null }[])[];
}

/**
 * @param columns names of the source's columns, in the order of a row
 * @param primaryKey positions of the source's primary key
 * @throws AgentError TARGET_SCHEMA_DIFFERS when a column or the key has no counterpart, EVENT_UNSUPPORTED for a JSON column of a
 *   table without a key
 */
export function planWrites(
  target: TableDefinition,
  columns: readonly string[],
  primaryKey: readonly number[],
): WritePlan {
  const label = `${target.database}.${target.table}`;
  const differs = (what: string): AgentError =>
    new AgentError("TARGET_SCHEMA_DIFFERS", `table ${label}: ${what}`, {
      table: label,
      hint: "Make the table on the target like the one on the source, then update the link to start it again.",
    });
  const table = qualified(target.database, target.table);
  const planned = columns.map((name) => {
    const column = target.columns.find((each) => each.name === name);
    if (column === undefined) throw differs(`column ${name} of the source is not on the target`);
    return plan(column, table);
  });
  const found = primaryKey.map((position) => columns[position] as string);
  const keyless = target.primaryKey.length === 0 && (found.length === 0 || isUnique(target, found));
  const key = keyless ? [] : found;
  if (keyless) refuseJson(target, label);
  if (key.join("\0") !== target.primaryKey.join("\0")) {
    throw differs(
      `its primary key is (${key.join(", ")}) on the source and (${target.primaryKey.join(", ")}) on the target`,
    );
  }
  const unique = target.uniqueIndexes.flatMap((index) => (index.parts === null ? [] : [index.parts]));
  const positionsOf = (wanted: (column: ColumnDefinition) => boolean): readonly number[] =>
    columns.flatMap((name, position) =>
      target.columns.some((column) => column.name === name && wanted(column)) ? [position] : [],
    );
  const positionOf = (name: string): number => columns.indexOf(name);
  return {
    table,
    list: target.table.toLowerCase() === "v" ? "w" : "v",
    made: target.table.toLowerCase().startsWith("u") ? "x" : "u",
    label,
    columns: planned,
    primaryKey: keyless ? [] : primaryKey,
    uniqueColumns: [...new Set(unique.flat().map((part) => positionOf(part.column)))].filter((at) => at >= 0),
    jsonColumns: positionsOf(({ dataType }) => dataType === "json"),
    enumColumns: positionsOf(({ dataType, generated }) => dataType === "enum" && !generated),
    hasExpressionIndex: target.uniqueIndexes.some((index) => index.parts === null),
    uniqueSeeks: unique
      .map((parts) => parts.map((part) => ({ column: positionOf(part.column), prefix: part.prefix })))
      .filter((parts) => parts.every((part) => part.column >= 0)),
  };
}

/** For a table without a primary key the binlog names a unique index without NULLs, where there is one. */
function isUnique(target: TableDefinition, columns: readonly string[]): boolean {
  return target.uniqueIndexes.some(
    ({ parts }) =>
      parts !== null &&
      parts.every(({ prefix }) => prefix === null) &&
      parts.map(({ column }) => column).join("\0") === columns.join("\0"),
  );
}

/** Documents that compare as equal may differ in the types of their numbers, so that a row would be taken for another. */
function refuseJson({ columns }: TableDefinition, label: string): void {
  const column = columns.find(({ dataType }) => dataType === "json");
  if (column === undefined) return;
  throw new AgentError(
    "EVENT_UNSUPPORTED",
    `table ${label} has no primary key, and column ${column.name} is JSON: which row is meant cannot be told`,
    { table: label, hint: "Add a primary key on the source, it may be invisible; or exclude the table." },
  );
}

function plan(column: ColumnDefinition, table: ByteText): PlannedColumn {
  const name = identifier(column.name);
  const path = `${table}.${name}`;
  return {
    name,
    path,
    written: !column.generated,
    setOnUpdate: column.setOnUpdate,
    matches: (value) => `${comparable(column, path)} <=> ${value}`,
    is: (value) => identical(column, path, value),
    hasDigits: hasDigits(column),
    unsignedType: unsignedType(column),
    listed: (value) => listable(column, value),
    assigned: (value) => assignable(column, value),
    asKey: (value) => asColumn(column, value),
  };
}

const NUMBERS = new Set([
  ...["tinyint", "smallint", "mediumint", "int", "bigint", "decimal", "float", "double", "year"],
]);

/** Their literals are numbers, of which each bit or the whole stands for something. */
const BITMAPS = new Set(["enum", "set", "bit"]);

/** The column's value in a form that compares with a literal without a collation, a time zone or a rounding in between. */
function comparable(column: ColumnDefinition, value: ByteText): ByteText {
  if (NUMBERS.has(column.dataType)) return value;
  // A sum instead of the cast would be negative for a SET with its 64th member.
  if (BITMAPS.has(column.dataType)) return `CAST(${value} AS UNSIGNED)`;
  // Compared as JSON: member order and number type apart, the same document.
  if (column.dataType === "json") return value;
  return `CAST(${value} AS BINARY)`;
}

/** Zero of a floating-point column has a sign, which only its text shows. */
function identical(column: ColumnDefinition, path: ByteText, value: ByteText): ByteText {
  const matches = `${comparable(column, path)} <=> ${value}`;
  if (column.dataType !== "float" && column.dataType !== "double") return matches;
  if (value !== POSITIVE_ZERO && value !== NEGATIVE_ZERO) return matches;
  return `(${matches} AND CAST(${path} AS CHAR) ${value === NEGATIVE_ZERO ? "LIKE" : "NOT LIKE"} '-%')`;
}

const POSITIVE_ZERO = "0e0";
const NEGATIVE_ZERO = "-0e0";

const hasDigits = ({ dataType, columnType }: ColumnDefinition): boolean =>
  (dataType === "float" || dataType === "double") && columnType.includes("(");

function unsignedType(column: ColumnDefinition): PlannedColumn["unsignedType"] {
  if (!hasDigits(column) || !column.columnType.includes("unsigned")) return null;
  return column.dataType === "float" ? "FLOAT UNSIGNED" : "DOUBLE UNSIGNED";
}

/** The server reads every digit of a number in JSON, and the sign of its zero. */
const documentOf = (value: ByteText): ByteText => `_utf8mb4'[${value === NULL ? "null" : value}]'`;

/** Without a rounding it is copied from a column of its own type only. */
function listable(column: ColumnDefinition, value: ByteText): ByteText {
  if (unsignedType(column) !== null) return documentOf(value);
  return column.dataType === "float" && hasDigits(column) && value !== NULL
    ? `CAST(${value} AS FLOAT)`
    : value;
}

/** Large and small numbers in one list make it a list of DECIMAL, of which a SET would take 63 bits. */
function assignable(column: ColumnDefinition, value: ByteText): ByteText {
  return BITMAPS.has(column.dataType) ? `CAST(${value} AS UNSIGNED)` : value;
}

/** A literal in the type and collation of the column, so that the server uses the column's index. */
function asColumn(column: ColumnDefinition, value: ByteText): ByteText {
  if (
    column.collation !== null &&
    column.characterSet !== null &&
    column.dataType !== "enum" &&
    column.dataType !== "set"
  ) {
    return `CONVERT(${value} USING ${column.characterSet}) COLLATE ${column.collation}`;
  }
  switch (column.dataType) {
    case "date":
      return `CAST(${value} AS DATE)`;
    case "time":
      return `CAST(${value} AS TIME(${column.fraction}))`;
    case "datetime":
    case "timestamp":
      return `CAST(${value} AS DATETIME(${column.fraction}))`;
    default:
      return value;
  }
}
