import { isReplaced } from "../key-moves.ts";
import { quote } from "../names.ts";
import { isKey, pathOf, writable } from "../schema.ts";
import { limit, type Maker, pickTable, someRows, valueOf } from "../values.ts";

/** Rows of a table once more, under another key. */
export const insertSelect: Maker = (making) => {
  const { random } = making;
  const table = pickTable(making);
  if (table === null) return null;
  const unique = new Set(
    table.indexes.filter((index) => index.unique).flatMap(({ parts }) => parts.map((part) => part.column)),
  );
  const columns = writable(table);
  const values = columns.map((column) =>
    isKey(table, column) || unique.has(column.name)
      ? `${valueOf(making, column)} AS ${quote(column.name)}`
      : quote(column.name),
  );
  const verb = random.pick([
    "INSERT",
    "INSERT IGNORE",
    making.schema.wasReferred(table) || !isReplaced(table) ? "INSERT" : "REPLACE",
  ]);
  const rows = `SELECT * FROM ${pathOf(table)} WHERE ${someRows(making, table)} ${limit(making, table)}`;
  return `${verb} INTO ${pathOf(table)} (${columns.map(({ name }) => quote(name)).join(", ")}) SELECT ${values.join(", ")} FROM (${rows}) AS d`;
};
