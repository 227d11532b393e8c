import { isReadUnsigned } from "../apply/sql/json-literal.ts";
import { withoutLiteral } from "../apply/sql/opaque-literal.ts";
import type { Json } from "../change/json.ts";
import type { PrintedJson } from "./exact-json-text.ts";

/** What JSON_TYPE says of values that JSON text carries. Everything else is an SQL value that a function put there. */
export const PLAIN_TYPES: readonly string[] = [
  ...["NULL", "BOOLEAN", "INTEGER", "UNSIGNED INTEGER", "DOUBLE", "STRING", "ARRAY", "OBJECT"],
];

/** A value that may be more than it looks, by its path in the document. */
export interface Doubtful {
  readonly path: string;
  /** As it is printed. */
  readonly text: string;
}

/** Whether text would lose the value: an SQL value, or an integer that text would give the other sign. */
export function isInexact({ text }: Doubtful, type: string): boolean {
  if (type === "INTEGER") return isReadUnsigned(text);
  if (type === "UNSIGNED INTEGER") return !isReadUnsigned(text);
  return !PLAIN_TYPES.includes(type);
}

/**
 * The values that may be more than they look, in document order: numbers, for a DECIMAL prints as one; strings
 * that look like a temporal value or like the form in which the server prints bytes.
 */
export function doubtfulValues(document: PrintedJson): readonly Doubtful[] {
  const values: Doubtful[] = [];
  walk(document, "$", (leaf, path) =>
    values.push({ path, text: leaf.kind === "string" ? leaf.text : leaf.token }),
  );
  return values;
}

/**
 * The document with its types.
 * @param types what JSON_TYPE says at each of the doubtful paths
 * @throws AgentError EVENT_UNSUPPORTED for a type that has no literal
 */
export function withTypes(document: PrintedJson, types: readonly string[]): Json {
  let next = 0;
  const typed = (value: PrintedJson): Json => {
    switch (value.kind) {
      case "array":
        return { kind: "array", items: value.items.map(typed) };
      case "object":
        return {
          kind: "object",
          members: value.members.map(([key, member]) => [Buffer.from(key, "utf8"), typed(member)] as const),
        };
      default:
        return leaf(value, isDoubtful(value) ? types[next++] : undefined);
    }
  };
  return typed(document);
}

type Leaf = Exclude<PrintedJson, { kind: "array" | "object" }>;

const DOUBTFUL_STRING = /^(?:-?\d|base64:type)/;

function isDoubtful(value: Leaf): boolean {
  switch (value.kind) {
    case "constant":
      return false;
    case "number":
      return true;
    case "string":
      return DOUBTFUL_STRING.test(value.text);
    default:
      return value satisfies never;
  }
}

function walk(value: PrintedJson, path: string, visit: (leaf: Leaf, path: string) => void): void {
  switch (value.kind) {
    case "array":
      value.items.forEach((item, index) => walk(item, `${path}[${index}]`, visit));
      return;
    case "object":
      for (const [key, member] of value.members) walk(member, `${path}.${JSON.stringify(key)}`, visit);
      return;
    default:
      if (isDoubtful(value)) visit(value, path);
  }
}

/** @param type undefined for a leaf that is not doubtful */
function leaf(value: Leaf, type: string | undefined): Json {
  if (value.kind === "constant") {
    return value.token === "null" ? { kind: "null" } : { kind: "boolean", value: value.token === "true" };
  }
  if (value.kind === "number") {
    if (type === "INTEGER" || type === "UNSIGNED INTEGER")
      return { kind: "integer", digits: value.token, unsigned: type !== "INTEGER" };
    if (type === "DOUBLE") return { kind: "double", value: Number(value.token) };
    if (type === "DECIMAL") return decimal(value.token);
    throw withoutLiteral(String(type));
  }
  switch (type) {
    case undefined:
    case "STRING":
      return { kind: "string", utf8: Buffer.from(value.text, "utf8") };
    case "DATE":
      return { kind: "date", text: value.text };
    case "TIME":
      return { kind: "time", text: value.text };
    case "DATETIME":
      return { kind: "datetime", text: value.text };
    case "TIMESTAMP":
      return { kind: "timestamp", text: value.text };
    default:
      return opaque(value.text, type);
  }
}

/** As the server prints bytes: which type a column of them has, and base64 with a line end now and then. */
const OPAQUE = /^base64:type(\d+):([A-Za-z0-9+/=\n]*)$/;

function opaque(text: string, type: string): Json {
  const [, number, base64] = OPAQUE.exec(text) ?? [];
  if (number === undefined || base64 === undefined) throw withoutLiteral(type);
  return { kind: "opaque", type: Number(number), bytes: Buffer.from(base64, "base64") };
}

function decimal(digits: string): Json {
  const [whole = "", fraction = ""] = digits.replace("-", "").split(".");
  const scale = fraction.length;
  return { kind: "decimal", digits, precision: Math.max(1, whole.replace(/^0+/, "").length + scale), scale };
}
