import { tfplugin6 } from "../../proto/gen/tfplugin6.js";
import type { Attribute, Attributes, Schema } from "../framework/attribute.ts";
import { describe } from "../framework/describe.ts";
import { typeConstraint } from "./type-constraint.ts";

const { NestingMode } = tfplugin6.Schema.Object;
const DESCRIPTION_KIND = tfplugin6.StringKind.MARKDOWN;

/** A schema as terraform wants it. */
export function encodeSchema(schema: Schema): tfplugin6.Schema.$Properties {
  return {
    version: schema.version,
    block: {
      version: schema.version,
      attributes: encodeAttributes(schema.attributes),
      description: schema.description,
      descriptionKind: DESCRIPTION_KIND,
    },
  };
}

function encodeAttributes(attributes: Attributes): tfplugin6.Schema.Attribute.$Properties[] {
  return Object.entries(attributes).map(([name, attribute]) => ({
    name,
    ...shape(attribute),
    description: describe(attribute),
    descriptionKind: DESCRIPTION_KIND,
    required: attribute.mode === "required",
    optional: attribute.mode === "optional",
    // A default is a value that the configuration does not have, which terraform allows to computed attributes only.
    computed: attribute.mode === "computed" || attribute.default !== undefined,
    sensitive: attribute.sensitive,
    writeOnly: attribute.writeOnly,
  }));
}

function shape({ type }: Attribute): tfplugin6.Schema.Attribute.$Properties {
  switch (type.kind) {
    case "object":
      return { nestedType: { attributes: encodeAttributes(type.attributes), nesting: NestingMode.SINGLE } };
    case "object-map":
      return { nestedType: { attributes: encodeAttributes(type.attributes), nesting: NestingMode.MAP } };
    case "object-list":
      return { nestedType: { attributes: encodeAttributes(type.attributes), nesting: NestingMode.LIST } };
    case "string":
    case "number":
    case "bool":
    case "list":
    case "set":
    case "map":
      return { type: typeConstraint(type) };
    default:
      return type satisfies never;
  }
}
