import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { describeTestTable, tableRows } from "../harness/test-table.ts";

const rows = tableRows(readFileSync(join(import.meta.dirname, "README.md"), "utf8"));

test("each of the fifteen traps has a row", () => {
  const numbers = rows.map((row) => Number(row[0])).filter((number) => !Number.isNaN(number));
  assert.deepEqual(
    numbers,
    Array.from({ length: 15 }, (_, index) => index + 1),
  );
});

describeTestTable(rows);
