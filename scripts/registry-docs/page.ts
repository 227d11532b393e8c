import type { Schema } from "../../provider/framework/attribute.ts";
import type { ProviderFunction } from "../../provider/framework/function.ts";
import type { Identity } from "../../provider/framework/identity.ts";
import type { Resource } from "../../provider/framework/resource.ts";
import { attributeSections } from "./attribute-list.ts";
import { typeName } from "./type-name.ts";

/** What is on a page besides what the schema says. */
export interface Beside {
  /** Configuration that the tests execute. */
  readonly example: string;
  /** Further text, or empty. */
  readonly notes: string;
}

const MADE = "<!-- Made by `npm run generate` from the schema and examples/; a change here is lost. -->";

/** The first page: the provider and its configuration. */
export function indexPage(schema: Schema, { example, notes }: Beside): string {
  return page("Provider: towline", "Towline Provider", schema.description, [
    exampleSection(example),
    notes,
    schemaSection(schema),
  ]);
}

/** The page of a resource. `importing` is the configuration that imports one. */
export function resourcePage(
  name: string,
  { schema, identity }: Pick<Resource, "schema" | "identity">,
  { example, notes, importing }: Beside & { readonly importing: string },
): string {
  return page(`${name} Resource - towline`, `${name} (Resource)`, schema.description, [
    exampleSection(example),
    notes,
    schemaSection(schema),
    `## Import\n\nBy its id, with an import block:\n\n${fenced("terraform", importing)}\n\nor with \`terraform import ${name}.LABEL AGENT/NAME\`.`,
    identitySection(identity),
  ]);
}

function identitySection({ attributes }: Identity): string {
  const list = Object.entries(attributes).map(
    ([name, { mode, description }]) =>
      `- \`${name}\` (String${mode === "required" ? ", Required" : ""}) ${description}`,
  );
  return (
    "### By identity\n\nTerraform 1.12 and later can import by `identity` instead of `id`; terraform 1.11 has no identities, and asks for none. " +
    `Its attributes:\n\n${list.join("\n")}`
  );
}

/** The page of a data source. */
export function dataSourcePage(name: string, schema: Schema, { example, notes }: Beside): string {
  return page(`${name} Data Source - towline`, `${name} (Data Source)`, schema.description, [
    exampleSection(example),
    notes,
    schemaSection(schema),
  ]);
}

/** The page of a function. */
export function functionPage(
  name: string,
  { description, parameters, returns }: ProviderFunction,
  { example, notes }: Beside,
): string {
  const signature = `${name}(${parameters.map((each) => `${each.name} ${each.type.kind}`).join(", ")}) ${returns.kind}`;
  const list = parameters
    .map((each, index) => `${index + 1}. \`${each.name}\` (${typeName(each.type)}) ${each.description}`)
    .join("\n");
  return page(`${name} function - towline`, `function: ${name}`, description, [
    exampleSection(example),
    notes,
    `## Signature\n\n${fenced("text", signature)}`,
    `## Arguments\n\n${list}`,
  ]);
}

function page(pageTitle: string, title: string, description: string, sections: readonly string[]): string {
  const front = `---\npage_title: ${JSON.stringify(pageTitle)}\nsubcategory: ""\ndescription: |-\n  ${firstSentence(description)}\n---`;
  const parts = [front, MADE, `# ${title}`, description, ...sections.filter((section) => section !== "")];
  return `${parts.join("\n\n")}\n`;
}

function firstSentence(text: string): string {
  const end = text.search(/[.:] /);
  return end === -1 ? text : `${text.slice(0, end)}.`;
}

function exampleSection(example: string): string {
  return `## Example Usage\n\n${fenced("terraform", example)}`;
}

function schemaSection(schema: Schema): string {
  return `## Schema\n\n${attributeSections(schema.attributes)}`;
}

function fenced(language: string, text: string): string {
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
}
