import type { Attribute, Attributes } from "./attribute.ts";
import type { Diagnostics } from "./diagnostics.ts";
import { formatPath, type Path } from "./path.ts";
import { isArray, isMap, isObject, isWhollyKnown, type ObjectValue, UNKNOWN, type Value } from "./value.ts";

/** Runs the rules of every attribute whose value is known; what is not known yet is looked at again when it is. */
export function validateObject(
  attributes: Attributes,
  config: ObjectValue,
  diagnostics: Diagnostics,
  path: Path = [],
): void {
  for (const [name, attribute] of Object.entries(attributes)) {
    validateAttribute(attribute, config[name] ?? null, [...path, name], diagnostics);
  }
}

function validateAttribute(attribute: Attribute, value: Value, path: Path, diagnostics: Diagnostics): void {
  if (value === UNKNOWN) return;
  if (value === null) {
    if (attribute.mode === "required")
      diagnostics.error(`${formatPath(path)} is missing`, "It is required. Write it.", path);
    return;
  }
  const { type } = attribute;
  if ("element" in type && hasNull(value)) {
    // An element of a set has no place of its own.
    diagnostics.error(`${formatPath(path)} holds null`, "Remove the element, or write its value.", path);
    return;
  }
  if (type.kind === "object" && isObject(value)) validateObject(type.attributes, value, diagnostics, path);
  if (type.kind === "object-map" && isMap(value)) {
    for (const [key, element] of value)
      validateElement(type.attributes, element, [...path, { key }], diagnostics);
  }
  if (type.kind === "object-list" && isArray(value)) {
    value.forEach((element, index) => {
      validateElement(type.attributes, element, [...path, { index }], diagnostics);
    });
  }
  // A rule speaks of a whole value, so it waits until every part of it is known.
  if (isWhollyKnown(value)) attribute.validate(value as never, path, diagnostics);
}

function hasNull(value: Value): boolean {
  return (isArray(value) && value.includes(null)) || (isMap(value) && [...value.values()].includes(null));
}

function validateElement(attributes: Attributes, value: Value, path: Path, diagnostics: Diagnostics): void {
  if (isObject(value)) validateObject(attributes, value, diagnostics, path);
  else if (value === null) {
    diagnostics.error("An element is null", "Write an object, for example {}, or remove the element.", path);
  }
}
