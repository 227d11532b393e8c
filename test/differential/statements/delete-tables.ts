import { quote } from "../names.ts";
import { type Column, pathOf } from "../schema.ts";
import { type Maker, numberColumn, pickTable } from "../values.ts";

/** Rows of two tables by one statement. */
export const deleteTables: Maker = (making) => {
  const { random } = making;
  const first = pickTable(making, (table) => numberColumn(table) !== undefined);
  const second = pickTable(making, (table) => numberColumn(table) !== undefined && table !== first);
  if (first === null || second === null) return null;
  const [a, b] = [first, second].map((table) => quote((numberColumn(table) as Column).name));
  return `DELETE a, b FROM ${pathOf(first)} AS a JOIN ${pathOf(second)} AS b ON a.${a} = b.${b} WHERE a.${a} = ${random.int(1, 200)}`;
};
