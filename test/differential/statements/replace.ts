import { pathOf } from "../schema.ts";
import { type Maker, pickTable } from "../values.ts";
import { rowsFor } from "./insert.ts";

/** Takes out every row that holds the key or a unique value. */
export const replace: Maker = (making) => {
  const table = pickTable(making);
  return table && `REPLACE INTO ${pathOf(table)} ${rowsFor(making, table)}`;
};
