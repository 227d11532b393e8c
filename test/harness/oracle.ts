import type { Connection, RowDataPacket } from "mysql2/promise";
import { type Column, canonicalRow, canonicalText } from "./canonical.ts";
import type { MysqlServer } from "./mysql-server.ts";

/** Differing rows shown per table. */
const SHOWN_ROWS = 5;
/** Characters of a value shown. */
const SHOWN_CHARACTERS = 80;

/** What was found of one table on both sides. */
export interface TableComparison {
  /** As `database`.`table`. */
  readonly table: string;
  /** Rows on the source. */
  readonly rows: number;
  /** Of the source's rows, independent of their order. */
  readonly checksum: string;
  /** Empty when both sides are equal; else what differs, one line each. */
  readonly differences: readonly string[];
}

/** The result over all tables that are on either side. */
export interface Comparison {
  readonly tables: readonly TableComparison[];
  readonly equal: boolean;
}

/** Whether a table is to be compared; without one all base tables of the databases are. */
export type TableFilter = (database: string, table: string) => boolean;

/** SHOW CREATE TABLE in the form that is compared. */
export type Normalise = (create: string) => string;

/** The counter is where inserts, also of rows that were deleted since, have left it. */
export const withoutCounter: Normalise = (create) => create.replace(/ AUTO_INCREMENT=\d+/, "");

/**
 * Compares schema and rows of every table of some databases. Both sides must be at rest. What a row hashes to is computed
 * by the servers from the typed values, so that nothing of the comparison passes through the code under test.
 */
export async function compare(
  source: MysqlServer,
  target: MysqlServer,
  databases: readonly string[],
  filter: TableFilter = () => true,
  normalise: Normalise = withoutCounter,
): Promise<Comparison> {
  await using onSource = await source.connect();
  await using onTarget = await target.connect();
  const comparing = { normalise, releases: source.release === target.release ? "one" : "two" } as const;
  for (const session of [onSource, onTarget]) {
    // Lengths are those of the data, and one moment of each side is what is compared.
    await session.query("SET time_zone = '+00:00', sql_mode = ''");
    await session.query("SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ");
    await session.query("START TRANSACTION WITH CONSISTENT SNAPSHOT");
  }
  const [there, here] = await Promise.all([tablesOf(onSource, databases), tablesOf(onTarget, databases)]);
  const tables: TableComparison[] = [];
  for (const [, table] of [...new Map([...there, ...here])].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (filter(table.database, table.table))
      tables.push(await compareTable(onSource, onTarget, table, comparing));
  }
  if (tables.length === 0) throw new Error(`there is no table to compare in ${databases.join(", ")}`);
  return { tables, equal: tables.every(({ differences }) => differences.length === 0) };
}

/** @throws Error that lists every difference found */
export async function assertEqual(
  source: MysqlServer,
  target: MysqlServer,
  databases: readonly string[],
  filter?: TableFilter,
  normalise?: Normalise,
): Promise<Comparison> {
  const comparison = await compare(source, target, databases, filter, normalise);
  if (comparison.equal) return comparison;
  const found = comparison.tables.flatMap(({ table, differences }) =>
    differences.map((line) => `${table}: ${line}`),
  );
  throw new Error(`${source.name} and ${target.name} differ:\n${found.join("\n")}`);
}

/** How tables are compared. */
interface Comparing {
  readonly normalise: Normalise;
  /** Whether both servers are of one release, and print values alike. */
  readonly releases: "one" | "two";
}

interface TableName {
  readonly database: string;
  readonly table: string;
}

/** By their quoted names. */
async function tablesOf(session: Connection, databases: readonly string[]): Promise<Map<string, TableName>> {
  const rows = await query(
    session,
    `SELECT table_schema AS d, table_name AS t FROM information_schema.tables
     WHERE table_type = 'BASE TABLE' AND table_schema IN (?)`,
    [databases],
  );
  const names = rows.map((row) => ({ database: String(row["d"]), table: String(row["t"]) }));
  return new Map(names.map((name) => [quotedTable(name), name]));
}

async function compareTable(
  source: Connection,
  target: Connection,
  table: TableName,
  { normalise, releases }: Comparing,
): Promise<TableComparison> {
  const name = quotedTable(table);
  const [there, here] = await Promise.all([definition(source, name), definition(target, name)]);
  if (there === null || here === null) {
    const side = there === null ? "source" : "target";
    return { table: name, rows: 0, checksum: "", differences: [`is not on the ${side}`] };
  }
  if (normalise(there) !== normalise(here)) {
    return {
      table: name,
      rows: 0,
      checksum: "",
      differences: [`is defined differently:\n${normalise(there)}\n${normalise(here)}`],
    };
  }
  const columns = await columnsOf(source, table, releases);
  const [left, right] = await Promise.all([
    summary(source, name, columns.all),
    summary(target, name, columns.all),
  ]);
  const result = { table: name, rows: left.rows, checksum: left.checksum };
  if (left.rows === right.rows && left.checksum === right.checksum) return { ...result, differences: [] };
  return {
    ...result,
    differences: [
      `${left.rows} rows on the source, ${right.rows} on the target, of checksums ${left.checksum} and ${right.checksum}`,
      ...(await differingRows(source, target, name, columns)),
    ],
  };
}

/** The statement that makes the table. Null: there is no such table. */
async function definition(session: Connection, name: string): Promise<string | null> {
  try {
    const [row] = await query(session, `SHOW CREATE TABLE ${name}`);
    return String(row?.["Create Table"]);
  } catch (error) {
    if (
      (error as { code?: string }).code === "ER_NO_SUCH_TABLE" ||
      (error as { code?: string }).code === "ER_BAD_DB_ERROR"
    ) {
      return null;
    }
    throw error;
  }
}

interface TableColumns {
  readonly all: readonly Column[];
  /** Of the primary key; of a table without one, all columns. */
  readonly key: readonly Column[];
}

/** Types whose last digit releases print differently. */
const PRINTED_DIFFERENTLY: readonly string[] = ["float", "double"];

async function columnsOf(
  session: Connection,
  { database, table }: TableName,
  releases: Comparing["releases"],
): Promise<TableColumns> {
  const rows = await query(
    session,
    `SELECT column_name AS name, data_type AS type, column_key AS k FROM information_schema.columns
     WHERE table_schema = ? AND table_name = ? ORDER BY ordinal_position`,
    [database, table],
  );
  const all = rows.map((row) => {
    const type = String(row["type"]);
    const rounded = releases === "two" && PRINTED_DIFFERENTLY.includes(type);
    return { name: String(row["name"]), type: rounded ? "rounded" : type };
  });
  const key = all.filter((_, at) => rows[at]?.["k"] === "PRI");
  return { all, key: key.length > 0 ? key : all };
}

/** The 256 bits of a hash as the XOR over all rows, 64 at a time: older servers have no XOR of binary strings. */
const XOR_PARTS = [1, 17, 33, 49].map(
  (from) => `HEX(BIT_XOR(CAST(CONV(SUBSTRING(hash, ${from}, 16), 16, 10) AS UNSIGNED)))`,
);

/**
 * Number of rows, the XOR of their 256-bit hashes and the sum of a second hash, which two equal rows of a table without a
 * primary key cannot cancel out of.
 */
async function summary(
  session: Connection,
  name: string,
  columns: readonly Column[],
): Promise<{ readonly rows: number; readonly checksum: string }> {
  const [row] = await query(
    session,
    `SELECT /*+ NO_MERGE(hashes) */ COUNT(*) AS n, CONCAT_WS('.', ${XOR_PARTS.join(", ")}) AS x, SUM(CRC32(hash)) AS s
     FROM (SELECT SHA2(${canonicalRow(columns)}, 256) AS hash FROM ${name}) AS hashes`,
  );
  return { rows: Number(row?.["n"]), checksum: `${row?.["x"] ?? ""}:${row?.["s"] ?? 0}` };
}

/** The first rows, by key, that are on one side only or differ, with the columns that do. */
async function differingRows(
  source: Connection,
  target: Connection,
  name: string,
  columns: TableColumns,
): Promise<readonly string[]> {
  const [left, right] = await Promise.all([hashes(source, name, columns), hashes(target, name, columns)]);
  const differing = [...new Set([...left.keys(), ...right.keys()])].filter(
    (key) => left.get(key) !== right.get(key),
  );
  const shown = differing.sort().slice(0, SHOWN_ROWS);
  const lines: string[] = [];
  for (const key of shown) {
    const [there, here] = await Promise.all([
      rowOf(source, name, columns, key),
      rowOf(target, name, columns, key),
    ]);
    lines.push(`key (${shownKey(there ?? here ?? {}, columns)}): ${rowDifference(there, here, columns)}`);
  }
  if (differing.length > shown.length) lines.push(`and ${differing.length - shown.length} more rows`);
  return lines;
}

/** Key of each row → hash of all rows with that key. */
async function hashes(
  session: Connection,
  name: string,
  columns: TableColumns,
): Promise<Map<string, string>> {
  const rows = await query(
    session,
    `SELECT ${canonicalRow(columns.key)} AS k, SHA2(${canonicalRow(columns.all)}, 256) AS h FROM ${name}`,
  );
  const found = new Map<string, string>();
  for (const row of rows) {
    const key = String(row["k"]);
    found.set(key, `${found.get(key) ?? ""}${String(row["h"])}`);
  }
  return found;
}

type ShownRow = Readonly<Record<string, unknown>>;

async function rowOf(
  session: Connection,
  name: string,
  columns: TableColumns,
  key: string,
): Promise<ShownRow | undefined> {
  const values = columns.all.map(
    (column, at) => `${canonicalText(column)} AS c${at}, ${quoted(column.name)} AS v${at}`,
  );
  const [row] = await query(
    session,
    `SELECT ${values.join(", ")} FROM ${name} WHERE ${canonicalRow(columns.key)} = ? LIMIT 1`,
    [key],
  );
  return row;
}

function shownKey(row: ShownRow, { all, key }: TableColumns): string {
  return key.map((column) => `${column.name}=${shownValue(row[`v${all.indexOf(column)}`])}`).join(", ");
}

function rowDifference(
  there: ShownRow | undefined,
  here: ShownRow | undefined,
  { all }: TableColumns,
): string {
  if (there === undefined) return "only on the target";
  if (here === undefined) return "only on the source";
  const differing = all.flatMap((column, at) =>
    there[`c${at}`] === here[`c${at}`]
      ? []
      : [
          `${column.name} is ${shownValue(there[`v${at}`])} on the source, ${shownValue(here[`v${at}`])} on the target`,
        ],
  );
  // Rows of a table without a key differ by how often they occur.
  return differing.length > 0 ? differing.join("; ") : "a different number of times on each side";
}

function shownValue(value: unknown): string {
  const text = Buffer.isBuffer(value) ? `0x${value.toString("hex")}` : JSON.stringify(value);
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
}

function quoted(name: string): string {
  return `\`${name.replaceAll("`", "``")}\``;
}

function quotedTable({ database, table }: TableName): string {
  return `${quoted(database)}.${quoted(table)}`;
}

async function query(
  session: Connection,
  text: string,
  values: readonly unknown[] = [],
): Promise<ShownRow[]> {
  const [rows] = await session.query<RowDataPacket[]>(text, [...values]);
  return rows;
}
