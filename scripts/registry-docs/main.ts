// Makes the pages of the Terraform registry, docs/{index,resources/*,data-sources/*,functions/*}.md, from the live schema and
// the examples. `--check` fails when what is there differs from what would be made. Guides are written by hand.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { noLog } from "../../provider/log.ts";
import { TowlineProvider } from "../../provider/provider.ts";
import { dataSourcePage, functionPage, indexPage, resourcePage } from "./page.ts";

const ROOT = join(import.meta.dirname, "../..");
const DOCS = join(ROOT, "docs");
/** Folders of docs/ that hold nothing else. */
const MADE_FOLDERS = ["resources", "data-sources", "functions"];

const example = (...path: readonly string[]): string => readFileSync(join(ROOT, "examples", ...path), "utf8");

/** Text of a page's own between example and schema; a page need not have any. */
function notes(name: string): string {
  const file = join(import.meta.dirname, "notes", `${name}.md`);
  return existsSync(file) ? readFileSync(file, "utf8").trim() : "";
}

/** The name of a page: the registry leaves the provider's name out. */
const short = (name: string): string => name.replace(/^towline_/, "");

function pages(): ReadonlyMap<string, string> {
  const { schema, resources, dataSources, functions } = new TowlineProvider({}, noLog);
  const made = new Map([
    ["index.md", indexPage(schema, { example: example("provider", "provider.tf"), notes: notes("index") })],
  ]);
  for (const [name, resource] of resources) {
    const beside = {
      example: example("resources", name, "resource.tf"),
      importing: example("resources", name, "import.tf"),
      notes: notes(`resources-${short(name)}`),
    };
    made.set(`resources/${short(name)}.md`, resourcePage(name, resource, beside));
  }
  for (const [name, dataSource] of dataSources) {
    const beside = {
      example: example("data-sources", name, "data-source.tf"),
      notes: notes(`data-sources-${short(name)}`),
    };
    made.set(`data-sources/${short(name)}.md`, dataSourcePage(name, dataSource.schema, beside));
  }
  for (const [name, each] of functions) {
    const beside = { example: example("functions", name, "function.tf"), notes: notes(`functions-${name}`) };
    made.set(`functions/${name}.md`, functionPage(name, each, beside));
  }
  return made;
}

/** What is in docs/ in the place of made pages. */
function present(): readonly string[] {
  const inFolders = MADE_FOLDERS.flatMap((folder) => {
    const path = join(DOCS, folder);
    return existsSync(path) ? readdirSync(path).map((file) => `${folder}/${file}`) : [];
  });
  return existsSync(join(DOCS, "index.md")) ? ["index.md", ...inFolders] : inFolders;
}

const made = pages();
const extra = present().filter((file) => !made.has(file));
if (process.argv.includes("--check")) {
  const differing = [...made].filter(([file, text]) => {
    const path = join(DOCS, file);
    return !existsSync(path) || readFileSync(path, "utf8") !== text;
  });
  const stale = [...differing.map(([file]) => file), ...extra];
  if (stale.length > 0) {
    console.error(`docs/ is not what \`npm run generate\` makes: ${stale.join(", ")}`);
    process.exit(1);
  }
} else {
  for (const file of extra) rmSync(join(DOCS, file));
  for (const [file, text] of made) {
    mkdirSync(dirname(join(DOCS, file)), { recursive: true });
    writeFileSync(join(DOCS, file), text);
  }
}
