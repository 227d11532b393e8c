import type { SourceKind } from "../source-kind.ts";

/** A case that is made by a program: what its folder holds. */
export interface GeneratedCase {
  readonly name: string;
  readonly about: string;
  readonly sources: readonly SourceKind[];
  readonly session?: string;
  readonly schema: string;
  readonly load: string;
  readonly stream: string;
}

export const EVERY_SOURCE: readonly SourceKind[] = ["9.7", "9.7-minimal", "5.6"];
export const NEW_SOURCES: readonly SourceKind[] = ["9.7", "9.7-minimal"];

/** Stream inserts have their numbers above those of the rows that were loaded. */
const STREAMED = 1_000;

/**
 * Statements that send every value of a table's rows, which are numbered from 0, through inserts, updates of each column,
 * changes of the key and deletes.
 */
export function churn(table: string, columns: readonly string[], rows: number): string {
  const list = columns.join(", ");
  const updates = columns.map(
    (column) =>
      `UPDATE ${table} AS a JOIN ${table} AS b ON b.id = (a.id - ${STREAMED} + 1) % ${rows} ` +
      `SET a.${column} = b.${column} WHERE a.id >= ${STREAMED};`,
  );
  return [
    `INSERT INTO ${table} (id, ${list}) SELECT id + ${STREAMED}, ${list} FROM ${table};`,
    ...updates,
    `UPDATE ${table} SET id = -id WHERE id > 0 AND id % 3 = 0;`,
    `DELETE FROM ${table} WHERE id > 0 AND id % 5 = 1;`,
    "",
  ].join("\n");
}
