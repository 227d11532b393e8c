import type { Json } from "../../change/json.ts";
import { type ByteText, literal } from "../../mysql/quote.ts";
import { countOpaque, MOST_OPAQUE, opaqueLiteral, withoutLiteral } from "./opaque-literal.ts";

/** A value, or null when it is or holds an SQL value that JSON text has no form for. */
type JsonText = ByteText | null;

/**
 * A stored JSON document as an SQL expression that makes the same document. JSON text is enough for JSON's own values:
 * the server reads every digit of a double. Only what holds a DECIMAL, a temporal value, bytes or an integer that text would give the
 * other sign is built by functions, for text would turn those into doubles, strings and other integers.
 * @throws AgentError EVENT_UNSUPPORTED for a value that no expression makes
 */
export function jsonLiteral(document: Json): ByteText {
  const text = jsonText(document);
  if (text !== null) return ofText(text);
  const made = expression(document);
  const opaque = countOpaque(made);
  if (opaque > MOST_OPAQUE) throw withoutLiteral(`BLOB or BIT ${opaque} times over`);
  return made;
}

const ofText = (text: ByteText): ByteText => `CAST(_utf8mb4${literal(text)} AS JSON)`;

/** JSON text as bytes. A double always shows a point or an exponent, else it would come back an integer. */
function jsonText(value: Json): JsonText {
  switch (value.kind) {
    case "null":
      return "null";
    case "boolean":
      return value.value ? "true" : "false";
    case "integer":
      return value.unsigned === isReadUnsigned(value.digits) ? value.digits : null;
    case "double":
      return doubleText(value.value);
    case "string":
      return jsonString(value.utf8);
    case "array":
      return joined("[", value.items, jsonText, "]");
    case "object":
      return joined("{", value.members, memberText, "}");
    case "decimal":
    case "date":
    case "time":
    case "datetime":
    case "timestamp":
    case "opaque":
      return null;
    default:
      return value satisfies never;
  }
}

/** The greatest number in JSON text that the server makes an INTEGER of; a greater one becomes an UNSIGNED INTEGER. */
export const SIGNED_TEXT_MAX = 0xffff_ffff;

/** Whether the server, reading these digits in JSON text, makes an UNSIGNED INTEGER of them. */
export function isReadUnsigned(digits: string): boolean {
  return Number(digits) > SIGNED_TEXT_MAX;
}

function memberText([key, value]: readonly [Buffer, Json]): JsonText {
  const text = jsonText(value);
  return text === null ? null : `${jsonString(key)}:${text}`;
}

function joined<T>(
  open: string,
  parts: readonly T[],
  textOf: (part: T) => JsonText,
  close: string,
): JsonText {
  const texts: ByteText[] = [];
  for (const part of parts) {
    const text = textOf(part);
    if (text === null) return null;
    texts.push(text);
  }
  return open + texts.join(",") + close;
}

function doubleText(value: number): string {
  if (Object.is(value, -0)) return "-0.0";
  const text = String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

function jsonString(bytes: Buffer): ByteText {
  // JSON.stringify escapes what must be; what is above ASCII goes through as it is.
  return Buffer.from(JSON.stringify(bytes.toString("utf8")), "utf8").toString("latin1");
}

function expression(value: Json): ByteText {
  switch (value.kind) {
    case "array":
      return `JSON_ARRAY(${value.items.map(jsonLiteral).join(",")})`;
    case "object":
      return `JSON_OBJECT(${value.members
        .map(([key, member]) => `_utf8mb4${literal(key.toString("latin1"))},${jsonLiteral(member)}`)
        .join(",")})`;
    case "integer": {
      const type = value.unsigned ? "UNSIGNED" : "SIGNED";
      return `CAST(CAST('${value.digits}' AS ${type}) AS JSON)`;
    }
    case "decimal":
      return `CAST(CAST('${value.digits}' AS DECIMAL(${value.precision},${value.scale})) AS JSON)`;
    case "date":
      return `CAST(CAST('${value.text}' AS DATE) AS JSON)`;
    case "time":
      return `CAST(CAST('${value.text}' AS TIME(6)) AS JSON)`;
    case "datetime":
      return `CAST(CAST('${value.text}' AS DATETIME(6)) AS JSON)`;
    case "timestamp":
      return timestampExpression(value.text);
    case "opaque":
      return opaqueLiteral(value);
    case "null":
    case "boolean":
    case "double":
    case "string":
      throw new Error(`a ${value.kind} has a JSON text`);
    default:
      return value satisfies never;
  }
}

/** There is no CAST to TIMESTAMP; a column of JSON_TABLE may have that type. Its default for a value out of range is NULL. */
function timestampExpression(text: string): ByteText {
  const column = "v TIMESTAMP(6) PATH _utf8mb4'$' ERROR ON EMPTY ERROR ON ERROR";
  return `(SELECT CAST(v AS JSON) FROM JSON_TABLE(_utf8mb4'["${text}"]', _utf8mb4'$[0]' COLUMNS (${column})) AS t)`;
}
