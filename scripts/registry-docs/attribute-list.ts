import type { Attribute, Attributes, Mode, Type } from "../../provider/framework/attribute.ts";
import { describe } from "../../provider/framework/describe.ts";
import { typeName } from "./type-name.ts";

/** Under which heading attributes stand, by who gives their value. */
const HEADINGS: Readonly<Record<Mode, string>> = {
  required: "Required",
  optional: "Optional",
  computed: "Read-Only",
};

const WRITE_ONLY =
  "[Write-only](https://developer.hashicorp.com/terraform/language/resources/ephemeral/write-only)";

/** The attributes of a schema: by mode, then one section for each attribute that has attributes of its own. */
export function attributeSections(attributes: Attributes): string {
  return [...byMode(attributes, [], "### "), ...nestedSections(attributes, [])].join("\n\n");
}

type Names = readonly string[];

function byMode(attributes: Attributes, within: Names, heading: "### " | ""): string[] {
  return (["required", "optional", "computed"] as const).flatMap((mode) => {
    const lines = Object.entries(attributes)
      .filter(([, attribute]) => attribute.mode === mode)
      .map(([name, attribute]) => line([...within, name], attribute));
    if (lines.length === 0) return [];
    const title = heading === "" ? `${HEADINGS[mode]}:` : `${heading}${HEADINGS[mode]}`;
    return [`${title}\n\n${lines.join("\n")}`];
  });
}

function line(path: Names, attribute: Attribute): string {
  const kind = [
    typeName(attribute.type),
    ...(attribute.sensitive ? ["Sensitive"] : []),
    ...(attribute.writeOnly ? [WRITE_ONLY] : []),
  ].join(", ");
  const below = hasOwn(attribute.type) ? ` (see [below for nested schema](#${anchor(path)}))` : "";
  return `- \`${path.at(-1)}\` (${kind}) ${describe(attribute)}${below}`;
}

function nestedSections(attributes: Attributes, within: Names): string[] {
  return Object.entries(attributes).flatMap(([name, { type }]) => {
    if (!hasOwn(type)) return [];
    const path = [...within, name];
    const title = `<a id="${anchor(path)}"></a>\n\n### Nested Schema for \`${path.join(".")}\``;
    const own = byMode(type.attributes, path, "");
    return [[title, ...own].join("\n\n"), ...nestedSections(type.attributes, path)];
  });
}

/** Whether a type has attributes worth a section: the tables of a database have none. */
function hasOwn(type: Type): type is Type & { readonly attributes: Attributes } {
  return "attributes" in type && Object.keys(type.attributes).length > 0;
}

function anchor(path: Names): string {
  return `nestedatt--${path.join("--")}`;
}
