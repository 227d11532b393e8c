import assert from "node:assert/strict";
import { test } from "node:test";
import type { PausePoint, PausePoints } from "../../agent/lib/pause-points.ts";
import { normaliseCreate } from "../harness/cases/normalise-create.ts";
import { notInGate } from "../harness/gate.ts";
import { LinkRun, specOf } from "../harness/link-run.ts";
import { HAS_MYSQL_56 } from "../harness/mysql-56.ts";
import { MysqlServer } from "../harness/mysql-server.ts";
import { assertEqual, withoutCounter } from "../harness/oracle.ts";
import { Random, seedFrom } from "../harness/random.ts";

const DATABASES = ["shop"];

const HEAP =
  "CREATE TABLE shop.heap (n INT, t VARCHAR(20) CHARACTER SET utf8mb4, b VARBINARY(20), f FLOAT, d DOUBLE, e ENUM('x','y'), " +
  "at DATETIME, m DECIMAL(6,2)) ENGINE=InnoDB";

/** Rows that are alike, nearly alike, and alike to a comparison but not in their bytes. */
const LOOKALIKES = [
  "(1, NULL, NULL, 0e0, 0e0, NULL, NULL, NULL)",
  "(1, NULL, NULL, -0e0, 0e0, NULL, NULL, NULL)",
  "(1, NULL, NULL, 0e0, -0e0, NULL, NULL, NULL)",
  "(NULL, 'a', 'a', 0.1, 0.1, 'x', '2024-01-01 00:00:00', 1.50)",
  "(NULL, 'A', 'a', 0.1, 0.1, 'x', '2024-01-01 00:00:00', 1.50)",
  "(NULL, 'a ', 'a', 0.1, 0.1, 'x', '2024-01-01 00:00:00', 1.50)",
  "(NULL, 'ä', 'a\\0', 0.1, 0.1, 'y', '2024-01-01 00:00:00', 1.5)",
  "(NULL, 'a', 'a', 0.1, 0.1, 'x', '2024-01-01 00:00:00', 1.50)",
  "(2, '', '', 16777217, 1e300, NULL, NULL, 0)",
  "(2, NULL, '', 16777217, 1e300, NULL, NULL, 0)",
].join(", ");

const CHANGES: readonly string[] = [
  "DELETE FROM shop.heap WHERE CAST(f AS CHAR) LIKE '-%' LIMIT 1",
  "DELETE FROM shop.heap WHERE t = 'a' LIMIT 1",
  "UPDATE shop.heap SET m = 7 WHERE BINARY t = 'A' LIMIT 1",
  "UPDATE shop.heap SET n = 5 WHERE n IS NULL LIMIT 1",
  `INSERT INTO shop.heap VALUES ${LOOKALIKES}`,
  "DELETE FROM shop.heap WHERE d = 0 AND CAST(d AS CHAR) LIKE '-%' LIMIT 1",
  "UPDATE shop.heap SET t = UPPER(t) LIMIT 3",
  "START TRANSACTION; INSERT INTO shop.heap (n) VALUES (9), (9), (9); UPDATE shop.heap SET n = 10 WHERE n = 9 LIMIT 2; DELETE FROM shop.heap WHERE n = 10 LIMIT 1; COMMIT",
];

async function prepare(source: MysqlServer): Promise<void> {
  await source.sql("DROP DATABASE IF EXISTS shop; CREATE DATABASE shop");
  await source.sql(HEAP);
  await source.sql(`INSERT INTO shop.heap VALUES ${LOOKALIKES}, ${LOOKALIKES}`);
  // Of one the binlog names the unique index as if it were a primary key; in the other it may hold NULL.
  await source.sql(
    "CREATE TABLE shop.uniq (code VARCHAR(10) NOT NULL, n INT, UNIQUE KEY (code)) ENGINE=InnoDB",
  );
  await source.sql("CREATE TABLE shop.loose (code INT, n INT, UNIQUE KEY (code)) ENGINE=InnoDB");
  await source.sql("INSERT INTO shop.uniq VALUES ('a', 1), ('b', 2), ('c', 3)");
  await source.sql("INSERT INTO shop.loose VALUES (1, 1), (2, 2), (NULL, 3), (NULL, 3)");
}

/** Changes every table, so that values of unique indexes go from row to row. It may be done again and again. */
async function change(source: MysqlServer): Promise<void> {
  for (const sql of CHANGES) await source.sql(sql);
  await source.sql(
    "START TRANSACTION; DELETE FROM shop.uniq WHERE code = 'b'; UPDATE shop.uniq SET code = 'b' WHERE code = 'a'; " +
      "INSERT INTO shop.uniq VALUES ('a', 9); COMMIT",
  );
  await source.sql(
    "UPDATE shop.loose SET n = n + 1; INSERT INTO shop.loose VALUES (NULL, 4), (NULL, 4); DELETE FROM shop.loose WHERE code IS NULL LIMIT 1",
  );
  await source.sql(
    "START TRANSACTION; UPDATE shop.loose SET code = 3 WHERE code = 1; UPDATE shop.loose SET code = 1 WHERE code = 2; " +
      "UPDATE shop.loose SET code = 2 WHERE code = 3; COMMIT",
  );
}

/** Does something at a moment, the first time that it comes, and may hold the link there. */
class Once implements PausePoints {
  readonly #moment: PausePoint;
  readonly #act: () => Promise<void>;
  readonly #then: Promise<void>;
  #state: "waiting" | "acting" | "done" = "waiting";

  constructor(moment: PausePoint, act: () => Promise<void>, then: Promise<void> = Promise.resolve()) {
    this.#moment = moment;
    this.#act = act;
    this.#then = then;
  }

  get done(): boolean {
    return this.#state === "done";
  }

  readonly reach = async (point: PausePoint): Promise<void> => {
    if (point !== this.#moment || this.#state !== "waiting") return;
    this.#state = "acting";
    await this.#act();
    this.#state = "done";
    await this.#then;
  };
}

/** Behind the last of them everything may be copied. */
const CUTS = ["load.snapshot-taken", "load.chunk-committed", "load.table-loaded"] as const;

for (const release of ["current", "5.6"] as const) {
  // In the gate its time is spent elsewhere.
  const skip = release === "5.6" && (!HAS_MYSQL_56 || notInGate("link-keyless"));
  test(`tables without a primary key, from ${release}`, { skip }, async (t) => {
    const normalise =
      release === "current" ? withoutCounter : (create: string) => normaliseCreate(create, true);
    const seed = seedFrom(process.env);
    t.diagnostic(`seed ${seed}`);
    await using source = await MysqlServer.start({ name: "source", serverId: 1, tmpfs: true, release });
    await using target = await MysqlServer.start({ name: "target", serverId: 2, tmpfs: true });
    const equal = async (link: LinkRun): Promise<void> => {
      await link.caughtUp(source);
      await assertEqual(source, target, DATABASES, undefined, normalise);
    };
    const afresh = async (): Promise<void> => {
      await target.sql("DROP DATABASE IF EXISTS shop");
      await prepare(source);
    };

    for (const inserts of release === "current" ? (["raw", "sql"] as const) : (["raw"] as const)) {
      await t.test(`each row as often as on the source, inserts by ${inserts}`, async () => {
        await afresh();
        if (inserts === "sql") await target.sql("REVOKE REPLICATION_APPLIER ON *.* FROM towline");
        await using link = LinkRun.between(source, target, specOf(`alike-${inserts}`, DATABASES));
        await link.until("the link is syncing", ({ milestone }) => milestone === "syncing");
        await equal(link);
        assert.equal(link.status.inserts?.by, inserts);
        const random = new Random(seed);
        for (let round = 0; round < 2; round += 1) {
          for (const sql of [...CHANGES].sort(() => random.next() - 0.5)) await source.sql(sql);
          await equal(link);
        }
        await change(source);
        await equal(link);
        if (inserts === "sql") await target.sql("GRANT REPLICATION_APPLIER ON *.* TO towline");
      });
    }

    await t.test("written to while they are copied, and cut off in between", async () => {
      await afresh();
      await source.sql(
        "INSERT INTO shop.heap (n, t) SELECT 100 + a.n, b.t FROM shop.heap a JOIN shop.heap b JOIN shop.heap c JOIN shop.heap d LIMIT 45000",
      );
      const spec = specOf("cut-off", DATABASES);
      for (const moment of CUTS) {
        let goOn: () => void = () => {};
        const stopped = new Promise<void>((resolve) => {
          goOn = resolve;
        });
        const cut = new Once(moment, () => change(source), stopped);
        const link = LinkRun.between(source, target, spec, { pausePoints: cut });
        try {
          await link.until("the moment has come", () => cut.done);
        } finally {
          const ended = link[Symbol.asyncDispose]();
          goOn();
          await ended;
        }
      }
      await using link = LinkRun.between(source, target, spec);
      await link.until("the link is syncing", ({ milestone }) => milestone === "syncing");
      await equal(link);
    });

    await t.test("a row that is not there as it was stops the link", async () => {
      await afresh();
      await using link = LinkRun.between(source, target, specOf("missing", DATABASES));
      await link.until("the link is syncing", ({ milestone }) => milestone === "syncing");
      await equal(link);
      await target.sql("UPDATE shop.heap SET t = 'other' WHERE BINARY t = 'A' LIMIT 1");
      await source.sql("DELETE FROM shop.heap WHERE BINARY t = 'A'");
      const error = await link.failure();
      assert.equal(error.code, "TARGET_ROW_MISSING");
      assert.equal(error.table, "shop.heap");
      assert.match(error.message, /lacks 1 row/);
    });
  });
}
