import { quote } from "../names.ts";
import { type Column, pathOf, type Table, writable } from "../schema.ts";
import { type Maker, type Making, pickTable, valueOf } from "../values.ts";

const MOST_ROWS = 6;

/** Columns and rows of an INSERT; columns that have a default are left out now and then. */
export function rowsFor(making: Making, table: Table, most = MOST_ROWS): string {
  const { random } = making;
  const keys = new Set(table.key.map(({ column }) => column));
  const isLeftOut = ({ name, type, nullable }: Column): boolean =>
    (type.includes("AUTO_INCREMENT") && random.chance(0.3)) ||
    (nullable && !keys.has(name) && random.chance(0.15));
  const columns = writable(table).filter((column) => !isLeftOut(column));
  const rows = Array.from(
    { length: random.int(1, most) },
    () => `(${columns.map((column) => valueOf(making, column)).join(", ")})`,
  );
  return `(${columns.map(({ name }) => quote(name)).join(", ")}) VALUES ${rows.join(", ")}`;
}

export const insert: Maker = (making) => {
  const table = pickTable(making);
  if (table === null) return null;
  // A single value that is taken would refuse all rows of a plain INSERT.
  const [verb, most] = making.random.chance(0.4) ? ["INSERT IGNORE", MOST_ROWS] : ["INSERT", 2];
  return `${verb} INTO ${pathOf(table)} ${rowsFor(making, table, most as number)}`;
};
