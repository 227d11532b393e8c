import assert from "node:assert/strict";
import { test } from "node:test";
import { databaseOf, isHarmlessStatement, transactionControl } from "./statement.ts";

test("tells control words from statements", () => {
  const expected = {
    BEGIN: "begin",
    COMMIT: "commit",
    "ROLLBACK TO `a`": "rollback",
    "SAVEPOINT `a`": "savepoint",
    "XA START X'61',X'',1": "xa-start",
    "XA END X'61',X'',1": "xa-end",
    "XA COMMIT X'61',X'',1": "xa-finish",
    "/* note */ create table begin (a int)": "statement",
    "CREATE TABLE commit_log (a int)": "statement",
  };
  for (const [text, control] of Object.entries(expected))
    assert.equal(transactionControl(text), control, text);
});

test("only statements about accounts, statistics and caches are harmless", () => {
  for (const text of [
    "CREATE USER 'a'@'%'",
    "/* x */ GRANT SELECT ON *.* TO a",
    "-- c\nFLUSH PRIVILEGES",
    "ANALYZE TABLE t",
  ]) {
    assert.ok(isHarmlessStatement(text), text);
  }
  for (const text of [
    "DROP TABLE t",
    "/*!80000 DROP TABLE t */",
    "CREATE USERS (a int)",
    "TRUNCATE t",
    "GRANTED",
  ]) {
    assert.ok(!isHarmlessStatement(text), text);
  }
});

test("finds the database of statements that are logged without it", () => {
  const columns = "(\n  `id` int NOT NULL\n) START TRANSACTION";
  assert.equal(databaseOf(`CREATE TABLE \`a\`\`b\`.\`t\` ${columns}`, "d"), "a`b");
  assert.equal(databaseOf(`CREATE TABLE \`t\` ${columns}`, "d"), "d");
  assert.equal(databaseOf("CREATE TABLE `a`.`t` (`id` int)", "d"), null);
  assert.equal(databaseOf("/* x */ truncate table `a`.`t` ;", "d"), "a");
  assert.equal(databaseOf("TRUNCATE a . t", "d"), "a");
  assert.equal(databaseOf("TRUNCATE t", "d"), "d");
  assert.equal(databaseOf("TRUNCATE a.t /*!80000 , b.t */", "d"), null);
});
