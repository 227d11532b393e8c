import type { Change, ObjectName } from "../../change/statement/statement.ts";
import type { NameMap } from "./name-map.ts";

export type ObjectKind = "table" | "view" | "function" | "procedure" | "library" | "event" | "database";

/** An object on the target. A view may be dropped, renamed and shown like a table, so `table` may be one. */
export interface TargetObject {
  readonly kind: ObjectKind;
  readonly database: string;
  /** Empty for a database. */
  readonly name: string;
}

const ROUTINE = { FUNCTION: "function", PROCEDURE: "procedure", LIBRARY: "library" } as const;

/** The objects that a schema change creates, changes or drops, by their names on the target. */
export function changedObjects(change: Change, names: NameMap): readonly TargetObject[] {
  const of =
    (kind: ObjectKind) =>
    ({ database, name }: ObjectName): TargetObject => ({
      kind,
      database: names.database(database),
      name: names.table(database, name),
    });
  switch (change.what) {
    case "create-table":
    case "truncate-table":
    case "create-index":
    case "drop-index":
      return [of("table")(change.table)];
    case "alter-table":
      return [change.table, change.renamedTo, change.exchanged]
        .filter((each) => each !== null)
        .map(of("table"));
    case "rename-tables":
      return change.pairs.flatMap(({ from, to }) => [from, to]).map(of("table"));
    case "drop-tables":
      return change.tables.map(of("table"));
    case "create-view":
    case "alter-view":
      return [of("view")(change.view)];
    case "drop-views":
      return change.views.map(of("view"));
    case "create-routine":
    case "alter-routine":
    case "drop-routine":
      return [of(ROUTINE[change.routine])(change.name)];
    case "create-event":
    case "alter-event":
      return [change.event, change.renamedTo].filter((each) => each !== null).map(of("event"));
    case "drop-event":
      return [of("event")(change.event)];
    case "create-database":
    case "alter-database":
    case "drop-database":
      return [{ kind: "database", database: names.database(change.name.database), name: "" }];
    case "create-trigger":
    case "drop-trigger":
      return []; // not applied
    default:
      return change satisfies never;
  }
}
