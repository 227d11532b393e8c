import { quote } from "../names.ts";
import type { KeyPart } from "../schema.ts";
import type { Alteration } from "./alteration.ts";

/** Columns of keys and indexes too. */
export const renameColumn: Alteration = {
  combines: false,
  fits: (table) =>
    table.columns.some(({ name }) => !table.pinned.includes(name)) && table.partitions === null,
  make: ({ random, schema }, table) => {
    const column = random.pick(table.columns.filter(({ name }) => !table.pinned.includes(name)));
    const name = schema.newName("n");
    const renamed = (parts: readonly KeyPart[]): readonly KeyPart[] =>
      parts.map((part) => (part.column === column.name ? { ...part, column: name } : part));
    return {
      clause: `RENAME COLUMN ${quote(column.name)} TO ${quote(name)}`,
      table: {
        ...table,
        columns: table.columns.map((each) => (each === column ? { ...column, name } : each)),
        key: renamed(table.key),
        indexes: table.indexes.map((index) => ({ ...index, parts: renamed(index.parts) })),
      },
    };
  },
};
