import { movesKeys } from "../key-moves.ts";
import { quote } from "../names.ts";
import { type Column, type Index, isKey, pathOf, type Table } from "../schema.ts";
import { type Maker, pickTable } from "../values.ts";

/** A unique index on one column of numbers that nothing else is tied to. */
const uniqueNumber = (table: Table): Column | undefined =>
  table.columns.find(
    (column) =>
      column.domain.from === "numbers" &&
      column.domain.as === "number" &&
      (movesKeys(table) || !isKey(table, column)) &&
      table.indexes.some(
        ({ unique, parts }: Index) => unique && parts.length === 1 && parts[0]?.column === column.name,
      ),
  );

/** Each row takes the unique value that the row beside it has just given up. */
export const handOver: Maker = (making) => {
  const { random } = making;
  const table = pickTable(making, (each) => uniqueNumber(each) !== undefined);
  if (table === null) return null;
  const column = quote((uniqueNumber(table) as Column).name);
  const [step, order] = random.chance(0.5) ? ["+ 1", "DESC"] : ["- 1", "ASC"];
  const from = random.int(1, 900);
  return `UPDATE ${pathOf(table)} SET ${column} = ${column} ${step} WHERE ${column} BETWEEN ${from} AND ${from + 90} ORDER BY ${column} ${order}`;
};
