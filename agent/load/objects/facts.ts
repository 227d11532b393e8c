import { textLiteral } from "../../mysql/quote.ts";
import type { ReadingSession } from "../../mysql/reading-session.ts";
import type { StoredObject } from "../../mysql/stored-objects.ts";
import { currentModes, renamedCharset } from "./charset-names.ts";

/** What a server says of an object in its information_schema, as Unicode, by column. */
export type Facts = ReadonlyMap<string, string | null>;

const CONTEXT = ["CHARACTER_SET_CLIENT", "COLLATION_CONNECTION"];
const PROGRAM = [...CONTEXT, "SQL_MODE", "DATABASE_COLLATION"];

/** Columns that are the same on a server where the object was made anew from its definition. */
const SAME: Readonly<Record<StoredObject["kind"], readonly string[]>> = {
  function: [
    ...PROGRAM,
    ...["ROUTINE_DEFINITION", "DTD_IDENTIFIER", "ROUTINE_COMMENT"],
    ...["SQL_DATA_ACCESS", "SECURITY_TYPE", "IS_DETERMINISTIC"],
  ],
  procedure: [
    ...PROGRAM,
    ...["ROUTINE_DEFINITION", "ROUTINE_COMMENT", "SQL_DATA_ACCESS", "SECURITY_TYPE", "IS_DETERMINISTIC"],
  ],
  view: [...CONTEXT, "VIEW_DEFINITION", "CHECK_OPTION", "SECURITY_TYPE"],
  library: ["LIBRARY_DEFINITION", "LANGUAGE", "SQL_MODE"],
  event: [
    ...PROGRAM,
    ...["EVENT_DEFINITION", "EVENT_COMMENT", "TIME_ZONE", "EVENT_TYPE", "EXECUTE_AT"],
    ...["INTERVAL_VALUE", "INTERVAL_FIELD", "STARTS", "ENDS", "ON_COMPLETION"],
  ],
};

/** Columns that tell an object from an earlier one of its name. */
const OWN: Readonly<Record<StoredObject["kind"], readonly string[]>> = {
  function: ["CREATED", "LAST_ALTERED", "DEFINER"],
  procedure: ["CREATED", "LAST_ALTERED", "DEFINER"],
  view: ["DEFINER"],
  library: ["CREATED", "LAST_ALTERED"],
  event: ["CREATED", "LAST_ALTERED", "DEFINER", "STATUS"],
};

/** Releases print these otherwise. */
const PRINTED: ReadonlySet<string> = new Set(["VIEW_DEFINITION", "DTD_IDENTIFIER"]);

/** Null when there is no such object, or the account may not see it. */
export async function readFacts(server: ReadingSession, object: StoredObject): Promise<Facts | null> {
  const { kind, database, name } = object;
  const columns = [...SAME[kind], ...OWN[kind]];
  const [table, prefix] = TABLES[kind];
  const created = kind === "event" ? "UNIX_TIMESTAMP(CREATED)" : "NULL";
  const [row] = await server.text(
    `SELECT ${[...columns, created].join(",")} FROM information_schema.${table} ` +
      `WHERE ${prefix}_SCHEMA = ${textLiteral(database)} AND ${prefix}_NAME = ${textLiteral(name)}` +
      (kind === "function" || kind === "procedure" ? ` AND ROUTINE_TYPE = '${kind.toUpperCase()}'` : ""),
  );
  if (row === undefined) return null;
  return new Map([...columns, "CREATED_AT"].map((column, at) => [column, row[at] ?? null]));
}

/**
 * What is not on the target as it was on the source; null when nothing is. What one of the servers does not show to the account
 * is passed over.
 * @param release whether both servers are of one release, and print what they have parsed alike
 */
export function differingFact(
  kind: StoredObject["kind"],
  source: Facts,
  target: Facts,
  release: "one" | "two",
): string | null {
  const differing = SAME[kind].find((column) => {
    if (release === "two" && PRINTED.has(column)) return false;
    const [there, here] = [source.get(column) ?? null, target.get(column) ?? null];
    return there !== null && here !== null && current(column, there) !== current(column, here);
  });
  return differing ?? null;
}

/** In the words of newer servers. */
function current(column: string, value: string): string {
  if (column === "SQL_MODE") return currentModes(value).split(",").sort().join(",");
  return CONTEXT.includes(column) || column === "DATABASE_COLLATION" ? renamedCharset(value) : value;
}

/** The view of information_schema, and what its columns of names begin with. */
const TABLES: Readonly<Record<StoredObject["kind"], readonly [table: string, prefix: string]>> = {
  function: ["ROUTINES", "ROUTINE"],
  procedure: ["ROUTINES", "ROUTINE"],
  view: ["VIEWS", "TABLE"],
  library: ["LIBRARIES", "LIBRARY"],
  event: ["EVENTS", "EVENT"],
};
