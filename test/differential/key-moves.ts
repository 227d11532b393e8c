import type { Table } from "./schema.ts";

/**
 * Whether rows of a table change their primary key. A table with JSON columns has either that or changes within its documents:
 * InnoDB (9.7.4) does not take such a change back, whatever rolls it back, when the document is on pages of its own and the row
 * had its key changed while it was there. The source then holds what it never committed and never logs (docs/operations.md;
 * test/e2e/rolled-back-document). Which of the two stays with the table through all its changes.
 */
export function movesKeys(table: Table): boolean {
  return table.number % 2 === 0 || !table.columns.some(({ type }) => type === "JSON");
}

/** Whether documents of a table are changed by what is in them: see `movesKeys`. */
export const changesWithin = (table: Table): boolean => table.number % 2 !== 0;

/**
 * Whether a REPLACE may be about a table: over a unique value that another row holds, InnoDB changes that row, its key with
 * it, and leaves a document that is the same where it is.
 */
export const isReplaced = (table: Table): boolean =>
  movesKeys(table) || !table.indexes.some(({ unique }) => unique);
