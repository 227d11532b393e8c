import type { Cursor } from "./cursor.ts";
import { readTableBody } from "./read-table-body.ts";
import type { Activation, Change, ObjectName, Range, RoutineKind, Statement } from "./statement.ts";
import { unreadable } from "./token.ts";

/** Objects with a name of their own, as they are called in statements. */
const DATABASE = ["DATABASE", "SCHEMA"];
const TABLES = ["TABLE", "TABLES"];
const ROUTINES: readonly RoutineKind[] = ["FUNCTION", "PROCEDURE", "LIBRARY"];

/** What is found on the way, beside the objects that a statement changes. */
interface Found {
  readonly references: ObjectName[];
  definer: Range | null;
}

/** A schema change; null for what is none. */
export function readChange(cursor: Cursor): Statement | null {
  const found: Found = { references: [], definer: null };
  const change = read(cursor, found);
  if (change === null) return null;
  if (change === "server") return { kind: "server", head: "CREATE FUNCTION … SONAME" };
  if (change === "rows") return { kind: "rows", head: "CREATE TABLE … SELECT" };
  // To the end: a condition or a quote that does not end may stand anywhere.
  while (cursor.peek() !== null) cursor.take();
  return { kind: "change", change, ...found, conditions: cursor.conditions };
}

function read(cursor: Cursor, found: Found): Change | "server" | "rows" | null {
  switch (cursor.word()) {
    case "CREATE":
      cursor.take();
      return create(cursor, found);
    case "ALTER":
      cursor.take();
      return alter(cursor, found);
    case "DROP":
      cursor.take();
      return drop(cursor);
    case "RENAME":
      cursor.take();
      return rename(cursor);
    case "TRUNCATE":
      cursor.take();
      cursor.accept("TABLE");
      return { what: "truncate-table", table: cursor.objectName() };
    default:
      return null;
  }
}

function create(cursor: Cursor, found: Found): Change | "server" | "rows" | null {
  cursor.accept("OR", "REPLACE");
  found.definer = modifiers(cursor);
  if (cursor.acceptAny(DATABASE) !== "") {
    ifNotExists(cursor);
    return { what: "create-database", name: cursor.databaseName() };
  }
  if (cursor.accept("TABLE")) {
    ifNotExists(cursor);
    const table = cursor.objectName();
    const body = readTableBody(cursor, table, found.references);
    if (body.selects) return "rows";
    const { like, startTransaction } = body;
    return { what: "create-table", table, like, startTransaction };
  }
  if (acceptView(cursor)) {
    ifNotExists(cursor);
    return { what: "create-view", view: cursor.objectName() };
  }
  if (isIndex(cursor)) {
    while (!cursor.accept("INDEX")) cursor.take();
    ifNotExists(cursor);
    cursor.take();
    while (cursor.word() !== "ON") cursor.take();
    cursor.take();
    return { what: "create-index", table: cursor.objectName() };
  }
  cursor.accept("AGGREGATE");
  const routine = acceptRoutine(cursor);
  if (routine !== null) {
    ifNotExists(cursor);
    const name = cursor.objectName();
    // A loadable function has no arguments here and belongs to no database.
    if (routine === "FUNCTION" && cursor.word() === "RETURNS") return "server";
    return { what: "create-routine", routine, name };
  }
  if (cursor.accept("TRIGGER")) {
    ifNotExists(cursor);
    return { what: "create-trigger", trigger: cursor.objectName() };
  }
  if (cursor.accept("EVENT")) {
    ifNotExists(cursor);
    const event = cursor.objectName();
    return { what: "create-event", event, ...eventBody(cursor) };
  }
  return null;
}

function alter(cursor: Cursor, found: Found): Change | null {
  found.definer = modifiers(cursor);
  if (cursor.acceptAny(DATABASE) !== "") {
    return { what: "alter-database", name: alteredDatabase(cursor) };
  }
  cursor.accept("IGNORE");
  if (cursor.accept("TABLE")) {
    const table = cursor.objectName();
    const { renamedTo, exchanged } = readTableBody(cursor, table, found.references);
    return { what: "alter-table", table, renamedTo, exchanged };
  }
  if (acceptView(cursor)) return { what: "alter-view", view: cursor.objectName() };
  const routine = acceptRoutine(cursor);
  if (routine !== null) return { what: "alter-routine", routine, name: cursor.objectName() };
  if (cursor.accept("EVENT")) {
    const event = cursor.objectName();
    return { what: "alter-event", event, ...eventBody(cursor) };
  }
  return null;
}

/** ALTER DATABASE without a name is of the session's default one; the server logs it so. */
function alteredDatabase(cursor: Cursor): ReturnType<Cursor["databaseName"]> {
  const options = ["DEFAULT", "CHARACTER", "CHARSET", "COLLATE", "ENCRYPTION", "READ", "UPGRADE"];
  if (cursor.peek()?.kind === "word" && options.includes(cursor.word()))
    throw unreadable("ALTER DATABASE names no database");
  return cursor.databaseName();
}

function drop(cursor: Cursor): Change | null {
  if (cursor.acceptAny(DATABASE) !== "") {
    ifExists(cursor);
    return { what: "drop-database", name: cursor.databaseName() };
  }
  if (cursor.acceptAny(TABLES) !== "") {
    ifExists(cursor);
    return { what: "drop-tables", tables: cursor.objectNames() };
  }
  if (acceptView(cursor)) {
    ifExists(cursor);
    return { what: "drop-views", views: cursor.objectNames() };
  }
  if (cursor.accept("INDEX")) {
    ifExists(cursor);
    cursor.take();
    cursor.expect("ON");
    return { what: "drop-index", table: cursor.objectName() };
  }
  const routine = acceptRoutine(cursor);
  if (routine !== null) {
    ifExists(cursor);
    return { what: "drop-routine", routine, name: cursor.objectName() };
  }
  if (cursor.accept("TRIGGER")) {
    ifExists(cursor);
    return { what: "drop-trigger", trigger: cursor.objectName() };
  }
  if (cursor.accept("EVENT")) {
    ifExists(cursor);
    return { what: "drop-event", event: cursor.objectName() };
  }
  return null;
}

function rename(cursor: Cursor): Change | null {
  if (cursor.acceptAny(TABLES) === "") return null;
  const pairs: { from: ObjectName; to: ObjectName }[] = [];
  do {
    const from = cursor.objectName();
    cursor.expect("TO");
    pairs.push({ from, to: cursor.objectName() });
  } while (cursor.acceptSymbol(","));
  return { what: "rename-tables", pairs };
}

/** What may stand between CREATE or ALTER and the kind of object. Returns where it names the definer. */
function modifiers(cursor: Cursor): Range | null {
  let definer: Range | null = null;
  for (;;) {
    const start = cursor.peek()?.start ?? cursor.end;
    if (cursor.accept("ALGORITHM")) {
      cursor.acceptSymbol("=");
      cursor.take();
    } else if (cursor.accept("DEFINER")) {
      cursor.acceptSymbol("=");
      account(cursor);
      definer = { start, end: cursor.end };
    } else if (cursor.accept("SQL", "SECURITY")) cursor.take();
    else return definer;
  }
}

/** `user`@`host`, a role, or CURRENT_USER with or without parentheses. */
function account(cursor: Cursor): void {
  cursor.take();
  if (cursor.acceptSymbol("@")) cursor.take();
  else if (cursor.acceptSymbol("(")) cursor.acceptSymbol(")");
}

function acceptView(cursor: Cursor): boolean {
  return (
    cursor.accept("VIEW") ||
    cursor.accept("JSON", "DUALITY", "VIEW") ||
    cursor.accept("JSON", "RELATIONAL", "DUALITY", "VIEW")
  );
}

function acceptRoutine(cursor: Cursor): RoutineKind | null {
  return ROUTINES.find((each) => cursor.accept(each)) ?? null;
}

function isIndex(cursor: Cursor): boolean {
  const kinds = ["UNIQUE", "FULLTEXT", "SPATIAL"];
  return cursor.word() === "INDEX" || (kinds.includes(cursor.word()) && cursor.word(1) === "INDEX");
}

function ifNotExists(cursor: Cursor): void {
  cursor.accept("IF", "NOT", "EXISTS");
}

function ifExists(cursor: Cursor): void {
  cursor.accept("IF", "EXISTS");
}

/** What of an event says whether it runs. Parentheses are skipped: an expression of its schedule may hold any word. */
function eventBody(cursor: Cursor): {
  readonly activation: Activation;
  readonly renamedTo: ObjectName | null;
} {
  let says: Activation["says"] = "nothing";
  let clause: Activation["at"] | null = null;
  let before: number | null = null;
  let renamedTo: ObjectName | null = null;
  let depth = 0;
  for (let token = cursor.peek(); token !== null; token = cursor.peek()) {
    if (depth === 0 && token.kind === "word") {
      if (token.text === "RENAME") {
        cursor.take();
        cursor.expect("TO");
        renamedTo = cursor.objectName();
        continue;
      }
      if (token.text === "ENABLE") {
        says = "enabled";
        clause = { start: token.start, end: token.end };
      } else if (token.text === "DISABLE") {
        says = "disabled";
        clause = { start: token.start, end: token.end };
      } else if (token.text === "COMMENT" || token.text === "DO") {
        before ??= token.start;
        if (token.text === "DO") break;
      }
    }
    if (token.kind === "symbol" && token.text === "(") depth += 1;
    if (token.kind === "symbol" && token.text === ")") depth -= 1;
    cursor.take();
  }
  const at = before ?? cursor.end;
  return { activation: { says, at: clause ?? { start: at, end: at } }, renamedTo };
}
