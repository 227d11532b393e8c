/** What terraform does not know yet: to be decided when a plan is applied. */
export const UNKNOWN: unique symbol = Symbol("unknown");

export type Unknown = typeof UNKNOWN;

/** A number that a double cannot hold exactly, in decimal digits. No attribute takes one; it only has to survive being read. */
export class Decimal {
  readonly digits: string;

  constructor(digits: string) {
    this.digits = digits;
  }
}

/**
 * A value of terraform's. Lists and sets are arrays (a set's order means nothing), maps are `Map`s (their keys are the
 * operator's words), objects are records (their keys are the schema's).
 */
export type Value =
  | null
  | Unknown
  | string
  | number
  | boolean
  | Decimal
  | readonly Value[]
  | ReadonlyMap<string, Value>
  | ObjectValue;

export interface ObjectValue {
  readonly [name: string]: Value;
}

export function isObject(value: Value): value is ObjectValue {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Map) &&
    !(value instanceof Decimal)
  );
}

export function isMap(value: Value): value is ReadonlyMap<string, Value> {
  return value instanceof Map;
}

export function isArray(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

/** Whether a value is there and known. */
export function isKnown<T>(value: T): value is Exclude<T, Unknown | null> {
  return value !== UNKNOWN && value !== null;
}

/** Whether nothing in a value is unknown. What is null counts as known. */
export function isWhollyKnown(value: Value): boolean {
  if (value === UNKNOWN) return false;
  if (isArray(value)) return value.every(isWhollyKnown);
  if (isMap(value)) return [...value.values()].every(isWhollyKnown);
  if (isObject(value)) return Object.values(value).every(isWhollyKnown);
  return true;
}
