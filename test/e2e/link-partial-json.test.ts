import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Connection } from "mysql2/promise";
import { EventType } from "../../agent/change/binlog-event.ts";
import { eventsOf } from "../harness/binlog.ts";
import { LinkRun, specOf } from "../harness/link-run.ts";
import { MysqlServer } from "../harness/mysql-server.ts";
import { assertEqual } from "../harness/oracle.ts";
import { Random, seedFrom } from "../harness/random.ts";

const DATABASES = ["shop"];
const PAD = "p".repeat(300);

/** Every way of storing a scalar in a document. */
const SCALARS = [
  "NULL",
  "CAST('null' AS JSON)",
  "TRUE",
  "CAST('false' AS JSON)",
  "0",
  "-1",
  "32767",
  "-32768",
  "65535",
  "65536",
  "-2147483648",
  "4294967295",
  "4294967296",
  "9223372036854775807",
  "-9223372036854775808",
  "18446744073709551615",
  "1.5",
  "-0.000000000000000000000000000001",
  "12345678901234567890123456789012345.678",
  "1.0",
  "1e0",
  "CAST('-0.0' AS JSON)",
  "1.7976931348623157e308",
  "CAST('1e-320' AS JSON)",
  "''",
  "'é名😀\\\\\"\\n\\0'",
  "DATE'2024-02-29'",
  "TIME'-838:59:58.999999'",
  "TIMESTAMP'2024-02-29 23:59:59.123456'",
  "CAST(TIMESTAMP'1000-01-01 00:00:00' AS JSON)",
  "REPEAT('s', 200)",
  "REPEAT('l', 70000)",
  "JSON_ARRAY()",
  "JSON_OBJECT()",
  "JSON_ARRAY(1, JSON_ARRAY(2), JSON_OBJECT('k', 70000))",
  "JSON_OBJECT('a', 1.25, 'bb', JSON_ARRAY(DATE'2020-01-01'), '', NULL)",
] as const;

/** Paths that the starting document has, some of them only now and then. */
const PATHS = [
  "$.a",
  "$.n",
  "$.list[0]",
  "$.list[1]",
  "$.list[last]",
  "$.list[2].deep",
  "$.list[20]",
  "$.list",
  '$."q u\\"o.t[0]ed"',
  '$."q u\\"o.t[0]ed".in',
  "$.äö",
  "$.object.one.two.three",
  "$.object.one",
  "$.object.one.new",
  '$.object."é名😀"',
  "$.a[0]",
  "$.n[1]",
  "$.big.tail",
  "$.big",
  '$.""',
] as const;

const DOCUMENT =
  `JSON_OBJECT('a', 1, 'n', NULL, 'list', JSON_ARRAY(1, 'two', JSON_OBJECT('deep', JSON_ARRAY(1, 2, 3))), ` +
  `'q u"o.t[0]ed', JSON_OBJECT('in', '${PAD}'), 'äö', 2.5, 'object', ` +
  `JSON_OBJECT('one', JSON_OBJECT('two', JSON_OBJECT('three', '${PAD}'))), 'pad', '${PAD}', ` +
  `'big', JSON_OBJECT('head', REPEAT('h', id * 20000), 'tail', 7))`;

describe("JSON documents that are logged by what changed in them", () => {
  let source: MysqlServer;
  let target: MysqlServer;
  let session: Connection;

  before(async () => {
    const options = ["--group-concat-max-len=16777216"];
    [source, target] = await Promise.all([
      MysqlServer.start({ name: "source", serverId: 1, databases: DATABASES, options }),
      MysqlServer.start({ name: "target", serverId: 2, databases: DATABASES, options }),
    ]);
    await source.sql("CREATE DATABASE shop");
    await source.sql(
      "CREATE TABLE shop.docs (id INT PRIMARY KEY, b BIT(3), doc JSON, t TEXT, other JSON NOT NULL, n INT, third JSON) CHARACTER SET utf8mb4",
    );
    // Up to 80 kB: in the small format, and in the large one.
    await source.sql(
      "INSERT INTO shop.docs (id, b, t, other) VALUES (1, 5, 'x', '[]'), (2, NULL, NULL, '[]'), (3, 1, 'ü', '[]'), (4, 1, '', '[]')",
    );
    await source.sql(`UPDATE shop.docs SET doc = ${DOCUMENT}, other = ${DOCUMENT}`);
    session = await source.connect();
    await session.query("SET binlog_row_value_options = PARTIAL_JSON");
  });

  after(async () => {
    await session?.end();
    await source?.[Symbol.asyncDispose]();
    await target?.[Symbol.asyncDispose]();
  });

  /** Equal as the oracle sees it, and each value in a document of the same type: 1.0 is a decimal or a double. Whether a
   * whole number was signed is lost where it is written, not where it is read. */
  async function same(link: LinkRun, step: string): Promise<void> {
    await link.caughtUp(source);
    try {
      await assertEqual(source, target, DATABASES);
      assert.deepEqual(await types(target), await types(source));
    } catch (error) {
      throw new Error(`after ${step}: ${(error as Error).message}`, { cause: error });
    }
  }

  const types = async (server: MysqlServer): Promise<unknown> =>
    server.sql(
      ["doc", "other", "third"]
        .map(
          (column) =>
            `SELECT d.id, '${column}' AS c, JSON_TYPE(d.${column}) AS root, (SELECT SHA2(GROUP_CONCAT(COALESCE(JSON_TYPE(m), JSON_TYPE(e))), 256) ` +
            `FROM JSON_TABLE(d.${column}, '$' COLUMNS (NESTED PATH '$**.*' COLUMNS (m JSON PATH '$'), ` +
            `NESTED PATH '$**[*]' COLUMNS (e JSON PATH '$'))) AS i) AS types FROM shop.docs AS d`,
        )
        .join(" UNION ALL ") + " ORDER BY id, c",
    );

  test("are logged so", async () => {
    const events = await eventsOf(source, () =>
      session.query("UPDATE shop.docs SET doc = JSON_SET(doc, '$.a', 2), n = 1"),
    );
    assert.ok(events.some(({ type }) => type === EventType.PARTIAL_UPDATE_ROWS));
  });

  test("each value, set, inserted, replaced, appended and removed", async () => {
    await using link = LinkRun.between(source, target, specOf("partial", DATABASES));
    await link.until("the link is syncing", ({ milestone }) => milestone === "syncing");
    for (const [index, scalar] of SCALARS.entries()) {
      const path = PATHS[index % PATHS.length];
      await session.query(
        `UPDATE shop.docs SET doc = JSON_SET(doc, '$.a', ${scalar}, '$.list[1]', ${scalar})`,
      );
      await session.query(`UPDATE shop.docs SET other = JSON_SET(other, ?, ${scalar}), n = ${index}`, [path]);
      await session.query(
        `UPDATE shop.docs SET doc = JSON_INSERT(doc, '$.new${index}', ${scalar}) WHERE id % 2 = 0`,
      );
      await session.query(
        `UPDATE shop.docs SET doc = JSON_REPLACE(doc, '$.object.one.two', ${scalar}, '$.none', 1), t = NULL WHERE id > 1`,
      );
      await session.query(
        `UPDATE shop.docs SET doc = JSON_SET(doc, '$.list[30]', ${scalar}, '$.object', JSON_OBJECT('one', JSON_OBJECT('two', '${PAD}')))`,
      );
      await session.query(`UPDATE shop.docs SET doc = JSON_REMOVE(doc, '$.list[0]', '$.new${index}')`);
      await session.query(
        `UPDATE shop.docs SET doc = JSON_ARRAY_INSERT(doc, '$.list[1]', ${scalar}), other = JSON_SET(other, '$.äö', ${scalar})`,
      );
      await session.query(`UPDATE shop.docs SET doc = JSON_ARRAY_APPEND(doc, '$.list', ${scalar})`);
      if (index % 9 === 8) await same(link, scalar);
    }
    await same(link, "all values");
  });

  test("documents that appear, vanish, and grow out of the small format and back", async () => {
    await using link = LinkRun.between(source, target, specOf("partial", DATABASES));
    await link.until("the link is syncing", ({ milestone }) => milestone === "syncing");
    await session.query(`UPDATE shop.docs SET third = ${DOCUMENT}, doc = JSON_SET(doc, '$.a', 1)`);
    await session.query("UPDATE shop.docs SET third = NULL, doc = JSON_SET(doc, '$.a', 2) WHERE id % 2 = 0");
    await session.query("UPDATE shop.docs SET third = JSON_SET(third, '$.a', 3), doc = NULL WHERE id = 3");
    await same(link, "NULL");
    for (const size of [60_000, 64_000, 65_000, 65_530, 66_000, 1_000_000, 3]) {
      await session.query("UPDATE shop.docs SET other = JSON_SET(other, '$.big.head', REPEAT('g', ?))", [
        size,
      ]);
      await session.query(
        "UPDATE shop.docs SET other = JSON_SET(other, '$.list[0]', 70000, '$.object.one', 1e0)",
      );
      await same(link, `${size} bytes`);
    }
    await session.query(
      "START TRANSACTION; UPDATE shop.docs SET other = JSON_SET(other, '$.a', 1); UPDATE shop.docs SET other = JSON_SET(other, '$.a', 2), id = id + 100",
    );
    await session.query(
      "UPDATE shop.docs SET other = JSON_REMOVE(other, '$.a'); COMMIT; UPDATE shop.docs SET id = id - 100",
    );
    await session.query(
      "SET binlog_transaction_compression = ON; UPDATE shop.docs SET other = JSON_SET(other, '$.packed', 1); SET binlog_transaction_compression = OFF",
    );
    await same(link, "keys that change, and compression");
  });

  test("random changes", async (t) => {
    const seed = seedFrom(process.env);
    t.diagnostic(`seed ${seed}`);
    const random = new Random(seed);
    await session.query(`UPDATE shop.docs SET doc = ${DOCUMENT}, third = ${DOCUMENT}`);
    await using link = LinkRun.between(source, target, specOf("partial", DATABASES));
    await link.until("the link is syncing", ({ milestone }) => milestone === "syncing");
    const change = (column: string): string => {
      const [path, other] = [random.pick(PATHS), random.pick(PATHS)];
      const quoted = (text: string): string => `'${text.replaceAll("\\", "\\\\")}'`;
      switch (random.int(0, 4)) {
        case 0:
          return `${column} = JSON_SET(${column}, ${quoted(path)}, ${random.pick(SCALARS)}, ${quoted(other)}, ${random.pick(SCALARS)})`;
        case 1:
          return `${column} = JSON_REPLACE(${column}, ${quoted(path)}, ${random.pick(SCALARS)})`;
        case 2:
          return `${column} = JSON_REMOVE(${column}, ${quoted(path)}, ${quoted(other)})`;
        case 3:
          return `${column} = JSON_SET(JSON_REMOVE(${column}, ${quoted(path)}), ${quoted(other)}, ${random.pick(SCALARS)})`;
        default:
          return `${column} = JSON_SET(JSON_REPLACE(${column}, ${quoted(path)}, ${random.pick(SCALARS)}), ${quoted(other)}, n)`;
      }
    };
    for (let round = 1; round <= 400; round++) {
      const id = random.int(1, 4);
      await session.query(
        `UPDATE shop.docs SET ${change("doc")}, n = ${round}, ${change("third")} WHERE id = ${id}`,
      );
      if (round % 100 === 0) {
        await same(link, `${round} changes`);
        await session.query(`UPDATE shop.docs SET doc = ${DOCUMENT}`);
      }
    }
  });

  test("on the whole server, which the precheck lets pass", async () => {
    await source.sql("SET GLOBAL binlog_row_value_options = PARTIAL_JSON");
    await target.sql("DROP DATABASE shop");
    await using link = LinkRun.between(source, target, specOf("all", DATABASES));
    await link.until("the link is syncing", ({ milestone }) => milestone === "syncing");
    await session.query("UPDATE shop.docs SET other = JSON_SET(other, '$.x', 1)");
    await same(link, "one more");
  });
});
