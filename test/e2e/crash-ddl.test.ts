import assert from "node:assert/strict";
import { test } from "node:test";
import { Agent } from "../harness/agent.ts";
import { MysqlServer } from "../harness/mysql-server.ts";
import { assertEqual } from "../harness/oracle.ts";
import { PauseServer } from "../harness/pause-server.ts";
import { PATIENCE_MS } from "../harness/wait.ts";

const LINK = "crash";
const DATABASES = ["shop"];
/** Deadline of every wait, milliseconds. */
const WITHIN_MS = PATIENCE_MS;

const MOMENTS = ["change.intent-committed", "change.done", "change.committed"] as const;
/** For each moment a change of its own. */
const changes = (turn: number): readonly string[] => [
  `ALTER TABLE shop.items ADD COLUMN extra${turn} INT DEFAULT 1`,
  `CREATE TABLE shop.copied (PRIMARY KEY (id)) AS SELECT id, ${turn} AS n FROM shop.items`,
  "RENAME TABLE shop.items TO shop.old, shop.copied TO shop.items",
  "DROP TABLE shop.old",
  "TRUNCATE TABLE shop.items",
];

test("agent and target are killed around schema changes, and each is applied once", async (t) => {
  await using source = await MysqlServer.start({ name: "source", serverId: 1, tmpfs: true });
  await using target = await MysqlServer.start({ name: "target", serverId: 2, tmpfs: true });
  await using pauses = await PauseServer.open();
  await using agent = await Agent.start({ pauses, bundled: true });
  await source.sql("CREATE DATABASE shop; CREATE TABLE shop.items (id INT PRIMARY KEY, n INT)");
  await source.sql("INSERT INTO shop.items VALUES (1, 1), (2, 2)");
  await agent.putInstance("source", source);
  await agent.putInstance("target", target);
  await agent.putLink(LINK, DATABASES);
  await agent.synced(LINK, WITHIN_MS);

  let kills = 0;
  for (const [turn, point] of MOMENTS.entries()) {
    for (const [index, change] of changes(turn).entries()) {
      const victim = (index + turn) % 2 === 0 ? "agent" : "target";
      const held = pauses.hold({ point, occurrence: 1 }, WITHIN_MS);
      await source.sql(change);
      await held;
      if (victim === "agent") {
        await agent.kill("SIGKILL");
        await agent.restart();
      } else {
        await target.kill("SIGKILL");
        pauses.release();
        await target.restart();
      }
      kills += 1;
      await agent.caughtUp(LINK, source, WITHIN_MS);
      await assertEqual(source, target, DATABASES);
      t.diagnostic(`SIGKILL to ${victim} at ${point}: ${change}`);
    }
  }
  assert.equal(kills, changes(0).length * MOMENTS.length);
});
