import { AgentError } from "../../error.ts";
import { formatGtid, type Gtid } from "../gtid-set.ts";
import type { QueryEvent } from "../query-event.ts";
import type { Selection } from "../selection.ts";
import type { StatusVariables } from "../status-variables.ts";
import { carried } from "./carried.ts";
import { clientCharset } from "./client-charset.ts";
import type { StatementException } from "./exception.ts";
import { readStatement } from "./read-statement.ts";
import { ReloadTables, type SourceTable } from "./reload-tables.ts";
import { shownText } from "./shown-text.ts";
import type { SourceChange } from "./source-change.ts";
import type { Change, ObjectName, Statement } from "./statement.ts";
import type { TextMode } from "./token.ts";

/** What is done with a statement in the binlog. What must stop the link is thrown. */
export type Verdict =
  /** It means nothing to the link. */
  | { readonly action: "pass" }
  /** It concerns what the link carries and is left out on purpose; operators are told. */
  | { readonly action: "leave"; readonly what: string }
  | { readonly action: "apply"; readonly change: SourceChange };

/** sql_mode bits. */
const ANSI_QUOTES = 1n << 2n;
const NO_BACKSLASH_ESCAPES = 1n << 20n;

const PASS: Verdict = { action: "pass" };

const SKIP =
  "Do on the target what it is to do there, then let the link pass it: towline link resume NAME --skip-ddl GTID, or have it " +
  "run something else: --replace-ddl GTID 'SQL'.";

/** Where a statement stands in the binlog. */
export interface Place {
  readonly gtid: Gtid;
  readonly place: SourceChange["place"];
  /** Version of the server that wrote the binlog. */
  readonly sourceVersion: number;
}

/**
 * Decides what becomes of a statement.
 * @param exception what an operator has decided about a statement
 * @throws AgentError STATEMENT_UNSUPPORTED when it concerns what the link carries and cannot be carried
 */
export function judge(
  query: QueryEvent,
  at: Place,
  selection: Selection,
  exception: StatementException | null,
): Verdict {
  if (exception === null || exception.gtid !== formatGtid(at.gtid))
    return judgeAsLogged(query, at, selection);
  if (exception.sql === null) return PASS;
  return { action: "apply", change: instead(query, at, exception.sql, selection) };
}

function judgeAsLogged(query: QueryEvent, at: Place, selection: Selection): Verdict {
  const { sourceVersion } = at;
  const text = query.textBytes.toString("latin1");
  let statement: Statement;
  try {
    const mode = textMode(query.status, text, sourceVersion, selection.fold);
    statement = readStatement(text, mode, selection.fold(query.database));
  } catch (thrown) {
    if (!isConcerned(query, selection)) return PASS;
    throw AgentError.from(thrown).about({ hint: SKIP });
  }
  switch (statement.kind) {
    case "maintenance":
    case "account":
    case "temporary":
      return PASS;
    case "server":
      return { action: "leave", what: statement.head };
    case "rows":
      if (!isConcerned(query, selection)) return PASS;
      throw stop(`rows were changed by a statement (${statement.head} …) instead of row images`, {
        hint: `Set binlog_format=ROW in every session of the source. ${SKIP}`,
      });
    case "unknown":
      if (!isConcerned(query, selection)) return PASS;
      throw stop(`a statement is not understood: ${statement.head || "it begins with no keyword"} …`);
    case "change":
      break;
    default:
      return statement satisfies never;
  }
  const part = carried(statement.change, text, selection);
  switch (part.carries) {
    case "nothing":
      refuseUnnamed(query, statement.change, selection);
      return PASS;
    case "left-out":
      return { action: "leave", what: part.what };
    case "refused":
      throw stop(`${part.why}: ${shownText(text)}`);
    case "all":
    case "part": {
      refuseUnnamed(query, statement.change, selection);
      if (query.status.unknown !== null)
        throw stop(`a schema change has a status variable that is not known here (${query.status.unknown})`);
      if (isContained(part.change, at.gtid, selection)) return PASS;
      if (at.place !== placeOf(part.change)) throw stop("a schema change stands where it cannot");
      return {
        action: "apply",
        change: sourceChange(query, at, { ...statement, change: part.change }, part.sql),
      };
    }
    default:
      return part satisfies never;
  }
}

/**
 * Whether the copies of all tables that a schema change concerns were begun after it, so that they are as it left them.
 * @throws ReloadTables when that is so for some only, or a copy was under way
 */
function isContained(change: Change, gtid: Gtid, selection: Selection): boolean {
  const tables = tablesOf(change, selection);
  const exact = tables.filter(({ database, table }) => selection.stateAt(database, table, gtid) === "exact");
  if (exact.length === tables.length) {
    refuseLaterModel(change, gtid, selection);
    return areObjectsContained(change, gtid, selection);
  }
  const stale = tables.filter(
    ({ database, table }) => selection.stateAt(database, table, gtid) !== "contained",
  );
  if (stale.length === 0) return true;
  // What is gone need not be exact.
  if (change.what === "drop-tables" && exact.length + inWindow(stale, gtid, selection) === tables.length)
    return false;
  throw new ReloadTables(gtid, stale);
}

/** Whether a change of views, routines, events or a database is in the copy of the objects that it concerns. */
function areObjectsContained(change: Change, gtid: Gtid, selection: Selection): boolean {
  const databases = objectDatabasesOf(change);
  const held = databases.filter((database) => selection.objectsHold(database, gtid));
  if (held.length === 0) return false;
  if (held.length < databases.length)
    throw stop(
      `a schema change joins objects that were copied after it with others (${databases.join(", ")})`,
    );
  if (change.what === "drop-database" && selection.tablesOf(change.name.database).length > 0)
    throw stop(
      `database ${change.name.database} was dropped before its views, routines and events were copied`,
    );
  return true;
}

function objectDatabasesOf(change: Change): readonly string[] {
  switch (change.what) {
    case "create-view":
    case "alter-view":
    case "drop-views":
    case "create-routine":
    case "alter-routine":
    case "drop-routine":
    case "create-event":
    case "alter-event":
    case "drop-event":
    case "create-database":
    case "drop-database":
      return [...new Set(databasesOf(change))];
    default:
      return [];
  }
}

/** CREATE TABLE … LIKE takes the definition from a table that may be ahead of the stream. */
function refuseLaterModel(change: Change, gtid: Gtid, selection: Selection): void {
  if (change.what !== "create-table" || change.like === null) return;
  const { database, name } = change.like;
  if (!selection.wants(database, name)) return;
  const { database: ofNew, name: table } = change.table;
  const made = { database: ofNew, table };
  switch (selection.stateAt(database, name, gtid)) {
    case "exact":
      return;
    case "contained":
      throw new ReloadTables(gtid, [made]);
    case "in-window":
      throw new ReloadTables(gtid, [made, { database, table: name }]);
    default:
  }
}

const inWindow = (tables: readonly SourceTable[], gtid: Gtid, selection: Selection): number =>
  tables.filter(({ database, table }) => selection.stateAt(database, table, gtid) === "in-window").length;

function tablesOf(change: Change, selection: Selection): readonly SourceTable[] {
  const of = ({ database, name }: ObjectName): SourceTable => ({ database, table: name });
  switch (change.what) {
    case "create-table":
    case "truncate-table":
    case "create-index":
    case "drop-index":
      return [of(change.table)];
    case "alter-table":
      return [change.table, change.renamedTo, change.exchanged].filter((each) => each !== null).map(of);
    case "rename-tables":
      return change.pairs.flatMap(({ from, to }) => [of(from), of(to)]);
    case "drop-tables":
      return change.tables.map(of);
    case "create-database":
    case "drop-database":
      return selection.tablesOf(change.name.database);
    default:
      return [];
  }
}

/** CREATE TABLE … SELECT is logged as a transaction: the table in the server's own words, then its rows. */
function placeOf(change: Change): SourceChange["place"] {
  return change.what === "create-table" && change.startTransaction !== null ? "before-rows" : "alone";
}

function sourceChange(
  query: QueryEvent,
  at: Place,
  { change, references, definer, conditions }: Extract<Statement, { kind: "change" }>,
  sql: string,
): SourceChange {
  const { database, status: session, timestamp } = query;
  return { ...at, change, references, definer, conditions, sql, database, session, timestamp };
}

/** What an operator wants run instead. Its text is UTF-8 and is read by the server's default rules. */
function instead(query: QueryEvent, at: Place, text: string, { fold }: Selection): SourceChange {
  const sql = Buffer.from(text, "utf8").toString("latin1");
  const utf8mb4 = 255;
  const charsets = query.status.charsets ?? { client: utf8mb4, connection: utf8mb4, server: utf8mb4 };
  const status = { ...query.status, sqlMode: 0n, charsets: { ...charsets, client: utf8mb4 } };
  const mode = textMode(status, sql, at.sourceVersion, fold);
  const statement = readStatement(sql, mode, fold(query.database));
  if (statement.kind !== "change")
    throw stop("what is to be run instead of a statement is no schema change of a database");
  return sourceChange({ ...query, status }, at, statement, sql);
}

function textMode(
  session: StatusVariables,
  text: string,
  serverVersion: number,
  fold: (name: string) => string,
): TextMode {
  const has = (bit: bigint): boolean => ((session.sqlMode ?? 0n) & bit) !== 0n;
  // Without a character set only ASCII is certain.
  const ascii = 11;
  const utf8 = 33;
  const client = session.charsets?.client ?? (/[\x80-\xff]/.test(text) ? ascii : utf8);
  return {
    charset: clientCharset(client),
    ansiQuotes: has(ANSI_QUOTES),
    backslashEscapes: !has(NO_BACKSLASH_ESCAPES),
    serverVersion,
    fold,
  };
}

/** Whether a statement whose objects are not known may change what the link carries. */
function isConcerned({ updatedDatabases }: QueryEvent, selection: Selection): boolean {
  return updatedDatabases === null || updatedDatabases.some((name) => selection.wantsDatabase(name));
}

/** The source names the databases that a statement changes. One that was not found in its text means that it was misread. */
function refuseUnnamed({ updatedDatabases }: QueryEvent, change: Change, selection: Selection): void {
  const named = new Set(databasesOf(change));
  const missed = (updatedDatabases ?? []).filter((name) => selection.wantsDatabase(name) && !named.has(name));
  if (missed.length > 0)
    throw stop(`a schema change concerns database ${missed.join(", ")}, which its text does not name`);
}

function databasesOf(change: Change): string[] {
  switch (change.what) {
    case "create-table":
    case "truncate-table":
    case "create-index":
    case "drop-index":
      return [change.table.database];
    case "alter-table":
      return [change.table, change.renamedTo, change.exchanged].flatMap((name) => name?.database ?? []);
    case "drop-tables":
      return change.tables.map((table) => table.database);
    case "rename-tables":
      return change.pairs.flatMap(({ from, to }) => [from.database, to.database]);
    case "create-view":
    case "alter-view":
      return [change.view.database];
    case "drop-views":
      return change.views.map((view) => view.database);
    case "create-routine":
    case "alter-routine":
    case "drop-routine":
      return [change.name.database];
    case "create-trigger":
    case "drop-trigger":
      return [change.trigger.database];
    case "create-event":
    case "alter-event":
      return [change.event, change.renamedTo].flatMap((name) => name?.database ?? []);
    case "drop-event":
      return [change.event.database];
    case "create-database":
    case "alter-database":
    case "drop-database":
      return [change.name.database];
    default:
      return change satisfies never;
  }
}

function stop(message: string, subject: { hint?: string } = {}): AgentError {
  return new AgentError("STATEMENT_UNSUPPORTED", message, { hint: SKIP, ...subject });
}
