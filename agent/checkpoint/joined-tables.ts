import { textLiteral } from "../mysql/quote.ts";

/** Notes a table that the stream brings, so that it counts as the link's own and is not loaded: it is exact from its first row. */
export function joinTable(link: string, database: string, table: string): string {
  return (
    `INSERT INTO towline.load_progress SET link = ${textLiteral(link)}, database_name = ${textLiteral(database)}, ` +
    `table_name = ${textLiteral(table)}, state = 'loaded', window_until = '' ON DUPLICATE KEY UPDATE link = VALUES(link)`
  );
}

/** A table that is not there any more. */
export function leaveTable(link: string, database: string, table: string): string {
  return (
    `DELETE FROM towline.load_progress WHERE link = ${textLiteral(link)} AND database_name = ${textLiteral(database)} ` +
    `AND table_name = ${textLiteral(table)}`
  );
}

export function leaveDatabase(link: string, database: string): string {
  return (
    `DELETE FROM towline.load_progress WHERE link = ${textLiteral(link)} ` +
    `AND database_name = ${textLiteral(database)}`
  );
}
