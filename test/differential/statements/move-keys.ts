import { movesKeys } from "../key-moves.ts";
import { quote } from "../names.ts";
import { type KeyPart, pathOf } from "../schema.ts";
import { type Maker, pickTable } from "../values.ts";

/** Rows move onto the primary keys of their neighbours; those that refer to them follow. */
export const moveKeys: Maker = (making) => {
  const { random } = making;
  const isNumber = ({ type }: { type: string }): boolean => /^(INT|SMALLINT) NOT NULL/.test(type);
  const table = pickTable(
    making,
    (each) =>
      movesKeys(each) &&
      each.columns.some((column) => isNumber(column) && each.key.at(-1)?.column === column.name),
  );
  if (table === null) return null;
  const column = quote((table.key.at(-1) as KeyPart).column);
  const [step, order] = random.chance(0.5) ? ["+ 1", "DESC"] : ["- 1", "ASC"];
  return `UPDATE ${pathOf(table)} SET ${column} = ${column} ${step} WHERE ${column} BETWEEN 1 AND 300 ORDER BY ${column} ${order} LIMIT ${random.int(2, 12)}`;
};
