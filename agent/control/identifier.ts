import { AgentError } from "../error.ts";
import { invalid } from "./field.ts";

/** Longest name of a database or table in MySQL, in characters. */
const IDENTIFIER_LENGTH_MAX = 64;

/** Schemas that belong to the server or to Towline: what is in them is about one server and means nothing on another. */
const SYSTEM_SCHEMAS: ReadonlySet<string> = new Set([
  "mysql",
  "sys",
  "information_schema",
  "performance_schema",
  "towline",
  "towline_local",
]);

/** Throws INVALID_ARGUMENT unless MySQL could have a database or table of this name. */
export function parseIdentifier(field: string, name: string, what: "database" | "table"): string {
  // MySQL takes any character up to U+FFFF but NUL, and no space at the end.
  const allowed =
    name !== "" &&
    Array.from(name).length <= IDENTIFIER_LENGTH_MAX &&
    !/\0| $|[\u{10000}-\u{10ffff}]/u.test(name);
  if (allowed) return name;
  throw invalid(field, `${JSON.stringify(name)} cannot be the name of a ${what}`);
}

/** The names of a list of tables; a name that comes twice is refused. */
export function parseTables(field: string, names: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  for (const name of names) {
    parseIdentifier(field, name, "table");
    if (seen.has(name)) throw invalid(field, `${JSON.stringify(name)} is listed twice`);
    seen.add(name);
  }
  return names;
}

/** Throws INVALID_ARGUMENT for a schema that a link never carries. Compared without case: on some servers case makes no difference. */
export function refuseSystemSchema(field: string, database: string): void {
  if (!SYSTEM_SCHEMAS.has(database.toLowerCase())) return;
  throw new AgentError("INVALID_ARGUMENT", `${field}: the schema ${database} is never carried by a link`, {
    field,
    hint: "Leave it out: it belongs to the server, or to Towline itself.",
  });
}
