import type { Selection } from "../selection.ts";
import { splice } from "./splice.ts";
import type { Change, ObjectName } from "./statement.ts";

/** How much of a schema change concerns a link. */
export type Carried =
  | { readonly carries: "nothing" }
  | { readonly carries: "all" | "part"; readonly change: Change; readonly sql: string }
  /** Left out on purpose. */
  | { readonly carries: "left-out"; readonly what: string }
  /** It cannot be carried as it is. */
  | { readonly carries: "refused"; readonly why: string };

const NOTHING: Carried = { carries: "nothing" };

/**
 * Which part of a schema change a link carries. Of a database that it carries as a whole that is everything; of one of which
 * it carries chosen tables only what is done to those. A triggers' work is in the rows already, so triggers stay off targets.
 */
export function carried(change: Change, sql: string, selection: Selection): Carried {
  const all: Carried = { carries: "all", change, sql };
  const table = ({ database, name }: ObjectName): boolean => selection.wants(database, name);
  const whole = (database: string): boolean => selection.carriesWhole(database);
  const other = (name: ObjectName): boolean => whole(name.database);
  const view = (name: ObjectName): boolean => whole(name.database) && table(name);
  switch (change.what) {
    case "create-table":
    case "truncate-table":
    case "create-index":
    case "drop-index":
      return table(change.table) ? all : NOTHING;
    case "alter-table": {
      const touched = [change.table, change.renamedTo, change.exchanged].filter((each) => each !== null);
      if (touched.every(table)) return all;
      return touched.some(table) ? crosses(touched) : NOTHING;
    }
    case "rename-tables": {
      const kept = change.pairs.filter(({ from, to }) => table(from) && table(to));
      const crossing = change.pairs.find(({ from, to }) => table(from) !== table(to));
      if (crossing !== undefined) return crosses([crossing.from, crossing.to]);
      if (kept.length === change.pairs.length) return all;
      if (kept.length === 0) return NOTHING;
      return {
        carries: "part",
        change: { ...change, pairs: kept },
        sql: keepOf(sql, change.pairs.map(rangeOfPair), kept.map(rangeOfPair)),
      };
    }
    case "drop-tables":
    case "drop-views": {
      const names = change.what === "drop-tables" ? change.tables : change.views;
      const kept = names.filter(change.what === "drop-tables" ? table : view);
      if (kept.length === names.length) return all;
      if (kept.length === 0) return NOTHING;
      return {
        carries: "part",
        change: change.what === "drop-tables" ? { ...change, tables: kept } : { ...change, views: kept },
        sql: keepOf(
          sql,
          names.map(({ at }) => at),
          kept.map(({ at }) => at),
        ),
      };
    }
    case "create-view":
    case "alter-view":
      return view(change.view) ? all : NOTHING;
    case "create-routine":
    case "alter-routine":
    case "drop-routine":
      return other(change.name) ? all : NOTHING;
    case "create-trigger":
    case "drop-trigger":
      if (!selection.wantsDatabase(change.trigger.database)) return NOTHING;
      if (selection.triggers === "carried") return all;
      return { carries: "left-out", what: `trigger ${change.trigger.database}.${change.trigger.name}` };
    case "create-event":
    case "drop-event":
      return other(change.event) ? all : NOTHING;
    case "alter-event": {
      if (change.renamedTo === null || other(change.event) === other(change.renamedTo))
        return other(change.event) ? all : NOTHING;
      return crosses([change.event, change.renamedTo]);
    }
    case "create-database":
    case "alter-database":
      return whole(change.name.database) ? all : NOTHING;
    case "drop-database": {
      const { database } = change.name;
      if (!selection.wantsDatabase(database)) return NOTHING;
      if (selection.carriesEverything(database)) return all;
      return {
        carries: "refused",
        why: `database ${database} is dropped, of which the link carries a part`,
      };
    }
    default:
      return change satisfies never;
  }
}

function crosses(names: readonly ObjectName[]): Carried {
  const list = names.map(({ database, name }) => `${database}.${name}`).join(", ");
  return {
    carries: "refused",
    why: `a schema change joins what the link carries with what it does not (${list})`,
  };
}

const rangeOfPair = ({ from, to }: { from: ObjectName; to: ObjectName }): ObjectName["at"] => ({
  start: from.at.start,
  end: to.at.end,
});

/** Keeps some members of a list in a statement. */
function keepOf(sql: string, all: readonly ObjectName["at"][], kept: readonly ObjectName["at"][]): string {
  const [first] = all;
  const last = all.at(-1);
  if (first === undefined || last === undefined) throw new Error("a list in a statement has no members");
  const bytes = kept.map(({ start, end }) => sql.slice(start, end)).join(", ");
  return splice(sql, [{ at: { start: first.start, end: last.end }, bytes }]);
}
