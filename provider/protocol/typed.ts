import type { tfplugin6 } from "../../proto/gen/tfplugin6.js";
import type { Attributes, DraftOf, State } from "../framework/attribute.ts";
import { Malformed } from "../framework/malformed.ts";
import type { Path } from "../framework/path.ts";
import type { Stored } from "../framework/resource.ts";
import { isArray, isMap, isObject, type ObjectValue, UNKNOWN, type Value } from "../framework/value.ts";
import { encodePrivate } from "./private.ts";
import { decodeObject, encodeObject } from "./value.ts";

// The one place where a decoded value gets the type that its schema implies: decodeObject has read it by that schema.

export function asState(value: ObjectValue): State<Attributes> {
  return value as State<Attributes>;
}

export function asDraft(value: ObjectValue): DraftOf<Attributes> {
  return value as DraftOf<Attributes>;
}

/** Reads a configuration. Throws Malformed when there is none. */
export function decodeConfig(
  attributes: Attributes,
  value: tfplugin6.DynamicValue.$Shape | null | undefined,
): ObjectValue {
  const config = decodeObject(attributes, value);
  if (config === null) throw new Malformed([], "a configuration is expected");
  return config;
}

/** Reads the state of an object; null: there is none. Throws Malformed unless it is known as a whole and has what is required. */
export function decodeState(
  attributes: Attributes,
  value: tfplugin6.DynamicValue.$Shape | null | undefined,
): State<Attributes> | null {
  const state = decodeObject(attributes, value);
  if (state === null) return null;
  refuseUnknown(state, []);
  refuseMissing(attributes, state, [], "older");
  return asState(state);
}

/**
 * A plan with what it leaves open as null, for the resource to fill in. Throws Malformed where what is required is missing or open:
 * it is known by the time a plan is applied.
 */
export function settled(attributes: Attributes, planned: ObjectValue): State<Attributes> {
  const complete = withoutUnknown(planned) as ObjectValue;
  refuseMissing(attributes, complete, [], "planned");
  return asState(complete);
}

function refuseUnknown(value: Value, at: Path): void {
  if (value === UNKNOWN) throw new Malformed(at, "a state has no unknown values");
  if (isArray(value)) value.forEach((inner, index) => refuseUnknown(inner, [...at, { index }]));
  else if (isMap(value)) for (const [key, inner] of value) refuseUnknown(inner, [...at, { key }]);
  else if (isObject(value)) {
    for (const [name, inner] of Object.entries(value)) refuseUnknown(inner, [...at, name]);
  }
}

/** Where an object is from: a plan of ours has every default; a state may be older than an attribute that has one. */
type From = "planned" | "older";

function refuseMissing(attributes: Attributes, object: ObjectValue, at: Path, from: From): void {
  for (const [name, attribute] of Object.entries(attributes)) {
    const { type } = attribute;
    const path = [...at, name];
    const value = object[name] ?? null;
    if (value === null) {
      const wanted = attribute.mode === "required" || (from === "planned" && attribute.default !== undefined);
      if (wanted && !attribute.writeOnly) throw new Malformed(path, "a value is required");
      continue;
    }
    const elements: readonly (readonly [Path, Value])[] = isMap(value)
      ? [...value].map(([key, inner]) => [[...path, { key }], inner])
      : isArray(value)
        ? value.map((inner, index) => [[...path, { index }], inner])
        : [];
    for (const [place, inner] of elements) {
      if (inner === null) throw new Malformed(type.kind === "set" ? path : place, "an element is null");
      if ("attributes" in type && isObject(inner)) refuseMissing(type.attributes, inner, place, from);
    }
    if (type.kind === "object" && isObject(value)) refuseMissing(type.attributes, value, path, from);
  }
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
