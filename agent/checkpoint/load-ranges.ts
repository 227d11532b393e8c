import type { Connection } from "../mysql/connection.ts";
import { textLiteral } from "../mysql/quote.ts";
import type { LinkRecords } from "./records.ts";

/** The rows of a table of which the first key column is at least `lower` and less than `upper`; null is no bound. */
export interface KeyRange {
  readonly lower: Buffer | null;
  readonly upper: Buffer | null;
}

/** How far the copy of one range of a table has come, as the target says. */
export interface LoadRange extends KeyRange {
  readonly number: number;
  /** Values of the primary key of the last row copied, as the server prints them; null before the first chunk. */
  readonly lastKey: readonly Buffer[] | null;
  readonly rowsLoaded: number;
  readonly state: "rows" | "loaded";
}

type TableName = readonly [database: string, table: string];

const where = (records: LinkRecords, [database, table]: TableName): string =>
  `link = ${textLiteral(records.link)} AND database_name = ${textLiteral(database)} AND table_name = ${textLiteral(table)}`;

/** The ranges of every table that is being copied, by `rangesKey`; a table that has not been cut yet has none. */
export async function readRanges(
  target: Connection,
  records: LinkRecords,
): Promise<ReadonlyMap<string, readonly LoadRange[]>> {
  const rows = await target.text(
    "SELECT database_name, table_name, range_number, lower_bound, upper_bound, last_key, rows_loaded, state " +
      `FROM ${records.schema}.load_range WHERE link = ${textLiteral(records.link)} ORDER BY database_name, table_name, range_number`,
  );
  const ranges = new Map<string, LoadRange[]>();
  for (const [database, table, number, lower, upper, lastKey, rowsLoaded, state] of rows) {
    const key = rangesKey(database ?? "", table ?? "");
    const ofTable = ranges.get(key) ?? [];
    ranges.set(key, ofTable);
    ofTable.push({
      number: Number(number),
      lower: decodeBound(lower),
      upper: decodeBound(upper),
      lastKey: lastKey === null || lastKey === undefined ? null : decodeKey(lastKey),
      rowsLoaded: Number(rowsLoaded),
      state: state as LoadRange["state"],
    });
  }
  return ranges;
}

/** A table's name as one string; no name holds a zero. */
export const rangesKey = (database: string, table: string): string => `${database}\0${table}`;

/** Notes the ranges of a table, numbered from 0 in order, before any of them is copied. */
export function beginRanges(
  records: LinkRecords,
  [database, table]: TableName,
  ranges: readonly KeyRange[],
): string {
  const values = ranges.map(
    ({ lower, upper }, number) =>
      `(${textLiteral(records.link)},${textLiteral(database)},${textLiteral(table)},${number},${encodeBound(lower)},${encodeBound(upper)})`,
  );
  return (
    `INSERT INTO ${records.schema}.load_range (link, database_name, table_name, range_number, lower_bound, upper_bound) ` +
    `VALUES ${values.join(",")}`
  );
}

/**
 * Belongs into the transaction of the chunk's rows.
 * @param lastKey null when the chunk is the last of the range
 */
export function chunkCopied(
  records: LinkRecords,
  table: TableName,
  range: number,
  rows: number,
  lastKey: readonly Buffer[] | null,
): string {
  const position = lastKey === null ? "state = 'loaded'" : `last_key = ${textLiteral(encodeKey(lastKey))}`;
  return (
    `UPDATE ${records.schema}.load_range SET rows_loaded = rows_loaded + ${rows}, ${position} ` +
    `WHERE ${where(records, table)} AND range_number = ${range}`
  );
}

const encodeBound = (bound: Buffer | null): string =>
  bound === null ? "NULL" : textLiteral(bound.toString("base64"));

const decodeBound = (text: string | null | undefined): Buffer | null =>
  text === null || text === undefined ? null : Buffer.from(text, "base64");

function encodeKey(key: readonly Buffer[]): string {
  return JSON.stringify(key.map((value) => value.toString("base64")));
}

function decodeKey(text: string): Buffer[] {
  return (JSON.parse(text) as string[]).map((value) => Buffer.from(value, "base64"));
}
