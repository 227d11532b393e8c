import type { SourceChange } from "../../change/statement/source-change.ts";
import type { Edit } from "../../change/statement/splice.ts";
import type { Change, DatabaseName, ObjectName } from "../../change/statement/statement.ts";
import { AgentError } from "../../error.ts";
import { identifier, qualified } from "../../mysql/quote.ts";

/** What databases and tables of the source are called on the target. */
export interface NameMap {
  database(name: string): string;
  table(database: string, name: string): string;
}

/** Everything has the same name on both sides. */
export const SAME_NAMES: NameMap = { database: (name) => name, table: (_database, name) => name };

/**
 * The edits that put the target's names into a schema change. Names of tables and databases are found by their position;
 * the body of a view, routine or event is not searched, so one that might name a mapped object is refused.
 * @throws AgentError STATEMENT_UNSUPPORTED
 */
export function mapNames({ change, references, database, session }: SourceChange, names: NameMap): Edit[] {
  const isMapped = (one: ObjectName): boolean =>
    names.database(one.database) !== one.database || names.table(one.database, one.name) !== one.name;
  const edits: Edit[] = [];
  for (const one of [...tablesOf(change), ...references]) {
    if (!isMapped(one)) continue;
    edits.push({
      at: one.at,
      bytes: qualified(names.database(one.database), names.table(one.database, one.name)),
    });
  }
  for (const { database: name, at } of databasesOf(change)) {
    if (names.database(name) !== name) edits.push({ at, bytes: identifier(names.database(name)) });
  }
  for (const one of opaqueOf(change)) {
    if (names.database(one.database) === one.database && names.database(database) === database) continue;
    throw new AgentError(
      "STATEMENT_UNSUPPORTED",
      `${change.what} ${one.database}.${one.name}: its body may name objects that have another name on the target`,
      {
        hint: "Run it on the target with the names changed: towline link resume NAME --replace-ddl GTID 'SQL'.",
      },
    );
  }
  const ascii = edits.every(({ bytes }) => !/[\x80-\xff]/.test(bytes));
  const utf8 = [33, 45, 255].includes(session.charsets?.client ?? 0);
  if (!ascii && !utf8) {
    throw new AgentError(
      "STATEMENT_UNSUPPORTED",
      "a mapped name cannot be written in the character set of a schema change",
      {
        hint: "Run it on the target with the names changed: towline link resume NAME --replace-ddl GTID 'SQL'.",
      },
    );
  }
  return edits;
}

/** What is named at a position of its own. */
function tablesOf(change: Change): readonly ObjectName[] {
  switch (change.what) {
    case "create-table":
    case "truncate-table":
    case "create-index":
    case "drop-index":
      return [change.table];
    case "alter-table":
      return [change.table, change.renamedTo, change.exchanged].filter((each) => each !== null);
    case "rename-tables":
      return change.pairs.flatMap(({ from, to }) => [from, to]);
    case "drop-tables":
      return change.tables;
    case "drop-views":
      return change.views;
    case "drop-routine":
      return [change.name];
    case "drop-event":
      return [change.event];
    case "create-view":
    case "alter-view":
    case "create-routine":
    case "alter-routine":
    case "create-event":
    case "alter-event":
    case "create-trigger":
    case "drop-trigger":
    case "create-database":
    case "alter-database":
    case "drop-database":
      return [];
    default:
      return change satisfies never;
  }
}

function databasesOf(change: Change): readonly DatabaseName[] {
  switch (change.what) {
    case "create-database":
    case "alter-database":
    case "drop-database":
      return [change.name];
    default:
      return [];
  }
}

/** What has a body in which further names may stand. */
function opaqueOf(change: Change): readonly ObjectName[] {
  switch (change.what) {
    case "create-view":
    case "alter-view":
      return [change.view];
    case "create-routine":
    case "alter-routine":
      return [change.name];
    case "create-event":
    case "alter-event":
      return [change.event];
    case "create-trigger":
      return [change.trigger];
    default:
      return [];
  }
}
