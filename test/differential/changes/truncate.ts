import { pathOf } from "../schema.ts";
import { type ChangeMaker, pickTable } from "../values.ts";

export const truncate: ChangeMaker = (making) => {
  const table = pickTable(making, (each) => making.schema.childrenOf(each).length === 0);
  return table && [`TRUNCATE TABLE ${pathOf(table)}`];
};
