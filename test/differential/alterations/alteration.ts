import type { Schema, Table } from "../schema.ts";
import type { Making } from "../values.ts";

/** One thing that an ALTER TABLE does. */
export interface Alteration {
  readonly fits: (table: Table, schema: Schema) => boolean;
  /** Whether others may stand beside it in one statement. */
  readonly combines: boolean;
  /** The clause, and the table as it is then; null when there is nothing in the table that it could be about. */
  readonly make: (making: Making, table: Table) => { readonly clause: string; readonly table: Table } | null;
}

/** Columns that nothing else of the table is tied to. */
export function freeColumns(table: Table): Table["columns"] {
  const tied = new Set([
    ...table.pinned,
    ...table.key.map(({ column }) => column),
    ...table.indexes.flatMap(({ parts }) => parts.map(({ column }) => column)),
  ]);
  return table.columns.filter(({ name }) => !tied.has(name));
}
