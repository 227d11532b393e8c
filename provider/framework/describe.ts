import type { Attribute } from "./attribute.ts";
import { Decimal, isArray, isMap, isObject, type Value } from "./value.ts";

/** An attribute's description with its allowed values and its default: said once, in the schema, and never out of date. */
export function describe(attribute: Attribute): string {
  const parts = [attribute.description];
  if (attribute.allowed !== "") parts.push(attribute.allowed);
  if (attribute.default !== undefined) parts.push(`Default: \`${literal(attribute.default)}\`.`);
  if (attribute.replaces) parts.push("A change makes a new object.");
  return parts.join(" ");
}

function literal(value: Value): string {
  if (value instanceof Decimal) return value.digits;
  if (isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (isMap(value)) return record([...value]);
  if (isObject(value)) return record(Object.entries(value).filter(([, inner]) => inner !== null));
  return JSON.stringify(value) ?? "unknown";
}

function record(entries: readonly (readonly [string, Value])[]): string {
  return entries.length === 0
    ? "{}"
    : `{ ${entries.map(([key, value]) => `${key} = ${literal(value)}`).join(", ")} }`;
}
