import assert from "node:assert/strict";
import { test } from "node:test";
import { LinkRun, specOf } from "../harness/link-run.ts";
import { MysqlServer } from "../harness/mysql-server.ts";
import { assertEqual } from "../harness/oracle.ts";

const DATABASES = ["shop"];
const MIXED =
  "b BIT(3), s SET('a', 'b'), e ENUM('x', 'y'), t VARCHAR(9) CHARACTER SET latin1, j JSON, g POINT, at TIME(3), y YEAR, u BIGINT UNSIGNED";

/** What the server does not round: it copies from a column. */
const COPIED =
  "UPDATE shop.marks AS a JOIN shop.exact AS b ON a.id % 10 = b.id SET a.d = b.d, a.f = b.f, a.du = b.du, a.fu = b.fu, a.n = a.n + 1";

const EVERYTHING =
  "SELECT GROUP_CONCAT(CONCAT_WS('|', id, n, IFNULL(CAST(d * 1e0 AS CHAR), 'N'), IFNULL(CAST(f * 1e0 AS CHAR), 'N'), IFNULL(CAST(du * 1e0 AS CHAR), 'N'), IFNULL(CAST(fu * 1e0 AS CHAR), 'N')) ORDER BY id) FROM shop.marks";

test("numbers that the source holds unrounded, and zeros with a sign, are carried to columns with digits", async () => {
  const options = ["--group-concat-max-len=1048576"];
  await using source = await MysqlServer.start({
    name: "source",
    serverId: 1,
    databases: DATABASES,
    options,
  });
  await using target = await MysqlServer.start({
    ...{ name: "target", serverId: 2, databases: DATABASES },
    options: [...options, "--local-infile=ON"],
  });
  await source.sql("CREATE DATABASE shop");
  await source.sql(
    "CREATE TABLE shop.exact (id INT PRIMARY KEY, d DOUBLE, f FLOAT, du DOUBLE UNSIGNED, fu FLOAT UNSIGNED)",
  );
  await source.sql(
    "INSERT INTO shop.exact (id, d, f) VALUES (0, -0e0, -0e0), (1, 12345678.1255e0, 1.2345e0), (2, NULL, NULL), (3, 5e-324, 1e-20), " +
      "(4, -1.0005e0, -0.005e0), (5, 0, 0), (6, 99999999999999999e0, 99999999e0), (7, 0.1e0, 0.1e0), (8, 1.5e0, NULL), (9, -7e0, -7e0)",
  );
  await source.sql("UPDATE shop.exact SET du = IF(id = 0, d, ABS(d)), fu = IF(id = 0, f, ABS(f))");
  await source.sql(
    `CREATE TABLE shop.marks (id INT PRIMARY KEY, n INT NOT NULL, d DOUBLE(20,3), f FLOAT(10,2), du DOUBLE(20,3) UNSIGNED, fu FLOAT(10,2) UNSIGNED, ${MIXED}, UNIQUE KEY (n))`,
  );
  const rows = (from: number): string =>
    Array.from(
      { length: 20 },
      (_, at) =>
        `(${from + at}, ${(from + at) * 10}, 1, 1, 1, 1, ${at % 8}, ${at % 4}, ${1 + (at % 2)}, 'é\\'', '[1.0, 1]', POINT(${at}, 1), '-00:00:00.5', 2000, 18446744073709551615)`,
    ).join(",");
  await source.sql(`INSERT INTO shop.marks VALUES ${rows(0)}`);
  await source.sql(COPIED);
  const held = String(await source.value(EVERYTHING));
  assert.match(held, /\|-0\|-0\|-0\|-0/);
  assert.match(held, /\|12345678\.1255\|.*\|12345678\.1255\|/);

  await using link = LinkRun.between(source, target, specOf("digits", DATABASES));
  const same = async (step: string): Promise<void> => {
    await link.caughtUp(source);
    await assertEqual(source, target, DATABASES);
    assert.equal(await target.value(EVERYTHING), await source.value(EVERYTHING), step);
  };
  await link.until("the link is syncing", ({ milestone }) => milestone === "syncing");
  await same("the copy");
  await source.sql(`INSERT INTO shop.marks VALUES ${rows(100)}`);
  await source.sql(
    "UPDATE shop.marks AS a JOIN shop.exact AS b ON a.id % 10 = b.id SET a.d = b.d, a.f = b.f, a.du = b.du, a.fu = b.fu",
  );
  await same("updates");
  await source.sql("UPDATE shop.marks SET du = NULL, fu = 2 WHERE id % 10 = 1");
  await same("NULL, and what needs no copying");
  await source.sql("UPDATE shop.marks SET n = n + 1000");
  await same("rows put in anew, for a unique column has changed");
  await source.sql("DELETE FROM shop.marks WHERE id % 2 = 0");
  await same("deletes");
});
