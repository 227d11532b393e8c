import { pathOf } from "../schema.ts";
import { assignments, type Maker, pickTable } from "../values.ts";
import { rowsFor } from "./insert.ts";

export const upsert: Maker = (making) => {
  const table = pickTable(making);
  if (table === null) return null;
  return `INSERT INTO ${pathOf(table)} ${rowsFor(making, table)} ON DUPLICATE KEY UPDATE ${assignments(making, table, 0.02)}`;
};
