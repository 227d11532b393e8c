import { pathOf } from "../schema.ts";
import { limit, type Maker, pickTable, someRows } from "../values.ts";

/** Rows of other tables go with these, or lose their reference. */
export const deleteRows: Maker = (making) => {
  const table = pickTable(making);
  return table && `DELETE FROM ${pathOf(table)} WHERE ${someRows(making, table)} ${limit(making, table)}`;
};
