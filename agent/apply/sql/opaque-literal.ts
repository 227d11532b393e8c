import type { Json } from "../../change/json.ts";
import { AgentError } from "../../error.ts";
import { type ByteText, literal } from "../../mysql/quote.ts";

/** Each takes the server tables of its own, of which a statement has some hundreds at most. */
export const MOST_OPAQUE = 64;
const MARK = "(WITH RECURSIVE r (v,n) AS ";

/** The number of the type that literals have. */
const VARBINARY = 15;
/** A longer literal is a BLOB. */
const LONGEST_LITERAL = 65_535;
const LONGEST_BINARY = 255;
const LONGEST_BIT = 8;

/** The column that makes an opaque value of a type number. Another one may hold the same bytes, and the value compares as another. */
function columnOf(type: number, bytes: number): string | null {
  switch (type) {
    case 16:
      return bytes > 0 && bytes <= LONGEST_BIT ? `BIT(${bytes * 8})` : null;
    case 249:
      return "TINYBLOB";
    case 250:
      return "MEDIUMBLOB";
    case 251:
      return "LONGBLOB";
    case 252:
      return "BLOB";
    case 254:
      return bytes <= LONGEST_BINARY ? `BINARY(${bytes})` : null;
    default:
      return null;
  }
}

/**
 * An expression that makes a document of bytes as a column of their type holds them. A literal is a VARBINARY; for the others no cast does; columns of JSON_TABLE may have any
 * type but take text only; of a recursive query the first part alone says which types its columns have, and the second puts the bytes in.
 * Where a server makes another type of it the expression fails. In an UPDATE it takes a session with a default database.
 * @throws AgentError EVENT_UNSUPPORTED for a type that is not known
 */
export function opaqueLiteral({ type, bytes }: Json & { readonly kind: "opaque" }): ByteText {
  const value = `_binary${literal(bytes.toString("latin1"))}`;
  if (type === VARBINARY && bytes.length <= LONGEST_LITERAL) return extracted(value, "_binary'x'", type);
  const column = columnOf(type, bytes.length);
  if (column === null) throw withoutLiteral(`${type} and ${bytes.length} bytes`);
  const typed = `JSON_TABLE(_utf8mb4'[null]',_utf8mb4'$[*]' COLUMNS (c ${column} PATH _utf8mb4'$'))`;
  return (
    `${MARK}(SELECT c,0 FROM ${typed} AS j UNION ALL ` +
    `SELECT ${value},1 FROM r WHERE n=0) SELECT ${extracted("v", "v", type)} FROM r WHERE n=1)`
  );
}

/** How many expressions of opaque values stand in a text; one that is data counts as well. */
export function countOpaque(text: ByteText): number {
  let count = 0;
  for (let at = text.indexOf(MARK); at >= 0; at = text.indexOf(MARK, at + MARK.length)) count += 1;
  return count;
}

/** The document of a value. The path is none when what is like the value has another type than it is to have. */
function extracted(value: ByteText, like: ByteText, type: number): ByteText {
  const text = `CAST(JSON_ARRAY(${like}) AS CHAR CHARACTER SET utf8mb4)`;
  const path = `IF(${text} LIKE _utf8mb4'["base64:type${type}:%',_utf8mb4'$[0]',_utf8mb4'another type')`;
  return `JSON_EXTRACT(JSON_ARRAY(${value}),${path})`;
}

/** The error for an SQL value in a document that no literal makes. */
export function withoutLiteral(type: string): AgentError {
  return new AgentError(
    "EVENT_UNSUPPORTED",
    `a JSON document holds an SQL value of type ${type}, which has no literal`,
    { hint: "Store the value as text on the source, or exclude the table." },
  );
}
