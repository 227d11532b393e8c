import { DATABASES } from "../names.ts";
import { pathOf, type Table } from "../schema.ts";
import { type ChangeMaker, pickTable } from "../values.ts";

/** Foreign keys do not come along. */
export const createLike: ChangeMaker = (making) => {
  const { random, schema } = making;
  const from = pickTable(making);
  if (from === null) return null;
  const like: Table = {
    ...from,
    ...{
      number: schema.next(),
      database: random.pick(DATABASES),
      name: schema.newName("l"),
      foreignKeys: [],
    },
    columns: from.columns.map((column) =>
      column.domain.from === "rows"
        ? { ...column, domain: { from: "numbers", low: 1, high: 200, as: "number" } }
        : column,
    ),
  };
  schema.put(like);
  return [`CREATE TABLE ${pathOf(like)} LIKE ${pathOf(from)}`];
};
