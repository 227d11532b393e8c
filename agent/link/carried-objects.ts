import type { GtidSet } from "../change/gtid-set.ts";
import type { Selection } from "../change/selection.ts";
import { isCarriedWhole, type LinkSpec, selects } from "./spec.ts";
import type { TableCopies } from "./table-copies.ts";
import type { TargetTables } from "./target-tables.ts";

/**
 * What a link that merges wants to hear of.
 * @param copied databases whose views, routines and events were copied, with what the source had executed by then
 */
export function selectionOf(
  spec: LinkSpec,
  fold: (name: string) => string,
  target: TargetTables,
  copies: TableCopies,
  copied: ReadonlyMap<string, GtidSet>,
): Selection {
  const objectsOf = (database: string) =>
    spec.gtids === "preserve" && isCarriedWhole(database)
      ? { tables: [], excludeTables: [] }
      : spec.databases.get(database);
  return {
    wants: (database, table) => selects(spec, database, table),
    stateAt: (database, table, gtid) => copies.stateAt(database, table, gtid),
    objectsHold: (database, gtid) => copied.get(database)?.has(gtid) === true,
    tablesOf: (database) => copies.tablesOf(database),
    checkRows: (database, table) => target.checkRows(database, table),
    wantsDatabase: (database) => objectsOf(database) !== undefined,
    carriesWhole: (database) => objectsOf(database)?.tables.length === 0,
    carriesEverything: (database) => {
      const objects = objectsOf(database);
      return objects?.tables.length === 0 && objects.excludeTables.length === 0;
    },
    triggers: "left-out",
    fold,
  };
}
