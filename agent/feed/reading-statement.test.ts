import assert from "node:assert/strict";
import { test } from "node:test";
import { refuseUnlessReading } from "./reading-statement.ts";

const READING = [
  "SELECT @@global.gtid_executed",
  "(SELECT 1 FROM `a`.`b` LIMIT 0) UNION ALL (SELECT 1 FROM `a`.`into` LIMIT 0)",
  "SELECT t.`for`, t.`update` FROM `shop`.`lock` AS t FORCE INDEX (PRIMARY) WHERE t.`id` > 'x; DROP TABLE y' ORDER BY t.`id` LIMIT 5",
  "SHOW CREATE TABLE `a`.`b`",
  "EXPLAIN FORMAT=TRADITIONAL SELECT 1 FROM `a`.`b` AS t USE INDEX (PRIMARY)",
  "EXPLAIN FORMAT=TRADITIONAL SELECT 1 FROM `a`.`b` AS t WHERE t.`id` < 5 UNION ALL SELECT 1 FROM `a`.`b` AS t WHERE t.`id` >= 5",
  "SET SESSION lock_wait_timeout = 5;START TRANSACTION",
  "ROLLBACK;SET SESSION lock_wait_timeout = DEFAULT",
  "SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ;SET SESSION net_write_timeout = 86400",
  "LOCK TABLES `a`.`b` READ",
  "UNLOCK TABLES",
  "XA RECOVER CONVERT XID",
  "SELECT a /*!80023 , b */ FROM information_schema.COLUMNS",
  "COMMIT",
  "INSERT INTO towline.heartbeat SET link = 'x', beat = 1 ON DUPLICATE KEY UPDATE beat = beat + 1",
];

const NOT_READING = [
  "",
  ";",
  "DELETE FROM a.b",
  "SELECT 1; DELETE FROM a.b",
  "SELECT 1 INTO OUTFILE '/tmp/x'",
  "SELECT 1 /*!99999 INTO OUTFILE '/tmp/x' */",
  "SELECT 1 /*! INTO OUTFILE '/tmp/x' */",
  "SELECT 1 /*!50000 ' */ INTO OUTFILE '/tmp/x' /*!50000 ' */",
  "SELECT * FROM a.b FOR UPDATE",
  "SELECT * FROM a.b LOCK IN SHARE MODE",
  "SET SESSION lock_wait_timeout = 1, GLOBAL read_only = 0",
  "SET GLOBAL read_only = 0",
  "SET SESSION sql_log_bin = 0",
  "SET @@global.read_only = 0",
  "EXPLAIN ANALYZE SELECT 1",
  "EXPLAIN FORMAT=TREE ANALYZE SELECT 1",
  "INSERT INTO towline.heartbeats SET link = 'x'",
  "INSERT INTO towline.checkpoint SET link = 'x'",
  "CREATE TABLE a.b (i INT)",
  "CALL a.b()",
  "XA COMMIT 'x'",
  "SELECT 'it does not end",
];

for (const sql of READING) test(`let through: ${sql.slice(0, 60)}`, () => refuseUnlessReading(sql));
for (const sql of NOT_READING) test(`refused: ${sql}`, () => assert.throws(() => refuseUnlessReading(sql)));

test("executable comments for a hundred thousand versions are refused, before it is read for each of them", () => {
  const comments = Array.from({ length: 100_000 }, (_, nth) => `/*!${10_000 + (nth % 90_000)} */`);
  assert.throws(() => refuseUnlessReading(`${comments.join("")} SELECT 1`), { code: "PERMISSION_DENIED" });
});

test("what is refused is named in a few characters, however long it is", () => {
  const long = () => refuseUnlessReading(`DELETE ${"x".repeat(1_000_000)}`);
  assert.throws(long, (error: Error) => error.message.length < 300);
});
