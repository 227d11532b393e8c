import assert from "node:assert/strict";
import { test } from "node:test";
import { OperationGenerator } from "./generator.ts";
import { SESSIONS } from "./sessions.ts";

const COUNT = 6_000;

function operations(seed: number, xa: "with" | "without" = "without") {
  const generator = new OperationGenerator({ seed, xa });
  return [...generator.opening(), ...Array.from({ length: COUNT }, () => generator.next())];
}

test("the same seed gives the same operations, and another one others", () => {
  assert.deepEqual(operations(7), operations(7));
  assert.notDeepEqual(operations(7), operations(8));
});

test("every session is used, and every kind of statement", () => {
  const made = operations(3, "with");
  assert.equal(new Set(made.map(({ session }) => session)).size, SESSIONS);
  const text = made.flatMap(({ statements }) => statements).join(";\n");
  for (const part of [
    ...[
      "INSERT INTO",
      "INSERT IGNORE",
      "REPLACE INTO",
      "ON DUPLICATE KEY UPDATE",
      "SELECT * FROM",
      "DELETE a, b",
    ],
    ...[
      "UPDATE `",
      "DELETE FROM",
      "JSON_SET",
      "SAVEPOINT s0",
      "ROLLBACK TO",
      "RELEASE",
      "\nROLLBACK;",
      "\nCOMMIT;",
    ],
    ...[
      "XA START",
      "XA PREPARE",
      "XA COMMIT",
      "XA ROLLBACK",
      "ONE PHASE",
      "TRUNCATE TABLE",
      "TRUNCATE PARTITION",
    ],
    ...[
      "CREATE TABLE",
      " LIKE ",
      "DROP TABLE",
      "RENAME TABLE",
      "RENAME TO",
      "CREATE OR REPLACE VIEW",
      "DROP VIEW",
    ],
    ...[
      "ADD COLUMN",
      "DROP COLUMN",
      "MODIFY COLUMN",
      "RENAME COLUMN",
      "ADD INDEX",
      "ADD UNIQUE",
      "DROP INDEX",
    ],
    ...[
      "CONVERT TO",
      "PARTITION BY HASH",
      "PARTITION BY RANGE",
      "COALESCE",
      "REMOVE PARTITIONING",
      "REORGANIZE",
    ],
    ...[
      "GENERATED ALWAYS",
      "FOREIGN KEY",
      "ON DELETE CASCADE",
      "ON UPDATE SET NULL",
      "DROP FOREIGN KEY",
      "CHECK (",
    ],
    ...["CREATE FUNCTION", "CREATE PROCEDURE", "DROP FUNCTION"],
  ])
    assert.ok(text.includes(part), `no ${part} among ${made.length} operations`);
});

test("no table with documents has its keys moved and is changed within its documents", () => {
  const moved = new Set<string>();
  const within = new Set<string>();
  let found = 0;
  for (const text of operations(5).flatMap(({ statements }) => statements)) {
    const tables = text.match(/`[^`]+`\.(?:`[^`]+`)+/g) ?? [];
    if (/^(CREATE|ALTER|RENAME|DROP) /.test(text)) {
      // Tables change places, and lose their documents: what was seen under these names is of others.
      for (const table of tables) for (const seen of [moved, within]) seen.delete(table);
    } else if (text.startsWith("UPDATE ") && !text.includes(" JOIN ")) {
      const [table = ""] = tables;
      if (/ SET (`(?:id|beside)`) = \1 [+-] 1 WHERE/.test(text)) moved.add(table);
      if (/(`[^`]+`) = JSON_\w+\(\1, /.test(text)) within.add(table);
      if (within.has(table)) found++;
      assert.ok(!(moved.has(table) && within.has(table)), text);
    }
  }
  assert.notEqual(found, 0);
  assert.notEqual(moved.size, 0);
});
