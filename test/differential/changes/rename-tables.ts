import { DATABASES } from "../names.ts";
import { type NamedObject, pathOf, type Table } from "../schema.ts";
import { type ChangeMaker, pickTable } from "../values.ts";

/** The server renames those of its own naming with their table; among other sessions' work that once crashed a source (9.7.4). */
const isRenamed = ({ foreignKeys }: Table): boolean => foreignKeys.every(({ name }) => name !== null);

/** To another name, to the other database, or each to the name of the other. */
export const renameTables: ChangeMaker = (making) => {
  const { random, schema } = making;
  const first = pickTable(making, isRenamed);
  if (first === null) return null;
  const second = random.chance(0.5)
    ? pickTable(making, (table) => table !== first && isRenamed(table))
    : null;
  if (second === null) {
    const to = { database: random.pick(DATABASES), name: schema.newName("r") };
    schema.put({ ...first, ...to });
    return [
      random.chance(0.5)
        ? `RENAME TABLE ${pathOf(first)} TO ${pathOf(to)}`
        : `ALTER TABLE ${pathOf(first)} RENAME TO ${pathOf(to)}`,
    ];
  }
  const between: NamedObject = { database: first.database, name: schema.newName("b") };
  schema.put({ ...first, database: second.database, name: second.name });
  schema.put({ ...second, database: first.database, name: first.name });
  const pairs = [
    [first, between],
    [second, first],
    [between, second],
  ] as const;
  return [`RENAME TABLE ${pairs.map(([from, to]) => `${pathOf(from)} TO ${pathOf(to)}`).join(", ")}`];
};
