import { clientCharset } from "../change/statement/client-charset.ts";
import { type Token, Tokens } from "../change/statement/token.ts";
import { AgentError } from "../error.ts";
import { shortened } from "../lib/shortened.ts";
import type { ByteText } from "../mysql/quote.ts";

/** Number of the collation `binary`: sessions of ours have that character set, so each byte is a character. */
const BINARY = 63;
/** Conditions of executable comments in one statement, at most: ours have one. It is read once more for each. */
const CONDITIONS_MOST = 8;
/** Of a statement that is refused, in characters: it is the other agent's. */
const WORDS_SHOWN_MAX = 80;
/** Settings of its session that a reader of a link changes. */
const SETTINGS: ReadonlySet<string> = new Set(["LOCK_WAIT_TIMEOUT", "NET_WRITE_TIMEOUT", "TRANSACTION"]);

/** A statement by its words in upper case; quoted names as they are, symbols as themselves, strings empty. */
type Words = readonly string[];

/**
 * Refuses what is not a statement by which a link reads, or keeps its heartbeat: another agent has no use for more, and what the
 * account may do besides is none of its business. Executable comments are code to some servers: the statement has to pass as each version
 * would read it.
 * @throws AgentError PERMISSION_DENIED
 */
export function refuseUnlessReading(sql: ByteText): void {
  const { statements, conditions } = split(sql, Number.MAX_SAFE_INTEGER);
  const versions = [0, ...conditions];
  if (
    conditions.length <= CONDITIONS_MOST &&
    [statements, ...readings(sql, versions)].every(
      (reading) => reading.length > 0 && reading.every(isReading),
    )
  )
    return;
  const [first = []] = statements;
  throw new AgentError(
    "PERMISSION_DENIED",
    `the other agent asked for a statement that no link reads by: ${shortened(first.slice(0, 3).join(" "), WORDS_SHOWN_MAX) || "nothing"} …`,
    { hint: "Both agents should be of versions that work together: see docs/operations.md." },
  );
}

function* readings(sql: ByteText, versions: readonly number[]): Generator<readonly Words[], void> {
  for (const version of versions) yield split(sql, version).statements;
}

/** @param serverVersion for which executable comments are read */
function split(
  sql: ByteText,
  serverVersion: number,
): { readonly statements: readonly Words[]; readonly conditions: readonly number[] } {
  const tokens = new Tokens(sql, {
    charset: clientCharset(BINARY),
    ansiQuotes: false,
    backslashEscapes: true,
    serverVersion,
    fold: (name) => name,
  });
  const statements: string[][] = [[]];
  for (let token = tokens.next(); token !== null; token = tokens.next()) {
    if (token.kind === "symbol" && token.text === ";") statements.push([]);
    else statements.at(-1)?.push(wordOf(token));
  }
  return { statements: statements.filter((words) => words.length > 0), conditions: tokens.conditions };
}

/** A quoted name is never taken for a keyword. */
const wordOf = ({ kind, text }: Token): string =>
  kind === "name" ? `\`${text}` : kind === "string" ? "" : text.toUpperCase();

function isReading(words: Words): boolean {
  const [first, second, third] = words;
  switch (first) {
    case "SELECT":
    case "(":
      return reads(words);
    case "SHOW":
      return true;
    case "EXPLAIN":
      return second === "FORMAT" && reads(words) && !words.includes("ANALYZE");
    case "SET":
      // One setting each: what follows a comma could be another one.
      return (
        second === "SESSION" && SETTINGS.has(third ?? "") && !words.includes(",") && !words.includes("(")
      );
    case "START":
      return second === "TRANSACTION";
    case "COMMIT":
    case "ROLLBACK":
      return words.length === 1;
    case "LOCK":
    case "UNLOCK":
      return second === "TABLES";
    case "XA":
      return second === "RECOVER";
    case "CREATE":
    case "INSERT":
      return isHeartbeat(words);
    default:
      return false;
  }
}

/** A SELECT that leaves nothing behind: no file, no row lock. */
function reads(words: Words): boolean {
  return (
    words.includes("SELECT") &&
    !words.includes("INTO") &&
    !words.some((word, at) => word === "FOR" && /^(UPDATE|SHARE)$/.test(words[at + 1] ?? "")) &&
    !words.some((word, at) => word === "LOCK" && words[at + 1] === "IN")
  );
}

function isHeartbeat(words: Words): boolean {
  const start = words.join(" ");
  return (
    start.startsWith("INSERT INTO TOWLINE . HEARTBEAT SET ") ||
    start.startsWith("CREATE TABLE IF NOT EXISTS TOWLINE . HEARTBEAT ( ") ||
    start.startsWith("CREATE DATABASE IF NOT EXISTS TOWLINE CHARACTER SET ")
  );
}
