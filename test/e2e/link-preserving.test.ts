import assert from "node:assert/strict";
import { test } from "node:test";
import { notInGate } from "../harness/gate.ts";
import { LinkRun, specOf } from "../harness/link-run.ts";
import { MysqlServer } from "../harness/mysql-server.ts";
import { assertEqual } from "../harness/oracle.ts";
import { grantWholeServer, STANDBY_OPTIONS, sameGtids } from "../harness/standby.ts";

const SPEC = specOf("standby", [], { gtids: "preserve" });

async function servers() {
  const source = await MysqlServer.start({ name: "source", serverId: 1 });
  const target = await MysqlServer.start({ name: "target", serverId: 2, options: STANDBY_OPTIONS });
  await grantWholeServer(source);
  await grantWholeServer(target);
  return {
    source,
    target,
    [Symbol.asyncDispose]: async () => {
      await target[Symbol.asyncDispose]();
      await source[Symbol.asyncDispose]();
    },
  };
}

test("a seeded standby has the source's rows, definitions and GTIDs, and nothing of its own", async () => {
  await using bed = await servers();
  const { source, target } = bed;
  await source.sql(`
    CREATE DATABASE shop; CREATE DATABASE other;
    CREATE TABLE shop.items (id INT PRIMARY KEY, name VARCHAR(40), data JSON, UNIQUE KEY (name));
    CREATE TABLE other.lines (a INT, b INT, v DOUBLE, PRIMARY KEY (a, b));
    INSERT INTO shop.items SELECT n, CONCAT('item ', n), JSON_OBJECT('n', n) FROM
      (WITH RECURSIVE c AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM c WHERE n < 900) SELECT n FROM c) AS numbers;
    INSERT INTO other.lines VALUES (1, 1, 0.1), (1, 2, 0.2)`);
  await using link = LinkRun.between(source, target, SPEC);
  await link.until(
    "the standby is complete",
    ({ milestone }) => milestone !== "none" && milestone !== "started",
  );
  await source.sql(`
    UPDATE shop.items SET name = CONCAT(name, '!') WHERE id % 3 = 0;
    DELETE FROM shop.items WHERE id % 7 = 0;
    START TRANSACTION; INSERT INTO other.lines VALUES (2, 1, -0.0); UPDATE shop.items SET data = JSON_SET(data, '$.x', 1.0) WHERE id < 50; COMMIT;
    ALTER TABLE shop.items ADD COLUMN extra INT DEFAULT 7;
    CREATE TABLE shop.copied AS SELECT id, name FROM shop.items WHERE id < 20;
    CREATE DATABASE third; CREATE TABLE third.nokey (a INT, b TEXT); INSERT INTO third.nokey VALUES (1, 'x'), (1, 'x');
    DELETE FROM third.nokey LIMIT 1;
    CREATE VIEW shop.seen AS SELECT * FROM shop.items;
    CREATE TRIGGER shop.counts BEFORE INSERT ON shop.items FOR EACH ROW SET NEW.extra = NEW.extra + 1;
    INSERT INTO shop.items (id, name, extra) VALUES (5000, 'triggered', 1);
    CREATE EVENT shop.often ON SCHEDULE EVERY 1 SECOND DO DELETE FROM shop.items WHERE id = 1;
    CREATE USER nobody IDENTIFIED BY 'secret'; DROP USER nobody;
    ANALYZE TABLE shop.items; OPTIMIZE TABLE shop.items; FLUSH TABLES;
    DROP TABLE IF EXISTS shop.never; TRUNCATE TABLE other.lines;
    FLUSH BINARY LOGS;
    INSERT INTO shop.items (id, name, extra) VALUES (5001, 'behind the rotation', 1)`);
  await source.sql(`
    SET SESSION binlog_transaction_compression = ON; UPDATE shop.items SET extra = id; SET SESSION binlog_transaction_compression = OFF;
    XA START 'kept'; INSERT INTO shop.items (id, name) VALUES (6000, 'branch'); XA END 'kept'; XA PREPARE 'kept'; XA COMMIT 'kept';
    XA START 'gone'; INSERT INTO shop.items (id, name) VALUES (6001, 'gone'); XA END 'gone'; XA PREPARE 'gone'; XA ROLLBACK 'gone';
    XA START 'once'; INSERT INTO shop.items (id, name) VALUES (6002, 'one phase'); XA END 'once'; XA COMMIT 'once' ONE PHASE;
    SET GTID_NEXT = 'AUTOMATIC:site'; INSERT INTO shop.items (id, name) VALUES (6003, 'tagged'); SET GTID_NEXT = 'AUTOMATIC'`);
  await link.caughtUp(source);
  await link.until("is syncing", ({ milestone }) => milestone === "syncing");
  const { applier, gtidGaps } = link.status;
  assert.equal(applier?.how, "preserving");
  assert.equal(gtidGaps, "");
  await sameGtids(source, target);
  await assertEqual(source, target, ["shop", "other", "third"]);
  assert.equal(await target.value("SELECT link FROM towline.heartbeat"), "standby");
  assert.equal(
    await target.value("SELECT TRIGGER_NAME FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = 'shop'"),
    "counts",
  );
  assert.equal(
    await target.value("SELECT STATUS FROM information_schema.EVENTS WHERE EVENT_NAME = 'often'"),
    "REPLICA_SIDE_DISABLED",
  );
  assert.equal(await target.value("SELECT state FROM towline_local.standby"), "complete");
});

for (const commitOrder of ["unordered", "ordered"] as const) {
  // The gate has minutes, and kills several sessions in crash-preserving.
  const skip = notInGate("link-preserving");
  test(`several sessions, ${commitOrder}: hot rows, transactions in parts, schema changes between`, {
    skip,
  }, async () => {
    await using bed = await servers();
    const { source, target } = bed;
    await source.sql(
      "CREATE DATABASE shop; CREATE TABLE shop.counters (id INT PRIMARY KEY, n INT NOT NULL, v VARCHAR(20)); " +
        "CREATE TABLE shop.log (id INT AUTO_INCREMENT PRIMARY KEY, counter INT, at INT); " +
        "CREATE TABLE shop.large (id INT PRIMARY KEY, body LONGTEXT); " +
        "INSERT INTO shop.counters (id, n) VALUES (1, 0), (2, 0), (3, 0), (4, 0), (5, 0), (6, 0)",
    );
    const spec = { ...SPEC, apply: { workers: 4, commitOrder } };
    await using link = LinkRun.between(source, target, spec);
    await link.until("is syncing", ({ milestone }) => milestone === "syncing");
    const write = async (writer: number): Promise<void> => {
      await using session = await source.connect({ database: "shop" });
      for (let turn = 0; turn < 60; turn++) {
        const counter = turn % 3 === 0 ? 1 : 1 + (writer % 6);
        await session.query(
          `START TRANSACTION; UPDATE counters SET n = n + 1, v = '${writer}/${turn}' WHERE id = ${counter};` +
            `INSERT INTO log (counter, at) SELECT id, n FROM counters WHERE id = ${counter}; COMMIT`,
        );
        if (turn === 20)
          await session.query(
            `CREATE TABLE made${writer} (id INT PRIMARY KEY); INSERT INTO made${writer} VALUES (1)`,
          );
      }
    };
    const large = async (): Promise<void> => {
      await source.sql(
        "INSERT INTO shop.large SELECT n, REPEAT('x', 60000) FROM (WITH RECURSIVE c AS (SELECT 1 AS n UNION ALL " +
          "SELECT n + 1 FROM c WHERE n < 80) SELECT n FROM c) AS numbers",
      );
      await source.sql("UPDATE shop.large SET body = CONCAT(body, id), id = id + 1000 ORDER BY id DESC");
      await source.sql("FLUSH BINARY LOGS");
    };
    await Promise.all([...[0, 1, 2, 3, 4, 5].map(write), large()]);
    await link.caughtUp(source);
    await sameGtids(source, target);
    await assertEqual(source, target, ["shop"]);
  });
}

test("what does not fit stops the link by name", async () => {
  await using bed = await servers();
  const { source, target } = bed;
  await source.sql(
    "CREATE DATABASE shop; CREATE TABLE shop.items (id INT PRIMARY KEY, n INT); INSERT INTO shop.items VALUES (1, 1), (2, 2)",
  );
  const unlogged = async (sql: string): Promise<void> => {
    await using session = await target.connect();
    await session.query(`SET sql_log_bin = 0; ${sql}`);
  };
  {
    await target.sql("CREATE DATABASE mine");
    await using refused = LinkRun.between(source, target, SPEC);
    const { code, message } = await refused.failure();
    assert.equal(code, "PRECHECK_FAILED");
    assert.match(message, /gtid\.errant: .* target\.empty: .*executed.* target\.empty: .*mine/s);
    await target.sql("DROP DATABASE mine; RESET BINARY LOGS AND GTIDS");
  }
  {
    await using link = LinkRun.between(source, target, SPEC);
    await link.until("is syncing", ({ milestone }) => milestone === "syncing");
    await unlogged("DELETE FROM shop.items WHERE id = 2");
    await source.sql("UPDATE shop.items SET n = 3 WHERE id = 1; UPDATE shop.items SET n = 3 WHERE id = 2");
    const last = String(await source.value("SELECT @@global.gtid_executed"))
      .split("-")
      .at(-1);
    const { code, table, gtid } = await link.failure();
    assert.deepEqual([code, table], ["TARGET_ROW_MISSING", "shop.items"]);
    // Heartbeats come between.
    assert.ok(Number(gtid.split(":").at(-1)) <= Number(last));
    assert.equal(await target.value("SELECT n FROM shop.items WHERE id = 1"), 3);
    await unlogged("INSERT INTO shop.items VALUES (2, 2)");
  }
  {
    await using link = LinkRun.between(source, target, SPEC);
    await link.caughtUp(source);
    await sameGtids(source, target);
    await assertEqual(source, target, ["shop"]);
    await target.sql("CREATE DATABASE errant");
    const { code } = await link.failure();
    assert.equal(code, "GTIDS_FOREIGN");
  }
});
