import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import type { AgentError } from "../../agent/error.ts";
import { LinkRun, specOf } from "../harness/link-run.ts";
import { MysqlServer } from "../harness/mysql-server.ts";
import { assertEqual } from "../harness/oracle.ts";

const SPEC = specOf("terse", ["shop"]);

describe("a source whose binlog does not name columns", () => {
  let source: MysqlServer;
  let target: MysqlServer;

  before(async () => {
    [source, target] = await Promise.all([
      MysqlServer.start({ name: "source", serverId: 1, options: ["--binlog-row-metadata=MINIMAL"] }),
      MysqlServer.start({ name: "target", serverId: 2 }),
    ]);
  });

  after(async () => {
    await source?.[Symbol.asyncDispose]();
    await target?.[Symbol.asyncDispose]();
  });

  beforeEach(async () => {
    await source.sql(
      "DROP DATABASE IF EXISTS shop; CREATE DATABASE shop; " +
        "CREATE TABLE shop.t (id INT NOT NULL PRIMARY KEY, a INT, b INT); INSERT INTO shop.t VALUES (1, 10, 20)",
    );
    await target.sql("DROP DATABASE IF EXISTS shop; DROP DATABASE IF EXISTS towline");
  });

  const syncing = async (): Promise<LinkRun> => {
    const link = LinkRun.between(source, target, SPEC);
    await link.until("the link is syncing", ({ milestone }) => milestone === "syncing");
    await link.caughtUp(source);
    return link;
  };

  /** Syncs once, changes something while the link is down, and gives the error at which it then stops. */
  const stopsAfter = async (change: () => Promise<unknown>): Promise<AgentError> => {
    {
      await using link = await syncing();
      await source.sql("INSERT INTO shop.t VALUES (2, 11, 21)");
      await link.caughtUp(source);
    }
    await change();
    await using link = LinkRun.between(source, target, SPEC);
    return await link.failure();
  };

  const onTarget = async (): Promise<unknown> =>
    target.sql("SELECT JSON_ARRAY(id, a, b) AS r FROM shop.t ORDER BY id");

  const FIRST = [{ r: [1, 10, 20] }, { r: [2, 11, 21] }];

  test("is followed by the description that was kept with the first position, across a restart", async () => {
    {
      await using link = await syncing();
      await source.sql("INSERT INTO shop.t VALUES (2, 11, 21); UPDATE shop.t SET a = 5 WHERE id = 1");
      await link.caughtUp(source);
    }
    await source.sql("DELETE FROM shop.t WHERE id = 2; INSERT INTO shop.t VALUES (3, NULL, 7)");
    await using _link = await syncing();
    await assertEqual(source, target, ["shop"]);
  });

  test("is described at exactly the first position while rows are being written", async () => {
    const stop = new AbortController();
    const writing = (async () => {
      for (let id = 100; !stop.signal.aborted; id++)
        await source.sql(`INSERT INTO shop.t VALUES (${id}, ${id}, -${id})`);
    })();
    try {
      for (let round = 0; round < 3; round++) {
        await using _link = await syncing();
      }
    } finally {
      stop.abort();
      await writing;
    }
    await using _link = await syncing();
    await assertEqual(source, target, ["shop"]);
  });

  test("stops at a schema change after which the rows look as before", async () => {
    const error = await stopsAfter(async () =>
      source.sql(
        "ALTER TABLE shop.t RENAME COLUMN a TO b, RENAME COLUMN b TO a; INSERT INTO shop.t VALUES (3, 12, 22)",
      ),
    );
    assert.equal(error.code, "STATEMENT_UNSUPPORTED");
    assert.equal(error.table, "shop.t");
    assert.notEqual(error.gtid, "");
    assert.deepEqual(await onTarget(), FIRST);
  });

  test("stops at rows that the description does not fit", async () => {
    const error = await stopsAfter(async () => {
      await target.sql(
        `UPDATE towline.schema_history SET definition = REPLACE(definition, '"bytes":4', '"bytes":8')`,
      );
      await source.sql("INSERT INTO shop.t VALUES (3, 12, 22)");
    });
    assert.equal(error.code, "SOURCE_SCHEMA_DIFFERS");
    assert.equal(error.table, "shop.t");
    assert.deepEqual(await onTarget(), FIRST);
  });

  test("stops at rows from before the description", async () => {
    const error = await stopsAfter(async () => {
      await target.sql("DELETE FROM towline.schema_history");
      await source.sql("INSERT INTO shop.t VALUES (3, 12, 22)");
    });
    assert.equal(error.code, "ROW_METADATA_MISSING");
    assert.equal(error.table, "shop.t");
    assert.deepEqual(await onTarget(), FIRST);
  });

  test("stops when its description cannot be read", async () => {
    const error = await stopsAfter(async () =>
      target.sql("UPDATE towline.schema_history SET definition = '{}'"),
    );
    assert.equal(error.code, "ROW_METADATA_MISSING");
    assert.notEqual(error.hint, "");
  });
});
