import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { PausePoint } from "../../agent/lib/pause-points.ts";
import { hasTurn } from "../harness/gate.ts";
import { LinkRun, specOf } from "../harness/link-run.ts";
import { MysqlServer } from "../harness/mysql-server.ts";
import { Once } from "../harness/once.ts";
import { assertEqual } from "../harness/oracle.ts";
import { eventually, PATIENCE_MS } from "../harness/wait.ts";

// What a copy without locks meets, each at a moment that is held: nothing here is left to chance.

const DATABASES = ["shop"];
/** Deadline of every wait, milliseconds. */
const WITHIN_MS = PATIENCE_MS;
/** Rows that a query of the load asks for, by its rate: a chunk is then one query, with rows of that moment. */
const CHUNK = 100;
/** Two chunks. */
const ROWS = 160;
/** More rows than a batch holds (BATCH_ROWS in agent/apply/batcher.ts): what is before and behind them is applied apart. */
const FILLER_ROWS = 5_001;

const numbers = (count: number): string =>
  `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})`;
const SETUP = [
  "DROP DATABASE IF EXISTS shop",
  "CREATE DATABASE shop",
  // Values that are equal by their collation, values that an index takes for equal by their beginning, and NULL.
  "CREATE TABLE shop.items (id INT PRIMARY KEY, u INT NULL, t VARCHAR(20) COLLATE utf8mb4_0900_ai_ci NOT NULL, " +
    "b VARBINARY(20) NOT NULL, n INT NOT NULL, UNIQUE KEY (u), UNIQUE KEY (t), UNIQUE KEY (b(5)))",
  `INSERT INTO shop.items ${numbers(ROWS)} SELECT i, i, CONCAT('text ', i), CONCAT(LPAD(i, 5, '0'), ' tail'), 0 FROM n`,
];
const FILLER = [
  "CREATE TABLE shop.filler (id INT PRIMARY KEY, n INT NOT NULL)",
  `SET SESSION cte_max_recursion_depth = ${FILLER_ROWS}; INSERT INTO shop.filler ${numbers(FILLER_ROWS)} SELECT i, 0 FROM n`,
];

/** What one schedule works with. */
interface Rows {
  /** A key in the chunk that is copied first, two in the other, and one of no row; each row holds its key as its values. */
  readonly low: number;
  readonly high: number;
  readonly third: number;
  readonly spare: number;
  /** Values that no row holds. */
  readonly free: readonly [number, number];
}

const set = (id: number, values: string): string => `UPDATE shop.items SET ${values} WHERE id = ${id}`;
const takeOut = (id: number): string => `DELETE FROM shop.items WHERE id = ${id}`;
const putIn = (id: number, u: number): string =>
  `INSERT INTO shop.items VALUES (${id}, ${u}, 'text ${u}', LPAD(${u}, 5, '0'), 1)`;

/** Transactions that hand values over, from rows that the copy has to rows that it has not, and the other way. */
const HAND_OVERS: Readonly<Record<string, (rows: Rows) => readonly string[]>> = {
  "a copied row gives its value to one that is still to be copied": ({ low, high, free }) => [
    set(low, `u = ${free[0]}`),
    set(high, `u = ${low}`),
  ],
  "a row that is still to be copied gives its value to a copied one": ({ low, high, free }) => [
    set(high, `u = ${free[0]}`),
    set(low, `u = ${high}`),
  ],
  "two rows change values": ({ low, high }) => [
    set(low, "u = NULL"),
    set(high, `u = ${low}`),
    set(low, `u = ${high}`),
  ],
  "three rows pass values round": ({ low, high, third, free }) => [
    set(low, `u = ${free[0]}`),
    set(high, `u = ${low}`),
    set(third, `u = ${high}`),
    set(low, `u = ${third}`),
  ],
  "a value that is equal by its collation": ({ low, high }) => [
    set(low, `t = 'gone ${low}'`),
    set(high, `t = 'TÉXT ${low}'`),
    set(low, `t = 'text ${high}'`),
  ],
  "a value that the index takes for equal by its beginning": ({ low, high }) => [
    set(low, `b = 'gone ${low}'`),
    set(high, `b = CONCAT(LPAD(${low}, 5, '0'), ' other')`),
  ],
  "a copied row is deleted, and a later one takes its place": ({ low, spare }) => [
    takeOut(low),
    putIn(spare, low),
  ],
  "a row moves from the copied part to the other": ({ low, spare }) => [set(low, `id = ${spare}`)],
  "a row moves from the other part to the copied one": ({ low, high }) => [
    takeOut(low),
    set(high, `id = ${low}`),
  ],
  "a row passes through a value that another has in the end": ({ low, high, third, free }) => [
    set(low, `u = ${free[0]}`),
    set(third, `u = ${low}`),
    set(third, `u = ${free[1]}`),
    set(high, `u = ${low}`),
  ],
  "a row comes and goes with the values that another has in the end": ({ low, high, spare, free }) => [
    takeOut(low),
    putIn(spare, low),
    takeOut(spare),
    putIn(low, low),
    set(low, "n = 2"),
    set(high, `u = ${free[0]}`),
    set(high, `u = ${high}, n = 3`),
  ],
};

/** Of all schedules at once, each with rows of its own: their first steps, their second ones, and so on. */
function steps(): readonly string[] {
  const schedules = Object.values(HAND_OVERS).map((schedule, nth) =>
    schedule({
      low: 1 + nth,
      high: CHUNK + 1 + nth,
      third: CHUNK + 31 + nth,
      spare: 10_000 + nth,
      free: [20_000 + nth, 30_000 + nth],
    }),
  );
  const longest = Math.max(...schedules.map(({ length }) => length));
  return Array.from({ length: longest }, (_, step) =>
    schedules.flatMap((schedule) => schedule[step] ?? []).join(";"),
  );
}

/** Schema changes that meet a table whose rows are being copied. */
const CHANGES: Readonly<Record<string, readonly string[]>> = {
  "columns change": [
    "UPDATE shop.items SET n = n + 1",
    "ALTER TABLE shop.items ADD COLUMN extra INT NOT NULL DEFAULT 5 FIRST, MODIFY n BIGINT",
    "UPDATE shop.items SET extra = id WHERE id % 2 = 0",
  ],
  "it is emptied": ["TRUNCATE TABLE shop.items", putIn(1, 7), putIn(CHUNK + 50, 8)],
  "it goes and comes back otherwise": [
    "DROP TABLE shop.items",
    "CREATE TABLE shop.items (id BIGINT PRIMARY KEY, text VARCHAR(9))",
    "INSERT INTO shop.items VALUES (1, 'x')",
  ],
  "it changes places with another": [
    "CREATE TABLE shop.other LIKE shop.items",
    "INSERT INTO shop.other SELECT id + 50, u, t, b, 9 FROM shop.items WHERE id > 20",
    "RENAME TABLE shop.items TO shop.swap, shop.other TO shop.items, shop.swap TO shop.other",
    set(120, "n = 2"),
  ],
};

/** How rows are put into the target by the stream and by the copy. */
const APPLIERS = [
  { by: "raw", grant: "GRANT REPLICATION_APPLIER ON *.* TO towline", localInfile: "ON" },
  { by: "sql", grant: "REVOKE REPLICATION_APPLIER ON *.* FROM towline", localInfile: "OFF" },
] as const;

for (const [turn, { by, grant, localInfile }] of APPLIERS.entries())
  describe(`a copy without locks, inserts by ${by}, local_infile ${localInfile}`, () => {
    let source: MysqlServer;
    let target: MysqlServer;
    let links = 0;

    before(async () => {
      [source, target] = await Promise.all([
        MysqlServer.start({ name: "source", serverId: 1, tmpfs: true }),
        MysqlServer.start({
          name: "target",
          serverId: 2,
          tmpfs: true,
          options: [`--local-infile=${localInfile}`],
        }),
      ]);
      await target.sql(grant);
    });

    after(async () => {
      await source?.[Symbol.asyncDispose]();
      await target?.[Symbol.asyncDispose]();
    });

    const run = (statements: readonly string[]) => async (): Promise<void> => {
      for (const sql of statements) await source.sql(sql);
    };

    /** Loads, with something else done while the load is held at a moment. */
    async function meet(
      moment: PausePoint,
      act: () => Promise<void>,
      rowsPerSecond: number | null,
    ): Promise<void> {
      const once = new Once(moment, act);
      const spec = specOf(`schedule-${by}-${++links}`, DATABASES, { load: { workers: 1, rowsPerSecond } });
      await using link = LinkRun.between(source, target, spec, { pausePoints: once });
      await link.until("the moment has come", () => once.done);
      await link.until("the link is syncing", ({ milestone }) => milestone === "syncing");
      assert.equal(link.status.inserts?.by, by);
      await link.caughtUp(source);
      await assertEqual(source, target, DATABASES);
    }

    async function afresh(): Promise<void> {
      await target.sql("DROP DATABASE IF EXISTS shop");
      for (const sql of SETUP) await source.sql(sql);
    }

    test("rows hand their values over between two chunks", async () => {
      await afresh();
      await meet("load.chunk-read", run(steps()), CHUNK);
    });

    test("a row comes while another is taken out, with a value of the same chunk", async () => {
      await afresh();
      const [gone, taken, early] = [5, CHUNK + 50, CHUNK + 1];
      await using holder = await target.connect();
      // What another worker of the load may do between the eviction of its rows and a chunk's second try. The rows are
      // looked up in their order, so the early one is behind it when the late one's eviction is held.
      const beside = async (): Promise<void> => {
        await holder.query("DO GET_LOCK('held', 60)");
        await target.sql(
          "CREATE TRIGGER shop.hold AFTER DELETE ON shop.items FOR EACH ROW DO GET_LOCK('held', 60)",
        );
        await source.sql(`${set(gone, "u = 20000")};${set(taken, `u = ${gone}`)}`);
      };
      const meeting = meet("load.chunk-read", beside, CHUNK);
      const held = async (): Promise<boolean> =>
        (await target.value(
          "SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE STATE = 'User lock'",
        )) === "1";
      await Promise.race([meeting, eventually(held, { what: "the eviction is held", within: WITHIN_MS })]);
      await holder.query(putIn(99_999, early).replace(`'text ${early}'`, "'other'"));
      await holder.query("DO RELEASE_LOCK('held')");
      await target.sql("DROP TRIGGER shop.hold");
      await meeting;
    });

    test("old events are replayed over newer rows, step by step", async () => {
      await afresh();
      for (const sql of FILLER) await source.sql(sql);
      await meet(
        "structure.done",
        run(steps().flatMap((step) => [step, "UPDATE shop.filler SET n = n + 1"])),
        null,
      );
    });

    for (const [nth, [what, statements]] of Object.entries(CHANGES).entries()) {
      // In the gate each with one of the two.
      if (!hasTurn(nth, APPLIERS.length, turn)) continue;
      test(`a table is changed between two chunks of it: ${what}`, async () => {
        await afresh();
        await meet("load.chunk-read", run(statements), CHUNK);
      });
    }
  });
