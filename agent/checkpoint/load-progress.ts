import { GtidSet } from "../change/gtid-set.ts";
import type { Connection } from "../mysql/connection.ts";
import { textLiteral } from "../mysql/quote.ts";
import type { LinkRecords } from "./records.ts";

/** How far one table's copy has come, as the target says. */
export interface LoadProgress {
  readonly database: string;
  readonly table: string;
  /** `structure`: it may or may not exist yet. `rows`: it exists and is being filled. `loaded`: every row is there. */
  readonly state: "structure" | "rows" | "loaded";
  /** Rows copied, of a table that is loaded; of one that is being copied its ranges tell (see load-ranges.ts). */
  readonly rowsLoaded: number;
  /** What the source had executed before the copy began, so that the copy holds it; null for a table that was not copied. */
  readonly copiedFrom: GtidSet | null;
  /**
   * Rows may be ahead of the checkpoint until it contains these; empty when there is nothing to wait for, null while that
   * is not known yet: the copy, of this or of another table, is not complete.
   */
  readonly windowUntil: GtidSet | null;
}

export async function readLoadProgress(
  target: Connection,
  records: LinkRecords,
): Promise<readonly LoadProgress[]> {
  const rows = await target.text(
    `SELECT database_name, table_name, state, rows_loaded, copied_from, window_until FROM ${records.schema}.load_progress ` +
      `WHERE link = ${textLiteral(records.link)} ORDER BY database_name, table_name`,
  );
  return rows.map(([database, table, state, rowsLoaded, copiedFrom, windowUntil]) => ({
    database: database ?? "",
    table: table ?? "",
    state: state as LoadProgress["state"],
    rowsLoaded: Number(rowsLoaded),
    copiedFrom: copiedFrom === null || copiedFrom === undefined ? null : GtidSet.parse(copiedFrom),
    windowUntil: windowUntil === null || windowUntil === undefined ? null : GtidSet.parse(windowUntil),
  }));
}

const where = (records: LinkRecords, database: string, table: string): string =>
  `link = ${textLiteral(records.link)} AND database_name = ${textLiteral(database)} AND table_name = ${textLiteral(table)}`;

/**
 * Notes that a table is about to be created or filled; before anything is done to it, so that it counts as ours.
 * @param copiedFrom see LoadProgress
 */
export function beginTable(
  records: LinkRecords,
  database: string,
  table: string,
  state: "structure" | "rows",
  copiedFrom: GtidSet | null,
): string {
  const from = copiedFrom === null ? "NULL" : textLiteral(copiedFrom.toString());
  return insertTable(records, database, table, `state = '${state}', copied_from = ${from}`);
}

/** Notes a table whose rows are not to be copied: it counts as exact from the link's position on. */
export function adoptTable(records: LinkRecords, database: string, table: string): string {
  return insertTable(records, database, table, "state = 'loaded', window_until = ''");
}

function insertTable(records: LinkRecords, database: string, table: string, values: string): string {
  return (
    // Ranges without their table were left by hand, when somebody had the link load anew.
    `DELETE FROM ${records.schema}.load_range WHERE ${where(records, database, table)};` +
    `INSERT INTO ${records.schema}.load_progress SET link = ${textLiteral(records.link)}, database_name = ${textLiteral(database)}, ` +
    `table_name = ${textLiteral(table)}, ${values}`
  );
}

export function structureCreated(records: LinkRecords, database: string, table: string): string {
  return `UPDATE ${records.schema}.load_progress SET state = 'rows' WHERE ${where(records, database, table)}`;
}

/** As `adoptTable`, for a table that was noted before it was created. */
export function structureAdopted(records: LinkRecords, database: string, table: string): string {
  return `UPDATE ${records.schema}.load_progress SET state = 'loaded', window_until = '' WHERE ${where(records, database, table)}`;
}

/**
 * The last range is in: a transaction that takes the ranges away. The position from which the rows count as exact is noted
 * later, for all tables at once.
 */
export function tableCopied(records: LinkRecords, database: string, table: string): string {
  const ranges = `FROM ${records.schema}.load_range WHERE ${where(records, database, table)}`;
  return (
    `UPDATE ${records.schema}.load_progress SET state = 'loaded', rows_loaded = (SELECT COALESCE(SUM(rows_loaded), 0) ${ranges}) ` +
    `WHERE ${where(records, database, table)};DELETE ${ranges}`
  );
}

/**
 * A table without a primary key is about to be copied as it is when the source has executed `at`: its rows count as exact from
 * then on. What an attempt before has copied is gone.
 */
export function beginSnapshot(records: LinkRecords, database: string, table: string, at: GtidSet): string {
  return (
    `DELETE FROM ${records.schema}.load_range WHERE ${where(records, database, table)};` +
    `UPDATE ${records.schema}.load_progress SET copied_from = ${textLiteral(at.toString())} WHERE ${where(records, database, table)}`
  );
}

/** As `tableCopied`, of a table that was copied as it was at one position. */
export function snapshotCopied(records: LinkRecords, database: string, table: string): string {
  return (
    `${tableCopied(records, database, table)};` +
    `UPDATE ${records.schema}.load_progress SET window_until = '' WHERE ${where(records, database, table)}`
  );
}

/** Rows of the tables that were copied are exact once the link has applied `until`. */
export function openWindow(
  records: LinkRecords,
  tables: readonly (readonly [database: string, table: string])[],
  until: GtidSet,
): string {
  const list = tables
    .map(([database, table]) => `(${textLiteral(database)},${textLiteral(table)})`)
    .join(",");
  return (
    `UPDATE ${records.schema}.load_progress SET window_until = ${textLiteral(until.toString())} ` +
    `WHERE link = ${textLiteral(records.link)} AND (database_name, table_name) IN (${list})`
  );
}

/** A table that the link no longer carries: if it is selected again, it is loaded again. */
export function forgetTable(records: LinkRecords, database: string, table: string): string {
  return (
    `DELETE FROM ${records.schema}.load_range WHERE ${where(records, database, table)};` +
    `DELETE FROM ${records.schema}.load_progress WHERE ${where(records, database, table)}`
  );
}
