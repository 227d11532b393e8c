import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { schemaDigest } from "../../scripts/cdktf/schema-digest.mjs";

const ROOT = join(import.meta.dirname, "../..");
const text = (...path: string[]): string => readFileSync(join(ROOT, ...path), "utf8");

for (const example of ["cdktf", "cdktn"]) {
  test(`the constructs of examples/${example} are those of the schema; if not, \`npm run generate:cdktf\` makes them`, () => {
    const schema: unknown = JSON.parse(text("test/e2e/provider-schema.json"));
    assert.equal(text("examples", example, "towline/schema.sha256").trim(), schemaDigest(schema));
  });
}
