import { textLiteral } from "../mysql/quote.ts";
import type { LinkRecords } from "./records.ts";

/** Notes a table that the stream brings, so that it counts as the link's own and is not loaded: it is exact from its first row. */
export function joinTable(records: LinkRecords, database: string, table: string): string {
  return (
    `INSERT INTO ${records.schema}.load_progress SET link = ${textLiteral(records.link)}, database_name = ${textLiteral(database)}, ` +
    `table_name = ${textLiteral(table)}, state = 'loaded', window_until = '' ON DUPLICATE KEY UPDATE link = VALUES(link)`
  );
}

/** A table that is not there any more. */
export function leaveTable(records: LinkRecords, database: string, table: string): string {
  return (
    `DELETE FROM ${records.schema}.load_progress WHERE link = ${textLiteral(records.link)} AND database_name = ${textLiteral(database)} ` +
    `AND table_name = ${textLiteral(table)}`
  );
}

export function leaveDatabase(records: LinkRecords, database: string): string {
  return (
    `DELETE FROM ${records.schema}.load_progress WHERE link = ${textLiteral(records.link)} ` +
    `AND database_name = ${textLiteral(database)}`
  );
}
