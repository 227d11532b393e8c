import type { Attributes, DraftOf, State } from "../framework/attribute.ts";
import type { Stored } from "../framework/resource.ts";
import { isArray, isMap, isObject, type ObjectValue, UNKNOWN, type Value } from "../framework/value.ts";
import { encodePrivate } from "./private.ts";
import { encodeObject } from "./value.ts";

// The one place where a decoded value gets the type that its schema implies: decodeObject has read it by that schema.

export function asState(value: ObjectValue): State<Attributes> {
  return value as State<Attributes>;
}

export function asDraft(value: ObjectValue): DraftOf<Attributes> {
  return value as DraftOf<Attributes>;
}

/** A plan with what it leaves open as null, for the resource to fill in. */
export function settled(planned: ObjectValue): State<Attributes> {
  return asState(withoutUnknown(planned) as ObjectValue);
}

function withoutUnknown(value: Value): Value {
  if (value === UNKNOWN) return null;
  if (isArray(value)) return value.map(withoutUnknown);
  if (isMap(value)) return new Map([...value].map(([key, inner]) => [key, withoutUnknown(inner)]));
  if (isObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutUnknown(inner)]));
  }
  return value;
}

/** A stored object as terraform wants it. Null: there is none. */
export function encodeStored(attributes: Attributes, stored: Stored<Attributes> | null) {
  return stored === null
    ? { state: encodeObject(attributes, null), private: new Uint8Array() }
    : {
        state: encodeObject(attributes, stored.state as ObjectValue),
        private: encodePrivate(stored.private),
      };
}
