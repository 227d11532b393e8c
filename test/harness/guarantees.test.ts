import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const ROOT = join(import.meta.dirname, "../..");

/** Whether a name in the document is that of a test, of a folder of tests, or of a command. */
function isThere(name: string): boolean {
  if (name.startsWith("npm ")) return true;
  const paths = name.includes("/") ? [name, `${name}.test.ts`] : [`test/e2e/${name}.test.ts`];
  return paths.some((path) => existsSync(join(ROOT, path)));
}

test("every test that the guarantees name is there", () => {
  const text = readFileSync(join(ROOT, "docs/guarantees.md"), "utf8");
  const lines = text
    .split("\n")
    .filter((line) => line.startsWith("|") || /^(Tests: |of other providers)/.test(line));
  const named = lines.flatMap((line) =>
    [...line.matchAll(/`([a-z][^`]*)`/g)].map(([, name]) => name as string),
  );
  assert.ok(named.length > 40);
  assert.deepEqual(
    named.filter((name) => !isThere(name)),
    [],
  );
});
