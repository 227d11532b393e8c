import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import type { PausePoint, PausePoints } from "../../agent/lib/pause-points.ts";
import { DEFAULT_APPLY } from "../../agent/link/spec.ts";
import { createDatabase } from "../../agent/load/structure.ts";
import { Connection } from "../../agent/mysql/connection.ts";
import { openReader } from "../../agent/mysql/session.ts";
import { executed } from "../harness/gtids.ts";
import { endpointOf, LinkRun, specOf } from "../harness/link-run.ts";
import { MysqlServer } from "../harness/mysql-server.ts";
import { Once } from "../harness/once.ts";
import { assertEqual } from "../harness/oracle.ts";
import { Proxy } from "../harness/proxy.ts";
import { eventually, PATIENCE_MS } from "../harness/wait.ts";

// Of the traps that test/traps/README.md lists, those that no other test stands for.

const DATABASES = ["shop"];
/** Deadline of every wait, milliseconds. */
const WITHIN_MS = PATIENCE_MS;
const ROWS = 60;
const WORKERS = 4;

describe("traps of a link", () => {
  let source: MysqlServer;
  let target: MysqlServer;
  let links = 0;

  before(async () => {
    [source, target] = await Promise.all([
      MysqlServer.start({ name: "source", serverId: 1, tmpfs: true }),
      MysqlServer.start({ name: "target", serverId: 2, tmpfs: true }),
    ]);
  });

  beforeEach(async () => {
    links += 1;
    await target.sql("DROP DATABASE IF EXISTS shop");
    await source.sql("DROP DATABASE IF EXISTS shop; CREATE DATABASE shop");
    await source.sql(
      "CREATE TABLE shop.items (id INT PRIMARY KEY, n INT NOT NULL);" +
        `INSERT INTO shop.items WITH RECURSIVE r (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM r WHERE i < ${ROWS}) SELECT i, 0 FROM r`,
    );
  });

  after(async () => {
    await source?.[Symbol.asyncDispose]();
    await target?.[Symbol.asyncDispose]();
  });

  const spec = (workers = 1) => specOf(`trap-${links}`, DATABASES, { apply: { ...DEFAULT_APPLY, workers } });
  const syncing = async (link: LinkRun): Promise<void> =>
    link.until("the link is syncing", ({ milestone }) => milestone === "syncing");

  async function equal(link: LinkRun): Promise<void> {
    await link.caughtUp(source);
    await assertEqual(source, target, DATABASES);
  }

  /** The transaction that a statement makes on the source. */
  async function gtidOf(sql: string): Promise<string> {
    const since = await executed(source);
    await source.sql(sql);
    return String(await source.value("SELECT GTID_SUBTRACT(?, ?)", [await executed(source), since]));
  }

  async function positions(): Promise<readonly string[]> {
    const name = `trap-${links}`;
    const rows = await target.sql(
      "SELECT gtid_executed FROM towline.checkpoint WHERE link = ? ORDER BY worker",
      [name],
    );
    return rows.map((row) => String(row["gtid_executed"]));
  }

  test("1: a worker that holds its rows and its checkpoint keeps no other from committing", async () => {
    const held = new FirstHeld("apply.rows-written", "apply.group-committed");
    await using link = LinkRun.between(source, target, spec(WORKERS), { pausePoints: held });
    await syncing(link);
    held.arm();
    await source.sql("UPDATE shop.items SET n = n + 1");
    // With a checkpoint row in common the others would wait for the one that is held.
    await eventually(() => held.passed > 0, { what: "another worker commits", within: WITHIN_MS });
    held.release();
    await equal(link);
  });

  test("2: what a worker could not write is not behind its checkpoint, however far the others came", async () => {
    {
      await using link = LinkRun.between(source, target, spec(WORKERS));
      await syncing(link);
      await source.sql("UPDATE shop.items SET n = n + 1");
      await equal(link);
      await target.sql("DELETE FROM shop.items WHERE id = 7");
      const gtid = await gtidOf("UPDATE shop.items SET n = 100 WHERE id = 7");
      for (let id = 1; id <= ROWS; id++) await source.sql(`UPDATE shop.items SET n = n + 1 WHERE id = ${id}`);
      const error = await link.failure();
      assert.equal(error.code, "TARGET_ROW_MISSING");
      const behind = await Promise.all(
        (await positions()).map((set) => source.value("SELECT GTID_SUBSET(?, ?)", [gtid, set])),
      );
      assert.ok(behind.includes("0"), `${gtid} is in every one of ${behind.length} checkpoints`);
    }
    await target.sql("INSERT INTO shop.items VALUES (7, 1)");
    await using link = LinkRun.between(source, target, spec(WORKERS));
    await equal(link);
  });

  for (const lost of ["its answer", "it"] as const)
    test(`3: a COMMIT is sent and ${lost} is lost: counters count once`, async () => {
      await using toTarget = await Proxy.open(target.account.port);
      const cut = async (): Promise<void> => {
        if (lost === "it") toTarget.cut();
        // What the server says next is cut off, and so the COMMIT has come through.
        else toTarget.behave({ truncateAfter: 0 });
      };
      const once = new Once("apply.rows-written", cut);
      const proxied = endpointOf(target, { port: toTarget.port });
      {
        await using link = LinkRun.between(source, target, spec());
        await syncing(link);
      }
      await source.sql("INSERT INTO shop.items VALUES (1000, 1); UPDATE shop.items SET n = n + 7");
      await using link = new LinkRun(spec(), endpointOf(source), proxied, { pausePoints: once });
      await link.until("the loss is noticed", ({ retry }) => once.done && retry !== null);
      toTarget.behave();
      await equal(link);
    });

  test("7: values change hands between keys under four workers, also by a collation", async () => {
    await source.sql(
      "CREATE TABLE shop.slots (id INT PRIMARY KEY, u INT NOT NULL UNIQUE);" +
        "INSERT INTO shop.slots SELECT id, id FROM shop.items;" +
        "CREATE TABLE shop.names (id VARCHAR(9) COLLATE utf8mb4_0900_ai_ci PRIMARY KEY, t VARCHAR(9) COLLATE utf8mb4_general_ci UNIQUE);" +
        "INSERT INTO shop.names VALUES ('a', 'a'), ('b', 'e'), ('c', 'x ')",
    );
    await using link = LinkRun.between(source, target, spec(WORKERS));
    await syncing(link);
    for (let turn = 1; turn <= 5; turn++) {
      await source.sql("UPDATE shop.slots SET u = u + 1 ORDER BY u DESC");
      // In transactions of their own, from one key to the next.
      await source.sql(`UPDATE shop.slots SET u = -${turn} WHERE id = 1`);
      for (let id = 2; id <= 5; id++) await source.sql(`UPDATE shop.slots SET u = u - 1 WHERE id = ${id}`);
      await source.sql(`UPDATE shop.slots SET u = ${turn} + 5 WHERE id = 1`);
      await source.sql("UPDATE shop.names SET t = CONCAT('_', t) WHERE id = 'a'");
      await source.sql("UPDATE shop.names SET t = 'A ' WHERE id = 'c'");
      await source.sql("DELETE FROM shop.names WHERE id = 'b'");
      await source.sql("INSERT INTO shop.names VALUES ('B ', 'É')");
      await source.sql(
        "UPDATE shop.names SET t = 'x' WHERE id = 'c'; UPDATE shop.names SET t = 'a' WHERE id = 'a'",
      );
      await source.sql("UPDATE shop.names SET id = 'B', t = 'e' WHERE id = 'B '");
      await source.sql("UPDATE shop.names SET id = 'b' WHERE id = 'B '");
    }
    await equal(link);
  });

  test("14: two links read one source, each by a server id of its own", async () => {
    const other = specOf(`other-${links}`, ["other"]);
    await source.sql("CREATE DATABASE IF NOT EXISTS shop; CREATE TABLE shop.more (id INT PRIMARY KEY)");
    const part = (name: string, table: string) =>
      specOf(name, [], { databases: new Map([["shop", { tables: [table], excludeTables: [] }]]) });
    await using one = LinkRun.between(source, target, part(other.name, "items"));
    await using two = LinkRun.between(source, target, part(`${other.name}-b`, "more"));
    await Promise.all([syncing(one), syncing(two)]);
    for (let id = 1; id <= 10; id++)
      await source.sql(`INSERT INTO shop.more VALUES (${id}); UPDATE shop.items SET n = n + 1`);
    await Promise.all([one.caughtUp(source), two.caughtUp(source)]);
    assert.equal(one.status.retry, null);
    assert.equal(two.status.retry, null);
    await assertEqual(source, target, DATABASES);
  });

  test("14: two links create a database that both carry, in whatever order", async () => {
    const never = new AbortController().signal;
    await source.sql("ALTER DATABASE shop COLLATE latin1_general_cs");
    await using one = await openReader(endpointOf(source), never);
    await using two = await openReader(endpointOf(source), never);
    await using first = await Connection.open(endpointOf(target), never);
    await using second = await Connection.open(endpointOf(target), never);
    const collation =
      "SELECT DEFAULT_COLLATION_NAME FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = 'shop'";
    for (let attempt = 0; attempt < 20; attempt++) {
      await Promise.all([createDatabase(one, first, "shop"), createDatabase(two, second, "shop")]);
      assert.equal(await target.value(collation), "latin1_general_cs");
      await target.sql("DROP DATABASE shop");
    }
  });

  test("14: of two agents with one link the first is fenced by the second, and applies nothing more", async () => {
    let second: LinkRun | null = null;
    const takeOver = new Once("apply.packet-written", async () => {
      // The first has its transaction open: the second ends that session, and takes the link over.
      second = LinkRun.between(source, target, spec());
      await syncing(second);
      await second.caughtUp(source);
    });
    {
      await using link = LinkRun.between(source, target, spec());
      await syncing(link);
    }
    await source.sql("UPDATE shop.items SET n = n + 1");
    const first = LinkRun.between(source, target, spec(), { pausePoints: takeOver });
    try {
      await first.until("the second has taken over", () => takeOver.done);
      // What the first had sent was rolled back, and the second has applied it once.
      await assertEqual(source, target, DATABASES);
    } finally {
      await first[Symbol.asyncDispose]();
      await (second as LinkRun | null)?.[Symbol.asyncDispose]();
    }
  });

  test("15: a transaction of many batches that is interrupted leaves nothing of it", async () => {
    const many = 12_000;
    const interrupted = spec();
    {
      await using link = LinkRun.between(source, target, interrupted);
      await syncing(link);
    }
    await source.sql(
      `SET SESSION cte_max_recursion_depth = ${many};` +
        `INSERT INTO shop.items WITH RECURSIVE r (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM r WHERE i < ${many}) SELECT i + 1000, 0 FROM r`,
    );
    const seen: unknown[] = [];
    await using toTarget = await Proxy.open(target.account.port);
    const once = new Once(
      "apply.packet-written",
      async () => {
        seen.push(await target.value("SELECT COUNT(*) FROM shop.items WHERE id > 1000"));
        toTarget.cut();
      },
      2,
    );
    const proxied = endpointOf(target, { port: toTarget.port });
    await using link = new LinkRun(interrupted, endpointOf(source), proxied, { pausePoints: once });
    await link.until("it is interrupted", () => once.done);
    await link.until("the cut is noticed", ({ retry }) => retry !== null);
    assert.deepEqual(seen.map(Number), [0]);
    await equal(link);
  });

  test("14: a source that has purged what a link needs stops it", async () => {
    {
      await using link = LinkRun.between(source, target, spec());
      await syncing(link);
    }
    await source.sql("UPDATE shop.items SET n = 5; FLUSH BINARY LOGS");
    const [newest] = (await source.sql("SHOW BINARY LOGS")).slice(-1);
    await source.sql(`PURGE BINARY LOGS TO '${String(newest?.["Log_name"])}'`);
    await using link = LinkRun.between(source, target, spec());
    const error = await link.failure();
    assert.equal(error.code, "BINLOG_PURGED");
    assert.notEqual(error.hint, "");
  });

  test("14: a source that was reset stops its links, whatever it has executed since", async () => {
    {
      await using link = LinkRun.between(source, target, spec());
      await syncing(link);
      await source.sql("UPDATE shop.items SET n = 5");
      await link.caughtUp(source);
    }
    await source.sql("RESET BINARY LOGS AND GTIDS; UPDATE shop.items SET n = 6");
    await using link = LinkRun.between(source, target, spec());
    const error = await link.failure();
    assert.equal(error.code, "SOURCE_HISTORY_CHANGED");
    assert.notEqual(error.hint, "");
  });
});

/** Holds the first worker that comes to a point, and counts how often others pass another one meanwhile. */
class FirstHeld implements PausePoints {
  passed = 0;
  readonly #point: PausePoint;
  readonly #counted: PausePoint;
  #state: "idle" | "armed" | "holding" = "idle";
  #release: () => void = () => {};

  constructor(point: PausePoint, counted: PausePoint) {
    this.#point = point;
    this.#counted = counted;
  }

  arm(): void {
    this.#state = "armed";
  }

  release(): void {
    this.#release();
  }

  readonly reach = async (point: PausePoint): Promise<void> => {
    if (this.#state === "holding" && point === this.#counted) this.passed += 1;
    if (this.#state !== "armed" || point !== this.#point) return;
    this.#state = "holding";
    await new Promise<void>((resolve) => {
      this.#release = resolve;
    });
  };
}
