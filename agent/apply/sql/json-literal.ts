import type { Json } from "../../change/json.ts";
import { type ByteText, literal } from "../../mysql/quote.ts";

/**
 * A stored JSON document as an SQL expression that makes the same document. JSON text is enough for JSON's own values;
 * a document that also holds a DECIMAL or a temporal value is built by functions, for text would turn those into
 * doubles and strings.
 */
export function jsonLiteral(document: Json): ByteText {
  return isPlain(document) ? `CAST(_utf8mb4${literal(jsonText(document))} AS JSON)` : expression(document);
}

function isPlain(value: Json): boolean {
  switch (value.kind) {
    case "null":
    case "boolean":
    case "integer":
    case "double":
    case "string":
      return true;
    case "array":
      return value.items.every(isPlain);
    case "object":
      return value.members.every(([, member]) => isPlain(member));
    case "decimal":
    case "date":
    case "time":
    case "datetime":
      return false;
    default:
      return value satisfies never;
  }
}

/** JSON text of a plain value, as bytes. A double always shows a point or an exponent, else it would come back an integer. */
function jsonText(value: Json): ByteText {
  switch (value.kind) {
    case "null":
      return "null";
    case "boolean":
      return value.value ? "true" : "false";
    case "integer":
      return value.digits;
    case "double":
      return doubleText(value.value);
    case "string":
      return jsonString(value.utf8);
    case "array":
      return `[${value.items.map(jsonText).join(",")}]`;
    case "object":
      return `{${value.members.map(([key, member]) => `${jsonString(key)}:${jsonText(member)}`).join(",")}}`;
    case "decimal":
    case "date":
    case "time":
    case "datetime":
      throw new Error(`a ${value.kind} has no JSON text`);
    default:
      return value satisfies never;
  }
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
      return `JSON_ARRAY(${value.items.map(expression).join(",")})`;
    case "object":
      return `JSON_OBJECT(${value.members
        .map(([key, member]) => `_utf8mb4${literal(key.toString("latin1"))},${expression(member)}`)
        .join(",")})`;
    case "decimal":
      return `CAST(CAST('${value.digits}' AS DECIMAL(${value.precision},${value.scale})) AS JSON)`;
    case "date":
      return `CAST(CAST('${value.text}' AS DATE) AS JSON)`;
    case "time":
      return `CAST(CAST('${value.text}' AS TIME(6)) AS JSON)`;
    case "datetime":
      return `CAST(CAST('${value.text}' AS DATETIME(6)) AS JSON)`;
    case "null":
    case "boolean":
    case "integer":
    case "double":
    case "string":
      return `CAST(_utf8mb4${literal(jsonText(value))} AS JSON)`;
    default:
      return value satisfies never;
  }
}
