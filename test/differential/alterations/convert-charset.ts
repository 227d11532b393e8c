import type { Alteration } from "./alteration.ts";

const COLLATIONS = ["utf8mb4_0900_ai_ci", "utf8mb4_bin", "utf8mb4_unicode_ci"];

/** Every text of the table. Keys stay as they are: values that were two may be one in another collation. */
export const convertCharset: Alteration = {
  combines: false,
  fits: (table, schema) =>
    table.foreignKeys.length === 0 &&
    schema.childrenOf(table).length === 0 &&
    table.key.every(({ column }) =>
      table.columns.some(({ name, type }) => name === column && /INT|DATE|DECIMAL/.test(type)),
    ),
  make: ({ random }, table) => ({
    clause: `CONVERT TO CHARACTER SET utf8mb4 COLLATE ${random.pick(COLLATIONS)}`,
    table,
  }),
};
