import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { EventType } from "../../agent/change/binlog-event.ts";
import { type QueryEvent, readQueryEvent } from "../../agent/change/query-event.ts";
import { eventsOf } from "../harness/binlog.ts";
import { MysqlServer } from "../harness/mysql-server.ts";

/** Collation numbers, by the server's information_schema. */
const GBK = 28;
const UTF8MB4_0900 = 255;
const E_ACUTE_IN_GBK = Buffer.from([0xa8, 0xa6]);
/** Numbers of the server's own. */
const LOCALE_DE_DE = 4;
const ANSI_QUOTES = 4n;
const NO_BACKSLASH_ESCAPES = 1_048_576n;

describe("the session of a statement, as the server logs it", () => {
  let server: MysqlServer;

  before(async () => {
    server = await MysqlServer.start({ name: "source", serverId: 1, databases: ["shop"] });
    await server.sql(
      "CREATE DATABASE shop CHARACTER SET latin1 COLLATE latin1_german1_ci; CREATE DATABASE other",
    );
  });

  after(async () => server?.[Symbol.asyncDispose]());

  /** The last statement of a session that runs these one after the other. */
  async function statement(...lines: readonly string[]): Promise<QueryEvent> {
    const events = await eventsOf(server, async () => {
      await using session = await server.connect({ database: "shop" });
      for (const line of lines) await session.query(line);
    });
    const query = events.findLast(({ type }) => type === EventType.QUERY);
    assert.ok(query !== undefined, "a statement is logged");
    return readQueryEvent(query);
  }

  test("nothing unknown, and the defaults", async () => {
    const { status, database, text, errorCode } = await statement("CREATE TABLE plain (id INT PRIMARY KEY)");
    assert.equal(status.unknown, null);
    assert.equal(database, "shop");
    assert.equal(text, "CREATE TABLE plain (id INT PRIMARY KEY)");
    assert.equal(errorCode, 0);
    assert.deepEqual(status.options, {
      autoIsNull: false,
      autocommit: true,
      foreignKeyChecks: true,
      uniqueChecks: true,
    });
    assert.equal(status.catalog, "std");
    assert.deepEqual(status.charsets, {
      client: UTF8MB4_0900,
      connection: UTF8MB4_0900,
      server: UTF8MB4_0900,
    });
    assert.deepEqual(status.updatedDatabases, ["shop"]);
    assert.equal(status.defaultCollationForUtf8mb4, UTF8MB4_0900);
    assert.equal(status.requirePrimaryKey, false);
    assert.ok(status.ddlTransaction !== null && status.ddlTransaction > 0n);
    // The server does not log what this statement does not depend on.
    assert.equal(status.explicitDefaultsForTimestamp, null);
    assert.equal(status.defaultTableEncryption, null);
    assert.equal(status.timeZone, null);
    assert.equal(status.autoIncrement, null);
    assert.equal(status.invoker, null);
  });

  test("what a session sets", async () => {
    const { status, textBytes } = await statement(
      "SET foreign_key_checks = 0, unique_checks = 0, sql_auto_is_null = 1, sql_mode = 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES'",
      "SET time_zone = '-03:30', lc_time_names = 'de_DE', explicit_defaults_for_timestamp = 0",
      "SET auto_increment_increment = 3, auto_increment_offset = 2, sql_require_primary_key = 1",
      "SET character_set_client = gbk",
      "CREATE TABLE sets (id INT PRIMARY KEY, at TIMESTAMP DEFAULT '2024-01-01 00:00:00') COMMENT 'é'",
    );
    assert.deepEqual(status.options, {
      autoIsNull: true,
      autocommit: true,
      foreignKeyChecks: false,
      uniqueChecks: false,
    });
    assert.equal(status.sqlMode, ANSI_QUOTES | NO_BACKSLASH_ESCAPES);
    assert.deepEqual(status.charsets, { client: GBK, connection: UTF8MB4_0900, server: UTF8MB4_0900 });
    assert.equal(status.timeZone, "-03:30");
    assert.equal(status.localeNumber, LOCALE_DE_DE);
    assert.equal(status.explicitDefaultsForTimestamp, false);
    assert.deepEqual(status.autoIncrement, { increment: 3, offset: 2 });
    assert.equal(status.requirePrimaryKey, true);
    assert.equal(status.unknown, null);
    assert.ok(textBytes.includes(E_ACUTE_IN_GBK), "the client's bytes");
  });

  test("what a routine, a view, a database and a clock add", async () => {
    // Logged only where the session differs from the database itself.
    const routine = await statement(
      `SET collation_database = ${UTF8MB4_0900}`,
      "CREATE PROCEDURE p() SELECT 1",
    );
    assert.equal(routine.status.databaseCollation, UTF8MB4_0900);
    assert.deepEqual(routine.status.invoker, { user: "root", host: "localhost" });

    const database = await statement("SET default_table_encryption = 0", "CREATE DATABASE third");
    assert.equal(database.status.defaultTableEncryption, false);
    assert.deepEqual(database.status.updatedDatabases, ["third"]);

    const clock = await statement("SET timestamp = 1700000000.25", "CREATE TABLE at AS SELECT NOW(6) AS t");
    assert.equal(clock.timestamp, 1_700_000_000);

    const many = Array.from({ length: 17 }, (_, index) => `many${index}`);
    for (const name of many)
      await server.sql(`CREATE DATABASE ${name}; CREATE TABLE ${name}.t (id INT PRIMARY KEY)`);
    const dropped = await statement(`DROP TABLE ${many.map((name) => `${name}.t`).join(", ")}`);
    assert.equal(dropped.status.updatedDatabases, null, "more than the server names");
  });
});
