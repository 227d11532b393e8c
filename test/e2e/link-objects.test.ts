import assert from "node:assert/strict";
import { test } from "node:test";
import type { PausePoints } from "../../agent/lib/pause-points.ts";
import type { LinkSpec } from "../../agent/link/spec.ts";
import { assertSameObjects } from "../harness/compare-objects.ts";
import { notInGate } from "../harness/gate.ts";
import { ddlGrants } from "../harness/grants.ts";
import { LinkRun, specOf } from "../harness/link-run.ts";
import { HAS_MYSQL_56 } from "../harness/mysql-56.ts";
import { MysqlServer } from "../harness/mysql-server.ts";
import { Once } from "../harness/once.ts";
import { assertEqual } from "../harness/oracle.ts";

const DATABASES = ["shop", "types"];
const ACCOUNT = "`towline`@`%`";

/** Names that sort against the order in which objects need each other. */
const OBJECTS = [
  "CREATE TABLE types.other (id INT PRIMARY KEY, note VARCHAR(9))",
  "INSERT INTO types.other VALUES (1, 'n')",
  "CREATE TABLE shop.items (id INT PRIMARY KEY, price DECIMAL(10,2) NOT NULL, name VARCHAR(40) NOT NULL)",
  "INSERT INTO shop.items VALUES (1, 2.50, 'ä'), (2, 3, 'b')",
  "CREATE FUNCTION shop.zz_tax(price DECIMAL(10,2)) RETURNS DECIMAL(10,2) DETERMINISTIC RETURN price * 0.19",
  "CREATE FUNCTION shop.aa_total(price DECIMAL(10,2)) RETURNS DECIMAL(10,2) READS SQL DATA RETURN price + shop.zz_tax(price)",
  "CREATE VIEW shop.zz_base AS SELECT id, price, shop.aa_total(price) AS total FROM shop.items",
  "CREATE ALGORITHM=MERGE SQL SECURITY INVOKER VIEW shop.mm AS SELECT id, total FROM shop.zz_base WHERE id > 0 WITH LOCAL CHECK OPTION",
  "CREATE VIEW shop.aa_top AS SELECT m.id, t.note FROM shop.mm m JOIN types.other t USING (id)",
  'CREATE VIEW shop.`ü "quoted" ``view``` AS SELECT \'DO; ENABLE\' AS `x y`, "it\'s" AS b FROM shop.items',
  "CREATE DEFINER = 'nobody'@'nowhere' PROCEDURE shop.p(IN a INT, OUT b VARCHAR(10)) COMMENT 'what it does' MODIFIES SQL DATA BEGIN UPDATE shop.items SET price = a; SET b = 'ü'; END",
  "CREATE DEFINER = 'nobody'@'nowhere' EVENT shop.each_second ON SCHEDULE EVERY 1 SECOND STARTS '2020-01-01 00:00:00' DO INSERT INTO shop.items VALUES (1000 + UNIX_TIMESTAMP() % 1000000, 1, 'event')",
  "CREATE EVENT shop.off ON SCHEDULE EVERY 1 HOUR ON COMPLETION PRESERVE DISABLE COMMENT 'say '' DO ENABLE' DO SELECT 1",
  "CREATE TRIGGER shop.items_name BEFORE UPDATE ON shop.items FOR EACH ROW SET NEW.name = CONCAT(OLD.name, '!')",
  "CREATE VIEW types.back AS SELECT id FROM shop.zz_base",
  "CREATE LIBRARY shop.lib LANGUAGE JAVASCRIPT AS $$ export function one() { return 1 } $$",
];

/** Each in a session of its own; the driver gives their text in its character set. */
const SESSIONS: readonly (readonly [settings: string, sql: string])[] = [
  [
    "SET NAMES latin1 COLLATE latin1_german1_ci",
    "CREATE VIEW shop.in_latin1 AS SELECT 'hé' AS x, _gbk 0xC4E3 AS y, id FROM shop.items WHERE name = 'ä'",
  ],
  [
    "SET NAMES gbk",
    "CREATE EVENT shop.in_gbk ON SCHEDULE EVERY 1 DAY DISABLE COMMENT '你 DO 你' DO SET @x = '你誠'",
  ],
  [
    "SET NAMES sjis; SET SESSION sql_mode = 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES'",
    "CREATE FUNCTION shop.\"in_sjis\"(p VARCHAR(10)) RETURNS VARCHAR(20) DETERMINISTIC RETURN CONCAT(p, '表')",
  ],
  [
    "SET SESSION time_zone = '+05:30'; SET SESSION sql_mode = ''",
    "CREATE EVENT shop.in_zone ON SCHEDULE AT '2037-06-01 12:00:00' ON COMPLETION PRESERVE ENABLE DO SELECT 1",
  ],
  [
    // Its time came long ago, so that it would not be made today.
    "SET SESSION time_zone = '+00:00'; SET TIMESTAMP = 1000000000",
    "CREATE EVENT shop.past ON SCHEDULE AT '2001-09-10 00:00:00' ON COMPLETION NOT PRESERVE DISABLE DO SELECT 1",
  ],
];

async function prepare(source: MysqlServer): Promise<void> {
  await source.sql("DROP DATABASE IF EXISTS shop; DROP DATABASE IF EXISTS types");
  await source.sql("CREATE DATABASE shop CHARACTER SET latin1; CREATE DATABASE types");
  // Its parameters have the collation that the database has now, and not the one that it gets.
  await source.sql(
    "CREATE FUNCTION shop.old_text(p VARCHAR(10)) RETURNS VARCHAR(30) DETERMINISTIC RETURN COLLATION(p)",
  );
  await source.sql("ALTER DATABASE shop CHARACTER SET utf8mb4");
  for (const sql of OBJECTS) await source.sql(sql);
  for (const [settings, sql] of SESSIONS) {
    await using session = await source.connect();
    await session.query(settings);
    await session.query(sql);
  }
}

/** One by one: of several at once the source keeps the semicolon behind a routine as a part of it. */
async function each(server: MysqlServer, statements: readonly string[]): Promise<void> {
  for (const sql of statements) await server.sql(sql);
}

test("views, routines and events come to the target as they are", async (t) => {
  await using source = await MysqlServer.start({ name: "source", serverId: 1, tmpfs: true });
  await using target = await MysqlServer.start({
    name: "target",
    serverId: 2,
    tmpfs: true,
    options: ["--log-bin-trust-function-creators=ON"],
  });
  const syncing = async (spec: LinkSpec, pausePoints?: PausePoints): Promise<LinkRun> => {
    const link = LinkRun.between(source, target, spec, pausePoints === undefined ? {} : { pausePoints });
    await link.until("the link is syncing", ({ milestone }) => milestone === "syncing");
    await link.caughtUp(source);
    return link;
  };
  const afresh = async (): Promise<void> => {
    await target.sql("DROP DATABASE IF EXISTS shop; DROP DATABASE IF EXISTS types");
  };
  await source.sql("SET GLOBAL event_scheduler = OFF; SET GLOBAL log_bin_trust_function_creators = ON");
  await prepare(source);
  for (const grant of ddlGrants("towline", DATABASES)) await target.sql(grant);

  await t.test("definers kept, in any order, with their sessions; triggers stay and are named", async () => {
    await using link = await syncing(specOf("objects", DATABASES));
    await assertEqual(source, target, DATABASES);
    assert.equal(await assertSameObjects(source, target, "shop"), 16);
    assert.equal(await assertSameObjects(source, target, "types"), 1);
    assert.equal(await target.value("SELECT shop.old_text('x')"), "latin1_swedish_ci");
    assert.equal(
      await target.value(
        "SELECT DEFAULT_COLLATION_NAME FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = 'shop'",
      ),
      "utf8mb4_0900_ai_ci",
    );
    assert.deepEqual(link.status.leftOut, ["trigger shop.items_name on items"]);
    assert.deepEqual(
      await target.sql("SELECT TRIGGER_NAME FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = 'shop'"),
      [],
    );

    // The trigger did its work on the source; the target has the rows of it, once.
    await source.sql("UPDATE shop.items SET price = 7 WHERE id = 1; INSERT INTO types.other VALUES (2, 'o')");
    await each(source, [
      "ALTER VIEW shop.mm AS SELECT id, total, 1 AS more FROM shop.zz_base",
      "DROP EVENT shop.off",
      "DROP VIEW types.back",
    ]);
    await each(source, [
      "CREATE OR REPLACE VIEW shop.aa_top AS SELECT 1 AS one",
      "ALTER EVENT shop.in_zone COMMENT 'new'",
    ]);
    await each(source, ["DROP PROCEDURE shop.p", "CREATE PROCEDURE shop.p() SELECT 2"]);
    await link.caughtUp(source);
    await assertEqual(source, target, DATABASES);
    await assertSameObjects(source, target, "shop");
    assert.equal(await assertSameObjects(source, target, "types"), 0);
  });

  await t.test("the link's account as definer, in the copy and in the stream", async () => {
    await afresh();
    await target.sql("REVOKE SET_ANY_DEFINER, ALLOW_NONEXISTENT_DEFINER, SYSTEM_USER ON *.* FROM towline");
    await target.sql("GRANT EXECUTE ON shop.* TO towline");
    await using link = await syncing(specOf("account", DATABASES, { definer: "target_account" }));
    await each(source, [
      "CREATE VIEW shop.later AS SELECT 1",
      "ALTER VIEW shop.mm AS SELECT 3",
      "ALTER EVENT shop.each_second DISABLE",
    ]);
    await each(source, [
      "CREATE PROCEDURE shop.later() SELECT 1",
      "CREATE EVENT shop.later ON SCHEDULE EVERY 1 DAY DO SELECT 1",
    ]);
    await link.caughtUp(source);
    await assertSameObjects(source, target, "shop", { account: ACCOUNT });
    for (const grant of ddlGrants("towline", DATABASES)) await target.sql(grant);
  });

  const MEANWHILE = [
    "CREATE VIEW shop.came AS SELECT 1",
    "DROP FUNCTION shop.old_text",
    "CREATE FUNCTION shop.old_text(p INT) RETURNS INT DETERMINISTIC RETURN 1",
    "ALTER VIEW shop.mm AS SELECT 4",
    "CREATE EVENT shop.came_and_went ON SCHEDULE EVERY 1 DAY DO SELECT 1",
    "DROP EVENT shop.came_and_went",
    "CREATE TABLE shop.made (a INT PRIMARY KEY)",
    "CREATE VIEW shop.on_made AS SELECT a FROM shop.made",
    "CREATE DATABASE types2; DROP DATABASE types2",
  ];
  const undo = [
    "DROP VIEW shop.came, shop.on_made",
    "DROP TABLE shop.made",
    "ALTER VIEW shop.mm AS SELECT 5",
  ];
  for (const [index, moment] of (
    ["structure.before-table", "structure.objects-noted", "structure.objects-made", "load.done"] as const
  ).entries()) {
    await t.test(`changed on the source at ${moment}`, async () => {
      await afresh();
      const once = new Once(moment, async () => {
        await each(source, MEANWHILE);
      });
      await using link = await syncing(specOf(`meanwhile-${index}`, DATABASES), once);
      assert.ok(once.done);
      await link.caughtUp(source);
      await assertEqual(source, target, DATABASES);
      await assertSameObjects(source, target, "shop");
      await each(source, undo);
      await link.caughtUp(source);
      await assertSameObjects(source, target, "shop");
    });
  }

  await t.test("a view of what the link does not carry stops it by name, and may be left out", async () => {
    await afresh();
    await source.sql(
      "CREATE TABLE shop.secret (a INT PRIMARY KEY); CREATE VIEW shop.reveals AS SELECT a FROM shop.secret",
    );
    const excluding = (...excludeTables: string[]): LinkSpec =>
      specOf("excluding", DATABASES, {
        databases: new Map([
          ["shop", { tables: [], excludeTables }],
          ["types", { tables: [], excludeTables: [] }],
        ]),
      });
    {
      await using link = LinkRun.between(source, target, excluding("secret"));
      const error = await link.failure();
      assert.equal(error.code, "OBJECT_REFUSED");
      assert.match(error.message, /view shop\.reveals cannot be made on the target: .*shop\.secret/);
      assert.match(error.hint, /exclude_tables/);
    }
    await using link = await syncing(excluding("secret", "reveals"));
    const views = await target.sql(
      "SELECT TABLE_NAME AS v FROM information_schema.VIEWS WHERE TABLE_SCHEMA = 'shop'",
    );
    assert.ok(views.length > 3 && !views.some(({ v }) => v === "reveals"));
    await source.sql("DROP VIEW shop.reveals; DROP TABLE shop.secret");
    await link.caughtUp(source);
  });

  await t.test("of chosen tables only these are brought, and only their triggers are named", async () => {
    await afresh();
    await source.sql("CREATE TABLE shop.alone (a INT PRIMARY KEY)");
    await source.sql(
      "CREATE TRIGGER shop.of_alone BEFORE INSERT ON shop.alone FOR EACH ROW SET NEW.a = NEW.a",
    );
    const databases = new Map([["shop", { tables: ["alone"], excludeTables: [] }]]);
    await using link = await syncing(specOf("chosen", [], { databases }));
    assert.deepEqual(link.status.leftOut, ["trigger shop.of_alone on alone"]);
    assert.deepEqual(
      await target.sql("SELECT TABLE_NAME AS t FROM information_schema.TABLES WHERE TABLE_SCHEMA = 'shop'"),
      [{ t: "alone" }],
    );
    assert.deepEqual(
      await target.sql("SELECT 1 FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = 'shop'"),
      [],
    );
  });
});

/** With text of its time: a zero date, an old name of a character set, a view that sorts. */
const OBJECTS_56 = [
  "CREATE DATABASE shop CHARACTER SET utf8",
  "CREATE TABLE shop.t (id INT PRIMARY KEY, name VARCHAR(20), at TIMESTAMP NULL) ENGINE=InnoDB",
  "INSERT INTO shop.t VALUES (1, 'ä', NULL)",
  "CREATE FUNCTION shop.f(p VARCHAR(10)) RETURNS VARCHAR(20) CHARSET utf8 DETERMINISTIC RETURN CONCAT(p, 'ü')",
  "CREATE VIEW shop.b AS SELECT id, shop.f(name) AS f, _latin1 'x' AS x FROM shop.t ORDER BY id",
  "CREATE VIEW shop.a AS SELECT COUNT(*) AS n FROM shop.b",
  "CREATE PROCEDURE shop.p(OUT n INT(5)) READS SQL DATA SELECT COUNT(*) INTO n FROM shop.t",
  "CREATE EVENT shop.e ON SCHEDULE EVERY 1 DAY COMMENT 'é' DO SET @x = 'é'",
];

test("views, routines and events of a 5.6 source", {
  skip: !HAS_MYSQL_56 || notInGate("link-objects"),
}, async () => {
  await using source = await MysqlServer.start({ name: "source", serverId: 1, tmpfs: true, release: "5.6" });
  await using target = await MysqlServer.start({
    name: "target",
    serverId: 2,
    tmpfs: true,
    options: ["--log-bin-trust-function-creators=ON"],
  });
  for (const grant of ddlGrants("towline", DATABASES)) await target.sql(grant);
  await source.sql("SET GLOBAL log_bin_trust_function_creators = ON");
  await using session = await source.connect();
  await session.query("SET NAMES utf8, sql_mode = 'STRICT_TRANS_TABLES,NO_AUTO_CREATE_USER'");
  for (const sql of OBJECTS_56) await session.query(sql);
  await using link = LinkRun.between(source, target, specOf("old", ["shop"]));
  await link.until("the link is syncing", ({ milestone }) => milestone === "syncing");
  await link.caughtUp(source);
  const views = await target.sql(
    "SELECT TABLE_NAME AS v FROM information_schema.VIEWS WHERE TABLE_SCHEMA = 'shop' ORDER BY 1",
  );
  assert.deepEqual(views, [{ v: "a" }, { v: "b" }]);
  for (const sql of ["SELECT f AS v FROM shop.b", "SELECT n AS v FROM shop.a"])
    assert.deepEqual(await target.sql(sql), await source.sql(sql));
  const facts =
    "SELECT ROUTINE_NAME AS n, ROUTINE_DEFINITION AS d, SQL_MODE AS m, REPLACE(CHARACTER_SET_CLIENT, 'utf8mb3', 'utf8') AS c, DEFINER AS w FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = 'shop' UNION ALL " +
    "SELECT EVENT_NAME, CONCAT(EVENT_DEFINITION, EVENT_COMMENT), SQL_MODE, REPLACE(CHARACTER_SET_CLIENT, 'utf8mb3', 'utf8'), DEFINER FROM information_schema.EVENTS WHERE EVENT_SCHEMA = 'shop'";
  const [there, here] = [await source.sql(facts), await target.sql(facts)];
  assert.equal(there.length, 3);
  assert.deepEqual(
    here,
    there.map((row) => ({ ...row, m: String(row["m"]).replace(/,?NO_AUTO_CREATE_USER/, "") })),
  );
  assert.equal(
    await target.value("SELECT STATUS FROM information_schema.EVENTS WHERE EVENT_SCHEMA = 'shop'"),
    "REPLICA_SIDE_DISABLED",
  );
});
