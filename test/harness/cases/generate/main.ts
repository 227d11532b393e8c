// Writes the folders of test/cases that are generated: `npx tsx test/harness/cases/generate/main.ts`.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CASES_FOLDER } from "../case.ts";
import { filesOf, GENERATED_CASES } from "./all-cases.ts";

for (const each of GENERATED_CASES) {
  const folder = join(CASES_FOLDER, each.name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of filesOf(each)) writeFileSync(join(folder, file), text);
}
console.log(`${GENERATED_CASES.length} cases written`);
