import assert from "node:assert/strict";
import { test } from "node:test";
import { shownText, withoutSecrets } from "./shown-text.ts";

const SECRET = "s3cr3t";
/** Statements, or parts of bodies, that hold a password, its hash or an address with one. */
const SECRETIVE = [
  `CREATE USER a IDENTIFIED BY '${SECRET}'`,
  `CREATE USER a IDENTIFIED BY "${SECRET}"`,
  `CREATE USER a IDENTIFIED WITH 'caching_sha2_password' AS '${SECRET}' REQUIRE NONE`,
  `CREATE USER a IDENTIFIED WITH caching_sha2_password AS 0x${SECRET}`,
  `CREATE USER a identified with mysql_native_password by '${SECRET}'`,
  `CREATE USER a IDENTIFIED BY PASSWORD '${SECRET}'`,
  `ALTER USER a IDENTIFIED BY 'x' REPLACE '${SECRET}'`,
  `CREATE USER a IDENTIFIED BY 'x''y\\'z', b IDENTIFIED BY '${SECRET}'`,
  `SET PASSWORD FOR 'a'@'%' = '${SECRET}'`,
  `SET PASSWORD FOR a = PASSWORD('${SECRET}')`,
  `SET PASSWORD = '${SECRET}'`,
  `CREATE PROCEDURE p() BEGIN PREPARE s FROM 'ALTER USER a IDENTIFIED BY ''${SECRET}'''; END`,
  `CREATE PROCEDURE p() CHANGE REPLICATION SOURCE TO SOURCE_PASSWORD = '${SECRET}'`,
  `CREATE TABLE t (id INT) ENGINE=FEDERATED CONNECTION='mysql://u:${SECRET}@h/d/t'`,
  `CREATE SERVER s FOREIGN DATA WRAPPER mysql OPTIONS (USER 'u', PASSWORD '${SECRET}', HOST 'h')`,
  `CREATE USER a IDENTIFIED BY '${SECRET}`,
];

for (const sql of SECRETIVE) {
  test(`what may be a secret is not shown: ${sql.replaceAll(SECRET, "…")}`, () => {
    assert.doesNotMatch(shownText(sql), new RegExp(SECRET));
    assert.doesNotMatch(withoutSecrets(`near '${sql}' at line 1`), new RegExp(SECRET));
    assert.match(shownText(sql), /\*\*\*$/);
  });
}

test("columns that are called so are shown, with all around them", () => {
  const sql =
    "CREATE TABLE t (password VARCHAR(60) NOT NULL DEFAULT '', connection INT, note TEXT COMMENT 'x')";
  assert.equal(shownText(sql), sql);
});

test("a long statement is cut, behind its secrets", () => {
  const long = `CREATE TABLE t (${"c".repeat(600)} INT)`;
  assert.equal(shownText(long).length, 501);
  assert.ok(shownText(long).endsWith("…"));
});
