import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { DatabaseObjects } from "../../agent/link/spec.ts";
import { FeedServer } from "../harness/feed-server.ts";
import { containsGtids, executed } from "../harness/gtids.ts";
import { endpointOf, LinkRun, type LinkRunOptions, specOf } from "../harness/link-run.ts";
import { MysqlServer } from "../harness/mysql-server.ts";
import { Once } from "../harness/once.ts";
import { assertEqual } from "../harness/oracle.ts";
import { newFolder } from "../harness/run-folder.ts";
import { eventually, PATIENCE_MS } from "../harness/wait.ts";

const DATABASES = ["grown", "purged"];
const ITEMS: DatabaseObjects = { tables: ["items"], excludeTables: [] };
const BOTH: DatabaseObjects = { tables: ["items", "extra"], excludeTables: [] };

describe("a link whose tables change while it has received what it has not applied", () => {
  let source: MysqlServer;
  let target: MysqlServer;
  let feed: FeedServer;
  before(async () => {
    source = await MysqlServer.start({ name: "source", serverId: 1, databases: DATABASES });
    target = await MysqlServer.start({ name: "target", serverId: 2, databases: DATABASES });
    feed = await FeedServer.start();
  });
  after(async () => {
    await feed[Symbol.asyncDispose]();
    await target[Symbol.asyncDispose]();
    await source[Symbol.asyncDispose]();
  });

  /** A link without a load, of tables that are on both servers: what it carries comes by the stream alone, and over a feed. */
  const follow = (database: string, objects: DatabaseObjects, options: LinkRunOptions): LinkRun => {
    const spec = specOf(database, [], {
      databases: new Map([[database, objects]]),
      initialization: { structure: false, data: false },
    });
    return new LinkRun(spec, feed.source(endpointOf(source), database), endpointOf(target), options);
  };

  /** Ends a link of `items` that has received transactions on both tables and applied the first one. */
  const receivedAhead = async (database: string): Promise<LinkRunOptions> => {
    for (const server of [source, target]) {
      await server.sql(`CREATE DATABASE ${database}`);
      for (const table of BOTH.tables)
        await server.sql(`CREATE TABLE ${database}.${table} (id INT PRIMARY KEY, n INT)`);
    }
    const options = { received: newFolder("received") };
    let release = (): void => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const first = new Once("apply.rows-written", () => released);
    const link = follow(database, ITEMS, { ...options, pausePoints: first });
    try {
      await link.until("the link follows", ({ state }) => state.phase === "syncing");
      await source.sql(`INSERT INTO ${database}.items VALUES (1, 1)`);
      await source.sql(`INSERT INTO ${database}.items VALUES (2, 2)`);
      await source.sql(`INSERT INTO ${database}.extra VALUES (1, 1)`);
      const written = await executed(source);
      await eventually(() => containsGtids(source, link.status.gtidReceived, written), {
        what: "everything is received",
        within: PATIENCE_MS,
      });
    } finally {
      const ended = link[Symbol.asyncDispose]();
      release();
      await ended;
    }
    assert.equal(await target.value(`SELECT COUNT(*) FROM ${database}.extra`), "0");
    return options;
  };

  test("asks the source again for what it received of fewer tables", async () => {
    const options = await receivedAhead("grown");
    await using link = follow("grown", BOTH, options);
    await link.caughtUp(source);
    await source.sql("UPDATE grown.extra SET n = 2");
    await link.caughtUp(source);
    await assertEqual(source, target, ["grown"]);
  });

  test("stops where the source has purged that, and goes on with the tables it had", async () => {
    const options = await receivedAhead("purged");
    await source.sql("FLUSH BINARY LOGS");
    const [newest] = await source.sql<{ File: string }>("SHOW BINARY LOG STATUS");
    await source.sql(`PURGE BINARY LOGS TO '${newest?.File}'`);
    {
      await using link = follow("purged", BOTH, options);
      const error = await link.failure();
      assert.equal(error.code, "BINLOG_PURGED");
      assert.match(error.message, /carries other tables now/);
    }
    await using link = follow("purged", ITEMS, options);
    await link.caughtUp(source);
    assert.equal(await target.value("SELECT COUNT(*) FROM purged.items"), "2");
  });
});
