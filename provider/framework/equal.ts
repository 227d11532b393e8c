import type { Attributes, Type } from "./attribute.ts";
import { Decimal, isArray, isMap, isObject, UNKNOWN, type Value } from "./value.ts";

/** Whether two values of a type are the same to terraform. An unknown value is not even the same as itself. */
export function equal(type: Type, a: Value, b: Value): boolean {
  if (a === UNKNOWN || b === UNKNOWN) return false;
  if (a === null || b === null) return a === b;
  switch (type.kind) {
    case "string":
    case "bool":
      return a === b;
    case "number":
      return a instanceof Decimal && b instanceof Decimal ? a.digits === b.digits : a === b;
    case "list":
      return arrays(a, b, (x, y) => equal(type.element, x, y));
    case "set":
      return sets(type.element, a, b);
    case "map":
      return maps(a, b, (x, y) => equal(type.element, x, y));
    case "object":
      return equalObjects(type.attributes, a, b);
    case "object-list":
      return arrays(a, b, (x, y) => equalObjects(type.attributes, x, y));
    case "object-map":
      return maps(a, b, (x, y) => equalObjects(type.attributes, x, y));
    default:
      return type satisfies never;
  }
}

/** Whether two objects are the same in every attribute. */
export function equalObjects(attributes: Attributes, a: Value, b: Value): boolean {
  if (!isObject(a) || !isObject(b)) return a === b && a !== UNKNOWN;
  return Object.entries(attributes).every(([name, { type }]) =>
    equal(type, a[name] ?? null, b[name] ?? null),
  );
}

function arrays(a: Value, b: Value, same: (x: Value, y: Value) => boolean): boolean {
  if (!isArray(a) || !isArray(b) || a.length !== b.length) return false;
  return a.every((value, index) => same(value, b[index] ?? null));
}

function sets(element: Type, a: Value, b: Value): boolean {
  if (!isArray(a) || !isArray(b)) return false;
  const within = (x: readonly Value[], y: readonly Value[]): boolean =>
    x.every((value) => y.some((other) => equal(element, value, other)));
  return within(a, b) && within(b, a);
}

function maps(a: Value, b: Value, same: (x: Value, y: Value) => boolean): boolean {
  if (!isMap(a) || !isMap(b) || a.size !== b.size) return false;
  return [...a].every(([key, value]) => b.has(key) && same(value, b.get(key) ?? null));
}
