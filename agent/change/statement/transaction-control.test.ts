import assert from "node:assert/strict";
import { test } from "node:test";
import { transactionControl } from "./transaction-control.ts";

test("tells control words from statements", () => {
  const expected = {
    BEGIN: "begin",
    COMMIT: "commit",
    "ROLLBACK TO `a`": "rollback",
    "SAVEPOINT `a`": "savepoint",
    "XA START X'61',X'',1": "xa-start",
    "XA END X'61',X'',1": "xa-end",
    "XA COMMIT X'61',X'',1": "xa-commit",
    "XA ROLLBACK X'61',X'',1": "xa-rollback",
    "/* note */ create table begin (a int)": "statement",
    "CREATE TABLE commit_log (a int)": "statement",
  };
  for (const [text, control] of Object.entries(expected))
    assert.equal(transactionControl(text), control, text);
});
