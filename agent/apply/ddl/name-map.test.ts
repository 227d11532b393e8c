import assert from "node:assert/strict";
import { test } from "node:test";
import { clientCharset } from "../../change/statement/client-charset.ts";
import { readStatement } from "../../change/statement/read-statement.ts";
import type { SourceChange } from "../../change/statement/source-change.ts";
import { readStatusVariables } from "../../change/status-variables.ts";
import { AgentError } from "../../error.ts";
import { type NameMap, SAME_NAMES } from "./name-map.ts";
import { prepare } from "./prepare.ts";

const VERSION = 90_700;
/** Numbers of character sets of a session's client: utf8mb4_0900_ai_ci, gbk_chinese_ci. */
const UTF8MB4 = 255;
const GBK = 28;

/** `shop` is called `store` on the target, `shop.items` besides `wares`, and one table has a name beyond ASCII there. */
const NAMES: NameMap = {
  database: (name) => (name === "shop" ? "store" : name),
  table: (database, name) => {
    if (database !== "shop") return name;
    return { items: "wares", odd: "back`tick", far: "größe" }[name] ?? name;
  },
};

function changeOf(text: string, client = UTF8MB4): SourceChange {
  const sql = Buffer.from(text, "utf8").toString("latin1");
  const mode = {
    charset: clientCharset(client),
    ansiQuotes: false,
    backslashEscapes: true,
    serverVersion: VERSION,
    fold: (name: string) => name,
  };
  const statement = readStatement(sql, mode, "shop");
  assert.equal(statement.kind, "change", text);
  const { change, references, definer, conditions } = statement as Extract<
    typeof statement,
    { kind: "change" }
  >;
  return {
    gtid: { uuid: "3e11fa47-71ca-11e1-9e33-c80aa9429562", tag: "", number: 1 },
    place: "alone",
    change,
    references,
    definer,
    sql,
    database: "shop",
    // Status variable 4: character set of the client, collation of the connection, collation of the server.
    session: readStatusVariables(Buffer.from([4, client, 0, client, 0, client, 0])),
    timestamp: 0,
    sourceVersion: VERSION,
    conditions,
  };
}

const mapped = (text: string): string =>
  Buffer.from(prepare(changeOf(text), VERSION, NAMES, "keep"), "latin1").toString("utf8");

/** A statement of the source, and what is run on the target: every byte that is no name of a table stays. */
const SPLICED: readonly (readonly [source: string, target: string])[] = [
  ["CREATE TABLE items (id INT)", "CREATE TABLE `store`.`wares` (id INT)"],
  [
    "CREATE TABLE IF NOT EXISTS `shop` . `items` (`items` INT, KEY items (`items`)) COMMENT 'shop.items'",
    "CREATE TABLE IF NOT EXISTS `store`.`wares` (`items` INT, KEY items (`items`)) COMMENT 'shop.items'",
  ],
  [
    "ALTER TABLE /* items */ shop.items ADD items INT",
    "ALTER TABLE /* items */ `store`.`wares` ADD items INT",
  ],
  ["ALTER TABLE items RENAME TO odd", "ALTER TABLE `store`.`wares` RENAME TO `store`.`back``tick`"],
  ["ALTER TABLE other.items ADD n INT", "ALTER TABLE other.items ADD n INT"],
  [
    "RENAME TABLE items TO shop.tmp, `odd` TO items, other.t TO other.u",
    "RENAME TABLE `store`.`wares` TO `store`.`tmp`, `store`.`back``tick` TO `store`.`wares`, other.t TO other.u",
  ],
  ["DROP TABLE items, other.t, shop.odd", "DROP TABLE `store`.`wares`, other.t, `store`.`back``tick`"],
  ["TRUNCATE items", "TRUNCATE `store`.`wares`"],
  ["CREATE UNIQUE INDEX items ON items (items)", "CREATE UNIQUE INDEX items ON `store`.`wares` (items)"],
  ["DROP INDEX items ON shop.items", "DROP INDEX items ON `store`.`wares`"],
  ["CREATE TABLE far LIKE items", "CREATE TABLE `store`.`größe` LIKE `store`.`wares`"],
  [
    "CREATE TABLE t (id INT, FOREIGN KEY (id) REFERENCES items (id))",
    "CREATE TABLE `store`.`t` (id INT, FOREIGN KEY (id) REFERENCES `store`.`wares` (id))",
  ],
  [
    "ALTER TABLE shop.t EXCHANGE PARTITION p WITH TABLE items",
    "ALTER TABLE `store`.`t` EXCHANGE PARTITION p WITH TABLE `store`.`wares`",
  ],
  ["CREATE DATABASE shop CHARACTER SET utf8mb4", "CREATE DATABASE `store` CHARACTER SET utf8mb4"],
  ["DROP SCHEMA IF EXISTS `shop`", "DROP SCHEMA IF EXISTS `store`"],
];

for (const [source, target] of SPLICED) {
  test(`names are put in where they stand: ${source}`, () => assert.equal(mapped(source), target));
}

/** Its body is not searched for names. */
const OPAQUE = [
  "CREATE VIEW v AS SELECT * FROM items",
  "CREATE PROCEDURE p() DELETE FROM items",
  "CREATE TRIGGER r BEFORE INSERT ON items FOR EACH ROW SET @a = 1",
  "CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO DELETE FROM items",
];

for (const sql of OPAQUE) {
  test(`what may name a mapped object in its body is refused: ${sql}`, () => {
    assert.throws(
      () => mapped(sql),
      (error) => error instanceof AgentError && error.code === "STATEMENT_UNSUPPORTED" && error.hint !== "",
    );
  });
}

test("a mapped name that the session's character set cannot write is refused, any other is put in", () => {
  const run = (sql: string): string => prepare(changeOf(sql, GBK), VERSION, NAMES, "keep");
  assert.equal(run("TRUNCATE items"), "TRUNCATE `store`.`wares`");
  assert.throws(
    () => run("TRUNCATE far"),
    (error) => error instanceof AgentError && error.code === "STATEMENT_UNSUPPORTED",
  );
});

test("the definer stays, or makes room for the account of the link", () => {
  const view = "CREATE ALGORITHM=MERGE DEFINER=`a`@`%` SQL SECURITY DEFINER VIEW v AS SELECT 1";
  const run = (policy: "keep" | "target_account", sql: string): string =>
    prepare(changeOf(sql), VERSION, SAME_NAMES, policy);
  assert.equal(run("keep", view), view);
  assert.equal(run("target_account", view), view.replace("DEFINER=`a`@`%`", ""));
  const event = "CREATE DEFINER = CURRENT_USER EVENT e ON SCHEDULE EVERY 1 DAY DO SELECT 'DEFINER = x@y'";
  assert.equal(
    run("target_account", event),
    "CREATE  EVENT e ON SCHEDULE EVERY 1 DAY DISABLE ON REPLICA DO SELECT 'DEFINER = x@y'",
  );
});
