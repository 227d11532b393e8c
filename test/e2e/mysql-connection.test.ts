import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { openWriter } from "../../agent/mysql/session.ts";
import { endpointOf } from "../harness/link-run.ts";
import { MysqlServer } from "../harness/mysql-server.ts";
import { Random } from "../harness/random.ts";

const SEED = 7;
const SESSIONS = 4;
const FILES = 25;
/** More than a socket takes at once, so that what ends a file waits behind it. */
const MOST_PARTS = 8;
const PART_ROWS = 800;
const PART = Buffer.from(`${"x".repeat(290)}\n`.repeat(PART_ROWS));

describe("sessions on a server", () => {
  let server: MysqlServer;

  before(async () => {
    server = await MysqlServer.start({
      name: "server",
      options: ["--local-infile=ON"],
      databases: ["files"],
    });
    await server.sql("CREATE DATABASE files");
  });

  after(async () => {
    await server?.[Symbol.asyncDispose]();
  });

  test("send files at the same time, each to its end, and leave no listener behind", async () => {
    const warnings: Error[] = [];
    const warned = (warning: Error): number => warnings.push(warning);
    process.on("warning", warned);
    const closed = new AbortController();
    const random = new Random(SEED);
    const send = async (number: number): Promise<void> => {
      await using session = await openWriter(endpointOf(server), closed.signal);
      await server.sql(`CREATE TABLE files.t${number} (v VARCHAR(300))`);
      const sql = `LOAD DATA LOCAL INFILE 'rows' INTO TABLE files.t${number}`;
      for (let file = 0; file < FILES; file += 1) {
        const parts = Array.from({ length: random.int(1, MOST_PARTS) }, () => PART);
        const { rows } = await session.loadData(sql, parts);
        assert.equal(rows, parts.length * PART_ROWS);
        await session.execute(`TRUNCATE files.t${number}`);
      }
    };
    try {
      await Promise.all(Array.from({ length: SESSIONS }, (_, number) => send(number)));
    } finally {
      process.off("warning", warned);
    }
    assert.deepEqual(
      warnings.filter(({ name }) => name === "MaxListenersExceededWarning"),
      [],
    );
  });
});
