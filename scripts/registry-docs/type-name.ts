import type { Type } from "../../provider/framework/attribute.ts";

const PLAIN = { string: "String", number: "Number", bool: "Boolean" } as const;
const COLLECTION = { list: "List", set: "Set", map: "Map" } as const;

/** A type as the registry's pages name it. */
export function typeName(type: Type): string {
  switch (type.kind) {
    case "string":
    case "number":
    case "bool":
      return PLAIN[type.kind];
    case "list":
    case "set":
    case "map":
      return `${COLLECTION[type.kind]} of ${PLAIN[type.element.kind]}`;
    case "object":
      return "Attributes";
    case "object-map":
      return "Attributes Map";
    case "object-list":
      return "Attributes List";
    default:
      return type satisfies never;
  }
}
