import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

// Pages that say which test shows what: a Markdown table whose last column names files in backticks and titles in quotes.

const TEST = join(import.meta.dirname, "..");

/** The cells of the rows of the tables of a page, without headings. */
export function tableRows(page: string): readonly (readonly string[])[] {
  return page
    .split("\n")
    .filter((line) => line.startsWith("| "))
    .filter((line, index, lines) => !isRule(line) && !isRule(lines[index + 1] ?? ""))
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

/** One test for each row: that the files of its last column are there, and have tests of the titles in quotes. */
export function describeTestTable(rows: readonly (readonly string[])[]): void {
  for (const cells of rows) {
    const tests = cells.at(-1) ?? "";
    test(`its tests are there: ${cells.at(-2)}`, () => {
      const files = [...tests.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => {
        const file = fileOf(name);
        assert.ok(file !== null, `there is no ${name}`);
        return file;
      });
      const texts = files.filter((file) => file.endsWith(".ts")).map((file) => readFileSync(file, "utf8"));
      for (const [, title = ""] of tests.matchAll(/"([^"]+)"/g)) {
        assert.ok(
          texts.some((text) => text.includes(title)),
          `no test is called "${title}"`,
        );
      }
      assert.ok(files.length > 0);
    });
  }
}

/** The file of a name: a path in the repository, a test of test/e2e, or a case. Null when there is none. */
function fileOf(name: string): string | null {
  const places = [join(TEST, "..", name), join(TEST, "e2e", `${name}.test.ts`), join(TEST, "cases", name)];
  return places.find((place) => existsSync(place)) ?? null;
}

function isRule(line: string): boolean {
  return line.startsWith("| -");
}
