import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import { DEFAULT_APPLY } from "../../agent/link/spec.ts";
import type { SpillBounds } from "../../agent/spill/spill-folder.ts";
import { executed } from "../harness/gtids.ts";
import { LinkRun, specOf } from "../harness/link-run.ts";
import { MysqlServer } from "../harness/mysql-server.ts";
import { Once } from "../harness/once.ts";
import { assertEqual } from "../harness/oracle.ts";
import { Random, seedFrom } from "../harness/random.ts";
import { eventually, PATIENCE_MS } from "../harness/wait.ts";

const DATABASES = ["shop"];
/** Deadline of every wait, milliseconds. */
const WITHIN_MS = PATIENCE_MS;
const MIB = 1024 * 1024;

describe("XA transactions", () => {
  let source: MysqlServer;
  let target: MysqlServer;
  let links = 0;

  before(async () => {
    [source, target] = await Promise.all([
      MysqlServer.start({ name: "source", serverId: 1, databases: DATABASES }),
      MysqlServer.start({ name: "target", serverId: 2, databases: DATABASES }),
    ]);
    await source.sql("CREATE DATABASE unselected; CREATE TABLE unselected.t (id INT PRIMARY KEY)");
  });

  beforeEach(async () => {
    await target.sql("DROP DATABASE IF EXISTS shop");
    await source.sql("DROP DATABASE IF EXISTS shop");
    await source.sql(
      "CREATE DATABASE shop; CREATE TABLE shop.items (id INT PRIMARY KEY, n INT, text LONGTEXT)",
    );
    await source.sql("INSERT INTO shop.items VALUES (1, 1, 'a'), (2, 2, 'b'), (3, 3, 'c')");
  });

  after(async () => {
    await source?.[Symbol.asyncDispose]();
    await target?.[Symbol.asyncDispose]();
  });

  const branch = (xid: string, sql: string): string =>
    `XA START ${xid}; ${sql}; XA END ${xid}; XA PREPARE ${xid}`;
  const newLink = (spill?: SpillBounds): LinkRun =>
    LinkRun.between(source, target, specOf(`xa-${++links}`, DATABASES), spill === undefined ? {} : { spill });
  const sameLink = (): LinkRun => LinkRun.between(source, target, specOf(`xa-${links}`, DATABASES));

  async function syncing(link: LinkRun): Promise<void> {
    await link.until("the link is syncing", ({ milestone }) => milestone === "syncing");
  }

  /** The transaction that a statement makes on the source. */
  async function gtidOf(work: () => Promise<unknown>): Promise<string> {
    const before = await executed(source);
    await work();
    return String(await source.value("SELECT GTID_SUBTRACT(?, ?)", [await executed(source), before]));
  }

  async function applied(link: LinkRun, gtids: string): Promise<boolean> {
    return Number(await source.value("SELECT GTID_SUBSET(?, ?)", [gtids, link.status.gtidApplied])) === 1;
  }

  async function same(link: LinkRun): Promise<void> {
    await link.caughtUp(source);
    await assertEqual(source, target, DATABASES);
  }

  const onTarget = async (): Promise<string> =>
    String(await target.value("SELECT GROUP_CONCAT(id ORDER BY id) FROM shop.items"));

  test("are applied at their commit, dropped at their rollback, at once in one phase", async () => {
    await using link = newLink();
    await syncing(link);
    await source.sql(
      branch("'a'", "INSERT INTO shop.items VALUES (10, 1, NULL); UPDATE shop.items SET n = 9 WHERE id = 1"),
    );
    await source.sql(branch("'b','\\0q',7", "DELETE FROM shop.items WHERE id = 2"));
    await source.sql(branch("'c'", "INSERT INTO unselected.t VALUES (1)"));
    const plain = await gtidOf(() => source.sql("INSERT INTO shop.items VALUES (4, 4, 'd')"));
    await eventually(() => applied(link, plain), { what: "what follows is applied", within: WITHIN_MS });
    assert.equal(await onTarget(), "1,2,3,4", "nothing of a prepared branch");
    await source.sql("XA COMMIT 'a'; XA ROLLBACK 'b','\\0q',7; XA COMMIT 'c'");
    await source.sql(
      "XA START 'one'; INSERT INTO shop.items VALUES (11, 1, NULL); XA END 'one'; XA COMMIT 'one' ONE PHASE",
    );
    await source.sql(
      "XA START 'none'; INSERT INTO shop.items VALUES (12, 1, NULL); XA END 'none'; XA ROLLBACK 'none'",
    );
    await source.sql(`${branch("'a'", "INSERT INTO shop.items VALUES (13, 1, 'again')")}; XA COMMIT 'a'`);
    await source.sql(
      `SET binlog_transaction_compression = ON; ${branch("'z'", "INSERT INTO shop.items VALUES (14, 1, 'zstd')")}; XA COMMIT 'z'; SET binlog_transaction_compression = OFF`,
    );
    await same(link);
    assert.equal(await onTarget(), "1,2,3,4,10,11,13,14");
  });

  test("that stay prepared keep the link neither from syncing nor from going on where it stopped", async () => {
    const prepared: string[] = [];
    {
      await using link = newLink();
      await syncing(link);
      prepared.push(
        await gtidOf(() => source.sql(branch("'stays'", "INSERT INTO shop.items VALUES (20, 1, 'x')"))),
      );
      prepared.push(await gtidOf(() => source.sql(branch("'goes'", "DELETE FROM shop.items WHERE id = 3"))));
      const plain = await gtidOf(() => source.sql("UPDATE shop.items SET n = 5 WHERE id = 1"));
      await eventually(() => applied(link, plain), { what: "what follows is applied", within: WITHIN_MS });
      for (const gtid of prepared)
        assert.equal(await applied(link, gtid), false, "a prepared branch is not applied");
    }
    for (const round of [1, 2]) {
      await using link = sameLink();
      await syncing(link);
      const plain = await gtidOf(() => source.sql(`INSERT INTO shop.items VALUES (${20 + round}, 1, 'x')`));
      await eventually(() => applied(link, plain), { what: "what follows is applied", within: WITHIN_MS });
      const lag = link.status.lag;
      await eventually(() => link.status.lag !== null && link.status.lag !== lag, {
        what: "a lag",
        within: WITHIN_MS,
      });
      assert.equal(link.status.state.phase, "syncing");
    }
    // While nobody reads.
    await source.sql("XA ROLLBACK 'goes'");
    await using link = sameLink();
    await syncing(link);
    await source.sql("XA COMMIT 'stays'");
    await same(link);
    assert.equal(await onTarget(), "1,2,3,20,21,22");
  });

  for (const workers of [1, 3]) {
    test(`that are larger than a batch, and many, in any order, by ${workers} workers`, async (t) => {
      const seed = seedFrom(process.env);
      t.diagnostic(`seed ${seed}`);
      const random = new Random(seed);
      await using link = LinkRun.between(
        source,
        target,
        specOf(`xa-${++links}`, DATABASES, { apply: { ...DEFAULT_APPLY, workers } }),
        { spill: { memoryBytes: MIB / 64, reserveBytes: 0 } },
      );
      await syncing(link);
      const open: { readonly xid: string; readonly from: number }[] = [];
      let next = 100;
      for (let step = 0; step < 300; step++) {
        if (open.length < 8 && random.chance(0.5)) {
          const xid = `'${step}','b',${random.int(1, 3)}`;
          const from = next;
          next += 100;
          const rows = random.chance(0.05) ? 100 : random.int(1, 5);
          const size = rows === 100 ? 64 * 1024 : 10;
          const values = Array.from(
            { length: rows },
            (_, at) => `(${from + at}, ${at}, REPEAT('${at % 10}', ${size}))`,
          );
          const other = open.length > 0 ? "" : "; UPDATE shop.items SET n = n + 1 WHERE id < 4";
          await source.sql(branch(xid, `INSERT INTO shop.items VALUES ${values.join(", ")}${other}`));
          open.push({ xid, from });
        } else if (open.length > 0 && random.chance(0.7)) {
          const [ended] = open.splice(random.int(0, open.length - 1), 1);
          await source.sql(`XA ${random.chance(0.7) ? "COMMIT" : "ROLLBACK"} ${ended?.xid}`);
        } else {
          await source.sql(`INSERT INTO shop.items VALUES (${next}, 0, 'plain')`);
          next += 100;
        }
      }
      for (const { xid } of open) await source.sql(`XA COMMIT ${xid}`);
      await same(link);
    });
  }

  test("that are larger than memory are held on disk, committed and rolled back", async () => {
    await using link = newLink({ memoryBytes: MIB, reserveBytes: 0 });
    await syncing(link);
    for (const [xid, from] of [
      ["'drops'", 40],
      ["'stays'", 60],
      ["'large'", 80],
    ] as const) {
      await using session = await source.connect();
      await session.query(`XA START ${xid}; UPDATE shop.items SET n = ${from} WHERE id = ${(from % 3) + 1}`);
      for (let row = 0; row < 20; row++)
        await session.query(`INSERT INTO shop.items VALUES (${from + row}, 1, REPEAT('l', ${MIB / 4}))`);
      await session.query(`XA END ${xid}; XA PREPARE ${xid}`);
    }
    const large = await gtidOf(() => source.sql("XA ROLLBACK 'drops'; XA COMMIT 'large'"));
    await eventually(() => applied(link, large), { what: "the branch is applied", within: WITHIN_MS });
    assert.equal(await target.value("SELECT MAX(id) FROM shop.items"), 99);
    await source.sql("XA COMMIT 'stays'");
    await same(link);
    assert.equal(Number(await target.value("SELECT COUNT(*) FROM shop.items")), 43);
  });

  test("that the disk does not take are tried again, and say so", async () => {
    await using link = newLink({ memoryBytes: 0, reserveBytes: Number.MAX_SAFE_INTEGER });
    await syncing(link);
    await source.sql(branch("'held'", `INSERT INTO shop.items VALUES (30, 1, REPEAT('s', ${MIB}))`));
    await link.until("the link waits", ({ retry }) => retry?.error.code === "SPILL_FAILED");
    assert.notEqual(link.status.retry?.error.hint, "");
    await source.sql("XA ROLLBACK 'held'");
  });

  test("that were prepared before the link end before it copies a row", async () => {
    await source.sql(branch("'early'", "INSERT INTO shop.items VALUES (50, 1, 'x')"));
    const later = new Once("load.branches-listed", async () => {
      await source.sql(branch("'later'", "INSERT INTO shop.items VALUES (51, 1, 'x')"));
    });
    await using link = LinkRun.between(source, target, specOf(`xa-${++links}`, DATABASES), {
      pausePoints: later,
    });
    await link.until("the other branch is prepared", () => later.done);
    assert.equal(link.status.tables[0]?.state, "pending");
    await source.sql("XA COMMIT 'early'");
    await syncing(link);
    await source.sql("XA COMMIT 'later'");
    await same(link);
    assert.equal(await onTarget(), "1,2,3,50,51");
  });

  test("that are open refuse a link that copies no rows", async () => {
    await source.sql(branch("'early'", "INSERT INTO shop.items VALUES (60, 1, 'x')"));
    await target.sql(
      "CREATE DATABASE shop; CREATE TABLE shop.items (id INT PRIMARY KEY, n INT, text LONGTEXT)",
    );
    await target.sql("INSERT INTO shop.items VALUES (1, 1, 'a'), (2, 2, 'b'), (3, 3, 'c')");
    const spec = specOf(`xa-${++links}`, DATABASES, { initialization: { structure: false, data: false } });
    await using link = LinkRun.between(source, target, spec);
    await link.until("the link waits", ({ retry }) => retry?.error.code === "XA_BRANCH_OPEN");
    assert.match(link.status.retry?.error.message ?? "", /x'6561726c79',x'',1/);
    await source.sql("XA ROLLBACK 'early'");
    await syncing(link);
    await source.sql("UPDATE shop.items SET n = 7");
    await same(link);
  });
});
