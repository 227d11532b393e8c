import { DATABASES, quote } from "../names.ts";
import { partsOf, pathOf, type Table } from "../schema.ts";
import { type ChangeMaker, pickTable } from "../values.ts";

/** A table with the rows of another, in one transaction. */
export const createSelect: ChangeMaker = (making) => {
  const { random, schema } = making;
  const from = pickTable(making);
  if (from === null) return null;
  const given = from.columns.filter(({ domain }) => domain.from !== "server");
  const made: Table = {
    ...{ number: schema.next(), database: random.pick(DATABASES), name: schema.newName("s") },
    columns: given.map((column) => ({
      ...column,
      type: column.type.replace(" AUTO_INCREMENT", ""),
      domain:
        column.domain.from === "rows" ? { from: "numbers", low: 1, high: 200, as: "number" } : column.domain,
    })),
    ...{ key: from.key, indexes: [], foreignKeys: [], pinned: [], partitions: null },
  };
  schema.put(made);
  const rows = random.chance(0.3) ? " LIMIT 0" : "";
  return [
    `CREATE TABLE ${pathOf(made)} (PRIMARY KEY (${partsOf(from.key)})) ` +
      `SELECT ${given.map(({ name }) => quote(name)).join(", ")} FROM ${pathOf(from)}${rows}`,
  ];
};
