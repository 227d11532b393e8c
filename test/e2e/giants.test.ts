import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { PausePoint } from "../../agent/lib/pause-points.ts";
import { Agent } from "../harness/agent.ts";
import { MysqlServer } from "../harness/mysql-server.ts";
import { assertEqual } from "../harness/oracle.ts";
import { PauseServer } from "../harness/pause-server.ts";
import { PATIENCE_MS } from "../harness/wait.ts";

const DATABASES = ["shop"];
const LINK = "giants";
const WITHIN_MS = PATIENCE_MS;
const MIB = 1024 * 1024;
/** Longer than what the protocol takes in one packet. */
const LARGE = 17 * MIB;
/** Of a transaction that is a multiple of a batch. */
const ROWS = 1_000;
const ROW_BYTES = 8_000;

// `npm run soak -- giants` has them at full size.
describe("what is larger than a batch, and than a packet", () => {
  let source: MysqlServer;
  let target: MysqlServer;
  let pauses: PauseServer;
  let agent: Agent;

  before(async () => {
    const options = ["--max-allowed-packet=256M", "--local-infile=ON"];
    [source, target] = await Promise.all([
      MysqlServer.start({ name: "source", serverId: 1, databases: DATABASES, options }),
      MysqlServer.start({ name: "target", serverId: 2, databases: DATABASES, options }),
    ]);
    pauses = await PauseServer.open();
    agent = await Agent.start({ pauses, bundled: true });
    await source.sql("CREATE DATABASE shop");
    await source.sql("CREATE TABLE shop.items (id INT PRIMARY KEY, n INT NOT NULL, b LONGBLOB, j JSON)");
    const noise = `REPEAT(UNHEX(SHA2('x', 512)), ${LARGE / 64})`;
    await source.sql(
      `INSERT INTO shop.items VALUES (1, 0, ${noise}, NULL), (2, 0, NULL, JSON_ARRAY(REPEAT('ab', ${LARGE / 2})))`,
    );
    await agent.putInstance("source", source);
    await agent.putInstance("target", target);
    await agent.putLink(LINK, DATABASES);
    await agent.synced(LINK, WITHIN_MS);
  });

  after(async () => {
    await agent?.[Symbol.asyncDispose]();
    await pauses?.[Symbol.asyncDispose]();
    await source?.[Symbol.asyncDispose]();
    await target?.[Symbol.asyncDispose]();
  });

  async function equal(): Promise<void> {
    await agent.caughtUp(LINK, source, WITHIN_MS);
    await assertEqual(source, target, DATABASES);
  }

  test("rows are inserted, updated and deleted", async () => {
    await equal();
    await source.sql("INSERT INTO shop.items SELECT id + 10, n, b, j FROM shop.items");
    await source.sql("UPDATE shop.items SET n = 1, b = CONCAT(b, '!') WHERE id > 10");
    await source.sql("DELETE FROM shop.items WHERE id = 1; DELETE FROM shop.items WHERE id = 12");
    await equal();
  });

  const moments: readonly (readonly [PausePoint, number])[] = [
    ["apply.packet-written", 7],
    ["apply.commit-sent", 1],
  ];
  for (const [at, [point, occurrence]] of moments.entries()) {
    test(`a transaction is applied once when the agent is killed at ${point} ${occurrence} of it`, async () => {
      await using session = await source.connect();
      await session.query(`SET cte_max_recursion_depth = ${ROWS}`);
      await session.query("START TRANSACTION");
      const from = 1_000 + at * ROWS;
      const held = pauses.hold({ point, occurrence }, WITHIN_MS);
      await session.query(
        `INSERT INTO shop.items WITH RECURSIVE n AS (SELECT ${from} AS id UNION ALL SELECT id + 1 FROM n WHERE id < ${from + ROWS - 1}) ` +
          `SELECT id, 0, REPEAT(CHAR(id), ${ROW_BYTES}), NULL FROM n`,
      );
      await session.query("UPDATE shop.items SET n = n + 1 WHERE id >= ?", [from]);
      await session.query("COMMIT");
      await held;
      await agent.kill("SIGKILL");
      if (point !== "apply.commit-sent") {
        const there = await target.value("SELECT COUNT(*) FROM shop.items WHERE id >= ?", [from]);
        assert.equal(Number(there), 0, "nothing of it is to be seen");
      }
      await agent.restart();
      await equal();
    });
  }
});
