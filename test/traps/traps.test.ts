import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const TEST = join(import.meta.dirname, "..");
const page = readFileSync(join(import.meta.dirname, "README.md"), "utf8");

/** The file of a name on the page; null when there is none. */
function fileOf(name: string): string | null {
  const places = [join(TEST, "..", name), join(TEST, "e2e", `${name}.test.ts`), join(TEST, "cases", name)];
  return places.find((place) => existsSync(place)) ?? null;
}

const rows = page.split("\n").filter((line) => line.startsWith("| ") && !/^\| (#|trap|-+) /.test(line));

test("each of the fifteen traps has a row", () => {
  const numbers = rows.map((row) => Number(row.split("|")[1])).filter((number) => !Number.isNaN(number));
  assert.deepEqual(
    numbers,
    Array.from({ length: 15 }, (_, index) => index + 1),
  );
});

for (const row of rows) {
  const cells = row.split("|").map((cell) => cell.trim());
  const tests = cells.at(-2) ?? "";
  test(`its tests are there: ${cells.at(-3)}`, () => {
    const names = [...tests.matchAll(/`([^`]+)`/g)].map(([, name]) => name as string);
    const files = names.map((name) => {
      const file = fileOf(name);
      assert.ok(file !== null, `there is no ${name}`);
      return file;
    });
    const texts = files.filter((file) => file.endsWith(".ts")).map((file) => readFileSync(file, "utf8"));
    for (const [, title] of tests.matchAll(/"([^"]+)"/g))
      assert.ok(
        texts.some((text) => text.includes(title as string)),
        `no test is called "${title}"`,
      );
    assert.ok(files.length > 0);
  });
}
