import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { APPLIERS } from "../appliers.ts";
import { CASES_FOLDER, caseNames, readCase } from "../case.ts";
import { NORMALISER_RULES } from "../normalise-create.ts";
import { filesOf, GENERATED_CASES } from "./all-cases.ts";
import { CHARACTER_SETS } from "./charset-bytes.ts";
import { COLLATIONS } from "./collations.ts";

describe("the folders of test/cases", () => {
  test("are each a case", () => {
    const cases = caseNames().map(readCase);
    assert.equal(new Set(cases.map(({ database }) => database)).size, cases.length);
    for (const each of cases) for (const applier of APPLIERS) assert.ok(each.expect[applier]);
  });

  test("hold what the generator writes", () => {
    for (const each of GENERATED_CASES) {
      const folder = join(CASES_FOLDER, each.name);
      const files = filesOf(each);
      assert.deepEqual(readdirSync(folder).sort(), files.map(([name]) => name).sort(), each.name);
      for (const [name, text] of files) {
        assert.equal(
          readFileSync(join(folder, name), "utf8"),
          text,
          `${each.name}/${name} was changed by hand`,
        );
      }
    }
  });

  test("are compared by rules that the README lists", () => {
    const readme = readFileSync(join(CASES_FOLDER, "README.md"), "utf8");
    for (const { name, because } of NORMALISER_RULES) {
      assert.notEqual(because, "");
      assert.ok(readme.includes(`\`${name}\``), name);
    }
  });

  test("have a case of text for every character set that has a collation", () => {
    const sets = CHARACTER_SETS.map(({ name }) => name).sort();
    assert.deepEqual(
      sets,
      Object.keys(COLLATIONS)
        .filter((name) => name !== "binary")
        .sort(),
    );
  });
});
