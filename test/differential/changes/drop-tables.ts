import { pathOf } from "../schema.ts";
import { type ChangeMaker, pickTable } from "../values.ts";

/** Fewer would leave nothing to write to. */
const LEAST_TABLES = 10;

/** A table, together with those that refer to it, and so on. */
export const dropTables: ChangeMaker = (making) => {
  const { schema, random } = making;
  const first = pickTable(making);
  if (first === null) return null;
  const gone = new Set([first]);
  for (const table of gone) for (const child of schema.childrenOf(table)) gone.add(child);
  if (schema.tables.length - gone.size < LEAST_TABLES) return null;
  for (const table of gone) schema.remove(table);
  const names = [...gone].reverse().map(pathOf);
  if (random.chance(0.2)) names.push(`${pathOf({ ...first, name: "never was" })}`);
  return [`DROP TABLE ${names.length > gone.size ? "IF EXISTS " : ""}${names.join(", ")}`];
};
