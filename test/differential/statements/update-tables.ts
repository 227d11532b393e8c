import { quote } from "../names.ts";
import { type Column, isKey, pathOf, type Table } from "../schema.ts";
import { type Maker, type Making, numberColumn, pickTable, valueOf } from "../values.ts";

/** Rows of two tables by one statement. */
export const updateTables: Maker = (making) => {
  const { random } = making;
  const first = pickTable(making, (table) => numberColumn(table) !== undefined);
  const second = pickTable(making, (table) => numberColumn(table) !== undefined);
  if (first === null || second === null) return null;
  const set = [...assigned(making, first, "a"), ...assigned(making, second, "b")];
  if (set.length === 0) return null;
  const from = random.int(1, 200);
  const [a, b] = [first, second].map((table) => quote((numberColumn(table) as Column).name));
  return (
    `UPDATE ${pathOf(first)} AS a JOIN ${pathOf(second)} AS b ON a.${a} = b.${b} ` +
    `SET ${set.join(", ")} WHERE a.${a} BETWEEN ${from} AND ${from + random.int(0, 9)}`
  );
};

function assigned(making: Making, table: Table, alias: string): string[] {
  const free = table.columns.filter((column) => column.domain.from === "list" && !isKey(table, column));
  if (free.length === 0) return [];
  const column = making.random.pick(free);
  return [`${alias}.${quote(column.name)} = ${valueOf(making, column)}`];
}
