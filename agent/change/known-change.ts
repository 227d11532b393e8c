import { AgentError } from "../error.ts";
import type { KnownTables } from "./known-table.ts";
import type { Change, ObjectName } from "./statement/statement.ts";

/**
 * Refuses a schema change of a table whose rows are read by the schema history: what its columns are called afterwards the
 * binlog does not say, and two that have changed places look as before.
 * @throws AgentError STATEMENT_UNSUPPORTED
 */
export function refuseChangeOfKnown(change: Change, known: KnownTables): void {
  const table = redefined(change).find(({ database, name }) => known.find(database, name) !== undefined);
  if (table === undefined) return;
  const label = `${table.database}.${table.name}`;
  throw new AgentError(
    "STATEMENT_UNSUPPORTED",
    `a schema change of ${label}, whose columns the source's binlog does not name`,
    { table: label, hint: LOAD_ANEW },
  );
}

/**
 * Refuses to pass over a statement, or to run another for it, while rows are read by the schema history.
 * @throws AgentError STATEMENT_UNSUPPORTED
 */
export function refuseException(known: KnownTables): void {
  if (known.count === 0) return;
  throw new AgentError(
    "STATEMENT_UNSUPPORTED",
    "a statement cannot be skipped or replaced while the source's binlog does not name columns: it may change what their rows mean",
    { hint: LOAD_ANEW },
  );
}

const LOAD_ANEW =
  "Set binlog_row_metadata=FULL on the source where the server has it. Then delete the link, drop its tables on the target and its " +
  "rows in towline.checkpoint, towline.load_progress and towline.schema_history, and declare it anew.";

/** Tables that are other tables after the change. Dropping or emptying one leaves what rows mean. */
function redefined(change: Change): readonly ObjectName[] {
  switch (change.what) {
    case "create-table":
      return [change.table];
    case "alter-table":
      return [change.table, change.renamedTo, change.exchanged].filter((each) => each !== null);
    case "rename-tables":
      return change.pairs.flatMap(({ from, to }) => [from, to]);
    case "drop-index":
      // It may be the primary key.
      return [change.table];
    case "drop-tables":
    case "truncate-table":
    case "create-index":
    case "create-view":
    case "alter-view":
    case "drop-views":
    case "create-routine":
    case "alter-routine":
    case "drop-routine":
    case "create-trigger":
    case "drop-trigger":
    case "create-event":
    case "alter-event":
    case "drop-event":
    case "create-database":
    case "alter-database":
    case "drop-database":
      return [];
    default:
      return change satisfies never;
  }
}
