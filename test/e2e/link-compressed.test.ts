import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Connection } from "mysql2/promise";
import { EventType } from "../../agent/change/binlog-event.ts";
import { eventsOf } from "../harness/binlog.ts";
import { LinkRun, specOf } from "../harness/link-run.ts";
import { MysqlServer } from "../harness/mysql-server.ts";
import { assertEqual } from "../harness/oracle.ts";

const DATABASES = ["shop", "unselected"];
const MIB = 1024 * 1024;
/** 64 MiB in one transaction: a multiple of every bound on the way. */
const LARGE_ROWS = 4_096;
const ROW_BYTES = 16 * 1024;

/** Different in each row. */
const NOISE = `REPEAT(SHA2(CONCAT(n, RAND(n)), 512), ${ROW_BYTES / 128})`;
const NUMBERS = (count: number): string =>
  `WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${count})`;

describe("compressed transactions", () => {
  let source: MysqlServer;
  let target: MysqlServer;
  let session: Connection;

  before(async () => {
    [source, target] = await Promise.all([
      MysqlServer.start({ name: "source", serverId: 1, databases: DATABASES }),
      MysqlServer.start({ name: "target", serverId: 2, databases: DATABASES }),
    ]);
    await source.sql("CREATE DATABASE shop; CREATE DATABASE unselected");
    await source.sql("CREATE TABLE unselected.t (id INT PRIMARY KEY, text LONGTEXT)");
    await source.sql("CREATE TABLE shop.items (id INT AUTO_INCREMENT PRIMARY KEY, text LONGTEXT)");
    session = await source.connect();
    await session.query(`SET cte_max_recursion_depth = ${LARGE_ROWS}`);
  });

  after(async () => {
    await session?.end();
    await source?.[Symbol.asyncDispose]();
    await target?.[Symbol.asyncDispose]();
  });

  const compress = async (how: "ON" | "OFF", level = 3): Promise<void> => {
    await session.query(
      `SET binlog_transaction_compression = ${how}, binlog_transaction_compression_level_zstd = ${level}`,
    );
  };

  test("are logged so", async () => {
    await compress("ON");
    const events = await eventsOf(source, () => session.query("INSERT INTO shop.items (text) VALUES ('x')"));
    assert.deepEqual(
      events.map(({ type }) => type),
      [EventType.GTID, EventType.TRANSACTION_PAYLOAD],
    );
  });

  test("are applied beside plain ones, small and large, whatever their level", async () => {
    // The larger ones are held on disk.
    const spill = { memoryBytes: MIB / 64, reserveBytes: 0 };
    await using link = LinkRun.between(source, target, specOf("compressed", ["shop"]), { spill });
    const same = async (): Promise<void> => {
      await link.caughtUp(source);
      await assertEqual(source, target, ["shop"]);
    };
    await link.until("the link is syncing", ({ milestone }) => milestone === "syncing");

    for (let round = 0; round < 50; round++) {
      await compress(round % 3 === 0 ? "OFF" : "ON", (round % 22) + 1);
      await session.query(
        "START TRANSACTION; INSERT INTO shop.items (text) VALUES ('new'), (REPEAT('é', 70000))",
      );
      await session.query("INSERT INTO unselected.t VALUES (?, 'no') ON DUPLICATE KEY UPDATE text = 'yes'", [
        round % 7,
      ]);
      await session.query("UPDATE shop.items SET text = CONCAT(text, '!') WHERE id % 3 = ?", [round % 3]);
      await session.query("SAVEPOINT s; DELETE FROM shop.items WHERE id % 5 = 0; ROLLBACK TO s; COMMIT");
      await session.query("INSERT INTO unselected.t VALUES (?, 'x') ON DUPLICATE KEY UPDATE text = 'z'", [
        round,
      ]);
    }
    await same();

    await compress("ON");
    await session.query(
      "SET GTID_NEXT = 'AUTOMATIC:tag'; INSERT INTO shop.items (text) VALUES ('tagged'); SET GTID_NEXT = 'AUTOMATIC'",
    );
    await session.query(`INSERT INTO shop.items (text) ${NUMBERS(LARGE_ROWS)} SELECT ${NOISE} FROM numbers`);
    await session.query("UPDATE shop.items SET text = CONCAT('a', text)");
    await same();

    // Every level has a window of its own; the highest has the largest.
    await compress("ON", 22);
    await session.query("UPDATE shop.items SET text = CONCAT('b', text)");
    await compress("ON", 1);
    await session.query("DELETE FROM shop.items WHERE id % 2 = 0");
    await session.query("INSERT INTO shop.items (text) VALUES (?)", [Buffer.alloc(12 * MIB, "row")]);
    await compress("OFF");
    await session.query("INSERT INTO shop.items (text) VALUES ('the end')");
    await same();
  });

  test("on the whole server, which the precheck lets pass", async () => {
    await source.sql("SET GLOBAL binlog_transaction_compression = ON");
    await target.sql("DROP DATABASE shop");
    await using link = LinkRun.between(source, target, specOf("all", ["shop"]));
    await link.until("the link is syncing", ({ milestone }) => milestone === "syncing");
    await source.sql("INSERT INTO shop.items (text) VALUES ('more')");
    await link.caughtUp(source);
    await assertEqual(source, target, ["shop"]);
  });

  test("name themselves when they cannot be applied", async () => {
    await target.sql("DROP DATABASE shop");
    await using link = LinkRun.between(source, target, specOf("image", ["shop"]));
    await link.until("the link is syncing", ({ milestone }) => milestone === "syncing");
    await compress("ON");
    await session.query("SET binlog_row_image = MINIMAL; UPDATE shop.items SET text = 'z' WHERE id = 1");
    const error = await link.failure();
    assert.equal(error.code, "ROW_IMAGE_INCOMPLETE");
    assert.equal(error.table, "shop.items");
    assert.notEqual(error.gtid, "");
  });
});
