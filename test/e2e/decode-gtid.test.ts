import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { CHECKSUM_LENGTH, EventType, type RawEvent } from "../../agent/change/binlog-event.ts";
import { type GtidEvent, readGtidEvent } from "../../agent/change/gtid-event.ts";
import { readRowsEvent, readTableId } from "../../agent/change/rows-event.ts";
import { readTableMap } from "../../agent/change/table-map.ts";
import { eventsOf } from "../harness/binlog.ts";
import { MysqlServer } from "../harness/mysql-server.ts";

const isGtid = ({ type }: RawEvent): boolean => type === EventType.GTID || type === EventType.GTID_TAGGED;
const MICROSECONDS = 1_000;
/** A commit takes no longer than this, and clocks of one machine agree, microseconds. */
const SOON = 60_000_000;

describe("what opens a transaction, as the server logs it", () => {
  let server: MysqlServer;
  let version: number;

  before(async () => {
    server = await MysqlServer.start({ name: "source", serverId: 1, databases: ["shop"] });
    await server.sql(
      "CREATE DATABASE shop; CREATE TABLE shop.t (id INT AUTO_INCREMENT PRIMARY KEY, s LONGTEXT)",
    );
    const [major = 0, minor = 0, patch = 0] = server.version.split(/[.-]/).map(Number);
    version = major * 10_000 + minor * 100 + patch;
  });

  after(async () => server?.[Symbol.asyncDispose]());

  async function transactions(...lines: readonly string[]): Promise<readonly GtidEvent[]> {
    const events = await eventsOf(server, async () => {
      await using session = await server.connect({ database: "shop" });
      for (const line of lines) await session.query(line);
    });
    const starts = events.flatMap((event, index) => (isGtid(event) ? [index] : []));
    return starts.map((start, index) => {
      const group = events.slice(start, starts[index + 1]);
      const bytes = group.reduce((sum, event) => sum + event.bytes.length + CHECKSUM_LENGTH, 0);
      const gtid = readGtidEvent(group[0] as RawEvent);
      assert.equal(gtid.length, bytes, "the length is that of its events");
      return gtid;
    });
  }

  for (const tag of ["", "tag", "a_tag_of_thirty_two_characters_0"]) {
    const next = tag === "" ? "AUTOMATIC" : `AUTOMATIC:${tag}`;

    test(`its clock, times, length and version, with the tag "${tag}"`, async () => {
      const before = Date.now() * MICROSECONDS;
      const [first, second] = await transactions(
        `SET GTID_NEXT = '${next}'`,
        "INSERT INTO t (s) VALUES (REPEAT('x', 70000))",
        "INSERT INTO t (s) VALUES ('y')",
      );
      assert.ok(first !== undefined && second !== undefined);
      assert.equal(first.gtid.tag, tag);
      assert.equal(second.gtid.number, first.gtid.number + 1);
      assert.equal(first.gtid.uuid, await server.value("SELECT @@server_uuid"));
      assert.equal(second.sequenceNumber, first.sequenceNumber + 1);
      assert.ok(second.lastCommitted < second.sequenceNumber);
      assert.ok(first.committedAt >= before && first.committedAt < before + SOON);
      assert.equal(first.originallyCommittedAt, first.committedAt);
      assert.equal(first.serverVersion, version);
      assert.equal(first.originalServerVersion, version);
      assert.equal(first.logged, "rows");
    });

    test(`what it was on the first server, with the tag "${tag}"`, async () => {
      const [replicated] = await transactions(
        `SET GTID_NEXT = '${next}', original_commit_timestamp = 1600000000123456, original_server_version = 80019`,
        "INSERT INTO t (s) VALUES ('z')",
      );
      assert.equal(replicated?.originallyCommittedAt, 1_600_000_000_123_456);
      assert.ok(replicated.committedAt > replicated.originallyCommittedAt);
      assert.equal(replicated.originalServerVersion, 80_019);
      assert.equal(replicated.serverVersion, version);
    });
  }

  test("a transaction that is logged as statements says so", async () => {
    const [statement] = await transactions("SET binlog_format = STATEMENT", "INSERT INTO t (s) VALUES ('s')");
    assert.equal(statement?.logged, "maybe-statements");
  });

  test("what a session switched off stands with its rows", async () => {
    const events = await eventsOf(server, async () => {
      await using session = await server.connect({ database: "shop" });
      for (const [foreignKey, unique] of [
        [0, 0],
        [0, 1],
        [1, 0],
        [1, 1],
      ])
        await session.query(
          `SET foreign_key_checks = ${foreignKey}, unique_checks = ${unique}; INSERT INTO t (s) VALUES ('r'), ('s')`,
        );
    });
    const maps = new Map(
      events
        .filter(({ type }) => type === EventType.TABLE_MAP)
        .map((event) => [readTableId(event), readTableMap(event, { count: 0, find: () => undefined })]),
    );
    const rows = events.filter(({ type }) => type === EventType.WRITE_ROWS);
    assert.deepEqual(
      rows.map((event) => {
        const table = maps.get(readTableId(event));
        assert.ok(table !== undefined);
        const { withoutChecks, endsStatement } = readRowsEvent(event, table);
        assert.equal(endsStatement, true);
        return withoutChecks;
      }),
      [
        { foreignKey: true, unique: true },
        { foreignKey: true, unique: false },
        { foreignKey: false, unique: true },
        { foreignKey: false, unique: false },
      ],
    );
  });
});
