import type { Attribute, Attributes } from "./attribute.ts";
import { equal, equalObjects } from "./equal.ts";
import type { Path } from "./path.ts";
import { isArray, isMap, isObject, type ObjectValue, UNKNOWN, type Value } from "./value.ts";

/**
 * What an object is to become, as far as the schema can say: the configuration, defaults where it says nothing, prior
 * values for what only the provider gives, and unknown where that may change. `prior` is null for an object to create.
 * Terraform's own proposal is not used: it keeps the prior value of an attribute that was removed from the
 * configuration, and such an attribute is to return to its default.
 */
export function planObject(
  attributes: Attributes,
  config: ObjectValue,
  prior: ObjectValue | null,
): ObjectValue {
  const kept = draft(attributes, config, prior, false);
  if (prior !== null && equalObjects(attributes, kept, prior)) return kept;
  return draft(attributes, config, prior, true);
}

/** The attributes whose planned change can only be made by a new object. */
export function replacingPaths(
  attributes: Attributes,
  prior: ObjectValue,
  planned: ObjectValue,
): readonly Path[] {
  return Object.entries(attributes)
    .filter(([, attribute]) => attribute.replaces)
    .filter(([name, { type }]) => !equal(type, prior[name] ?? null, planned[name] ?? null))
    .map(([name]) => [name]);
}

function draft(
  attributes: Attributes,
  config: ObjectValue,
  prior: ObjectValue | null,
  changes: boolean,
): ObjectValue {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, attribute]) => {
      const before = prior === null ? undefined : (prior[name] ?? null);
      return [name, planAttribute(attribute, config[name] ?? null, before, changes)];
    }),
  );
}

function planAttribute(
  attribute: Attribute,
  config: Value,
  prior: Value | undefined,
  changes: boolean,
): Value {
  // A write-only value must be null in every plan and state, or terraform refuses them.
  if (attribute.writeOnly) return null;
  if (config === UNKNOWN) return UNKNOWN;
  if (config === null) {
    if (attribute.default !== undefined) return attribute.default;
    if (attribute.mode !== "computed") return null;
    if (prior === undefined) return UNKNOWN;
    return attribute.keeps || !changes ? prior : UNKNOWN;
  }
  const { type } = attribute;
  switch (type.kind) {
    case "string":
    case "number":
    case "bool":
    case "list":
    case "set":
    case "map":
      return config;
    case "object":
      return isObject(config) ? draft(type.attributes, config, objectOrNull(prior), changes) : config;
    case "object-map":
      if (!isMap(config)) return config;
      return new Map(
        [...config].map(([key, value]) => {
          const before = isMap(prior ?? null) ? (prior as ReadonlyMap<string, Value>).get(key) : undefined;
          return [
            key,
            isObject(value) ? draft(type.attributes, value, objectOrNull(before), changes) : value,
          ];
        }),
      );
    case "object-list":
      if (!isArray(config)) return config;
      return config.map((value, index) => {
        const before = isArray(prior ?? null) ? (prior as readonly Value[])[index] : undefined;
        return isObject(value) ? draft(type.attributes, value, objectOrNull(before), changes) : value;
      });
    default:
      return type satisfies never;
  }
}

function objectOrNull(value: Value | undefined): ObjectValue | null {
  return value !== undefined && isObject(value) ? value : null;
}
