/** What a statement logged as text is for. */
export type TransactionControl =
  | "begin"
  | "commit"
  | "rollback"
  | "savepoint"
  | "xa-start"
  | "xa-end"
  | "xa-finish"
  | "statement";

const LEADING_NOISE = /^(?:\s+|\/\*(?!!)[\s\S]*?\*\/|--[^\n]*\n|#[^\n]*\n)+/;

const words = (text: string): string => text.replace(LEADING_NOISE, "").slice(0, 80).toUpperCase();

/** Tells apart the words that shape a transaction in the binlog from statements that do something. */
export function transactionControl(text: string): TransactionControl {
  const start = words(text);
  if (start === "BEGIN") return "begin";
  if (start === "COMMIT") return "commit";
  if (/^ROLLBACK\b/.test(start)) return "rollback";
  if (/^(SAVEPOINT|RELEASE SAVEPOINT)\b/.test(start)) return "savepoint";
  if (/^XA (START|BEGIN)\b/.test(start)) return "xa-start";
  if (/^XA END\b/.test(start)) return "xa-end";
  if (/^XA (COMMIT|ROLLBACK)\b/.test(start)) return "xa-finish";
  return "statement";
}

/**
 * Statements that change neither rows nor the definition of any table, routine or view: accounts, statistics, caches. They
 * name no database in the binlog, or one of the server's own.
 */
const HARMLESS =
  /^(CREATE USER|ALTER USER|DROP USER|RENAME USER|CREATE ROLE|DROP ROLE|SET PASSWORD|SET DEFAULT ROLE|GRANT|REVOKE|FLUSH|ANALYZE)\b/;

export function isHarmlessStatement(text: string): boolean {
  return HARMLESS.test(words(text));
}

/**
 * CREATE TABLE … SELECT is logged as a transaction: this statement, in the server's own words, then rows. The server does not
 * say there which database it changes, but always names the table first and ends with START TRANSACTION.
 */
const CREATE_AS_ROWS = /^CREATE TABLE (?:`((?:[^`]|``)+)`\.)?`(?:[^`]|``)+` \([\s\S]*\bSTART TRANSACTION$/;

/** TRUNCATE is logged without its database as well, in the client's words. Only its plain form is read. */
const TRUNCATE =
  /^TRUNCATE\s+(?:TABLE\s+)?(?:(?:`((?:[^`]|``)+)`|([\w$]+))\s*\.\s*)?(?:`(?:[^`]|``)+`|[\w$]+)\s*;?\s*$/i;

/**
 * The one database that a statement changes, for the two that the server does not name it for; null for any other statement,
 * and for one that is written in a way not known here.
 */
export function databaseOf(text: string, defaultDatabase: string): string | null {
  const match = CREATE_AS_ROWS.exec(text) ?? TRUNCATE.exec(text.replace(LEADING_NOISE, ""));
  if (match === null) return null;
  return match[1]?.replaceAll("``", "`") ?? match[2] ?? defaultDatabase;
}
