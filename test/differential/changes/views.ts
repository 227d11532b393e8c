import { DATABASES, quote } from "../names.ts";
import { pathOf } from "../schema.ts";
import { type ChangeMaker, pickTable } from "../values.ts";

export const createView: ChangeMaker = (making) => {
  const { random, schema } = making;
  const table = pickTable(making);
  if (table === null) return null;
  const view = { database: random.pick(DATABASES), name: schema.newName("v") };
  schema.views = [...schema.views, view];
  const columns = table.columns.map(({ name }, at) => `${quote(name)} AS ${quote(`v${at}`)}`).join(", ");
  return [`CREATE OR REPLACE VIEW ${pathOf(view)} AS SELECT ${columns} FROM ${pathOf(table)}`];
};

/** What it showed may be gone by now. */
export const dropView: ChangeMaker = ({ random, schema }) => {
  if (schema.views.length === 0) return null;
  const view = random.pick(schema.views);
  schema.views = schema.views.filter((each) => each !== view);
  return [`DROP VIEW ${pathOf(view)}`];
};
