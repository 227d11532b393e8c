import { addColumn } from "../alterations/add-column.ts";
import type { Alteration } from "../alterations/alteration.ts";
import type { ColumnKind } from "../column-kinds.ts";
import { pathOf, type Table } from "../schema.ts";
import { type ChangeMaker, pickTable } from "../values.ts";

/** An ALTER TABLE with one alteration, and now and then a column more. */
export function alterTable(alteration: Alteration, kinds: readonly ColumnKind[]): ChangeMaker {
  return (making) => {
    const table = pickTable(making, (each) => alteration.fits(each, making.schema));
    if (table === null) return null;
    const done = alteration.make(making, table);
    if (done === null) return null;
    const clauses = [done.clause];
    let altered: Table = done.table;
    if (alteration.combines && making.random.chance(0.25)) {
      const more = addColumn(kinds).make(making, altered);
      if (more !== null) {
        clauses.push(more.clause);
        altered = more.table;
      }
    }
    making.schema.put(altered);
    return [`ALTER TABLE ${pathOf(table)} ${clauses.join(", ")}`];
  };
}
