import { Cursor } from "./cursor.ts";
import { readChange } from "./read-change.ts";
import type { Statement } from "./statement.ts";
import type { TextMode } from "./token.ts";

type Plain = Exclude<Statement["kind"], "change">;

/**
 * Statements that are no schema change of a database, by their first keywords. Longer ones first where one begins with
 * another.
 */
const BY_HEAD: readonly (readonly [head: string, kind: Plain])[] = [
  ...kinds("maintenance", [
    "ANALYZE",
    "OPTIMIZE",
    "REPAIR",
    "CHECK TABLE",
    "CHECKSUM TABLE",
    "FLUSH",
    "CACHE INDEX",
    "LOAD INDEX",
    "RESET",
    "PURGE",
    "KILL",
  ]),
  ...kinds("account", [
    "CREATE USER",
    "ALTER USER",
    "DROP USER",
    "RENAME USER",
    "CREATE ROLE",
    "DROP ROLE",
    "SET PASSWORD",
    "SET DEFAULT ROLE",
    "SET ROLE",
    "GRANT",
    "REVOKE",
  ]),
  ...kinds("server", [
    "CREATE TABLESPACE",
    "ALTER TABLESPACE",
    "DROP TABLESPACE",
    "CREATE UNDO",
    "ALTER UNDO",
    "DROP UNDO",
    "CREATE LOGFILE",
    "ALTER LOGFILE",
    "DROP LOGFILE",
    "CREATE SERVER",
    "ALTER SERVER",
    "DROP SERVER",
    "CREATE SPATIAL REFERENCE",
    "CREATE OR REPLACE SPATIAL REFERENCE",
    "DROP SPATIAL REFERENCE",
    "CREATE RESOURCE",
    "ALTER RESOURCE",
    "DROP RESOURCE",
    "ALTER INSTANCE",
    "INSTALL",
    "UNINSTALL",
  ]),
  ...kinds("temporary", ["CREATE TEMPORARY", "DROP TEMPORARY"]),
  ...kinds("rows", [
    "INSERT",
    "REPLACE",
    "UPDATE",
    "DELETE",
    "LOAD DATA",
    "LOAD XML",
    "IMPORT",
    "CALL",
    "DO",
    "SELECT",
    "WITH",
    "SET",
  ]),
];

function kinds(kind: Plain, heads: readonly string[]): (readonly [string, Plain])[] {
  return heads.map((head) => [head, kind] as const);
}

/** How many keywords of a statement are shown where its text must not be. */
const SHOWN_WORDS = 3;

/**
 * Says what a statement is and which objects it changes. Reads no further than it has to.
 * @param text the statement's bytes
 * @throws AgentError STATEMENT_UNSUPPORTED for text that does not end where it should or names nothing
 */
export function readStatement(text: string, mode: TextMode, defaultDatabase: string): Statement {
  const cursor = new Cursor(text, mode, defaultDatabase);
  const found = BY_HEAD.find(([head]) => head.split(" ").every((word, at) => cursor.word(at) === word));
  if (found !== undefined) return { kind: found[1], head: found[0] };
  const head = headOf(cursor);
  return readChange(cursor) ?? { kind: "unknown", head };
}

function headOf(cursor: Cursor): string {
  const words: string[] = [];
  while (words.length < SHOWN_WORDS && /^[A-Z_]+$/.test(cursor.word(words.length)))
    words.push(cursor.word(words.length));
  return words.join(" ");
}
