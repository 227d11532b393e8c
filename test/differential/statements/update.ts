import { pathOf } from "../schema.ts";
import { assignments, limit, type Maker, pickTable, someRows } from "../values.ts";

export const update: Maker = (making) => {
  const table = pickTable(making);
  if (table === null) return null;
  return `UPDATE ${pathOf(table)} SET ${assignments(making, table)} WHERE ${someRows(making, table)} ${limit(making, table)}`;
};
