import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import type { PausePoint } from "../../agent/lib/pause-points.ts";
import { Agent } from "../harness/agent.ts";
import { containsGtids, executed } from "../harness/gtids.ts";
import { MysqlServer } from "../harness/mysql-server.ts";
import { assertEqual } from "../harness/oracle.ts";
import { PauseServer } from "../harness/pause-server.ts";
import { PATIENCE_MS } from "../harness/wait.ts";

const DATABASES = ["shop"];
const LINK = "xa";
/** Deadline of every wait, milliseconds. */
const WITHIN_MS = PATIENCE_MS;
/** Moments in the target transaction of a branch. */
const MOMENTS: readonly PausePoint[] = [
  "apply.packet-written",
  "apply.rows-written",
  "apply.commit-sent",
  "apply.group-committed",
];

test("a branch is applied once, whenever the agent is killed between its prepare and its commit", async (t) => {
  await using source = await MysqlServer.start({ name: "source", serverId: 1, databases: DATABASES });
  await using target = await MysqlServer.start({ name: "target", serverId: 2, databases: DATABASES });
  await using pauses = await PauseServer.open();
  await using agent = await Agent.start({ pauses, bundled: true });
  await source.sql(
    "CREATE DATABASE shop; CREATE TABLE shop.items (id INT AUTO_INCREMENT PRIMARY KEY, n INT NOT NULL)",
  );
  await source.sql("CREATE TABLE shop.plain (id INT AUTO_INCREMENT PRIMARY KEY)");
  await source.sql("INSERT INTO shop.items (n) VALUES (0), (0), (0), (0), (0), (0)");
  await agent.putInstance("source", source);
  await agent.putInstance("target", target);
  await agent.putLink(LINK, DATABASES);
  await agent.synced(LINK, WITHIN_MS);

  /** Counts, so that a branch that is applied twice, or not at all, shows. */
  const prepare = async (xid: string, row: number): Promise<void> => {
    await source.sql(
      `XA START '${xid}'; UPDATE shop.items SET n = n + 1 WHERE id = ${row}; INSERT INTO shop.items (n) VALUES (${row}); XA END '${xid}'; XA PREPARE '${xid}'`,
    );
  };
  /** Returns when the link has read what is prepared: it has applied a transaction behind it. */
  const readPastIt = async (): Promise<void> => {
    const before = await executed(source);
    await source.sql("INSERT INTO shop.plain VALUES ()");
    const plain = String(await source.value("SELECT GTID_SUBTRACT(?, ?)", [await executed(source), before]));
    const holds = async ({ status }: { status?: { gtidApplied?: string } }): Promise<boolean> =>
      containsGtids(source, status?.gtidApplied ?? "", plain);
    await agent.until(LINK, "has applied what follows", (link) => holds(link as never), WITHIN_MS);
  };
  const equal = async (): Promise<void> => {
    await agent.caughtUp(LINK, source, WITHIN_MS);
    await assertEqual(source, target, DATABASES);
  };

  await t.test("and committed when it is back", async () => {
    await prepare("back", 1);
    await readPastIt();
    assert.equal(await target.value("SELECT n FROM shop.items WHERE id = 1"), 0);
    await agent.kill("SIGKILL");
    await agent.restart();
    await readPastIt();
    await source.sql("XA COMMIT 'back'");
    await equal();
    assert.equal(await target.value("SELECT n FROM shop.items WHERE id = 1"), 1);
  });

  await t.test("and committed while it is gone, others rolled back or still open", async () => {
    for (const [index, xid] of ["oldest", "gone", "dropped"].entries()) {
      await prepare(xid, index + 1);
      await readPastIt();
    }
    await agent.kill("SIGKILL");
    await source.sql("XA COMMIT 'gone'; XA ROLLBACK 'dropped'");
    await agent.restart();
    await readPastIt();
    assert.equal(await target.value("SELECT n FROM shop.items WHERE id = 2"), 1);
    await agent.kill("SIGKILL");
    await agent.restart();
    await readPastIt();
    await source.sql("XA COMMIT 'oldest'");
    await equal();
  });

  for (const point of MOMENTS) {
    await t.test(`and killed at ${point} of its commit`, async () => {
      await prepare("held", 4);
      await prepare("open", 5);
      await readPastIt();
      const held = pauses.hold({ point, occurrence: 1 }, WITHIN_MS);
      await source.sql("XA COMMIT 'held'");
      await held;
      await agent.kill("SIGKILL");
      await agent.restart();
      await readPastIt();
      await source.sql("XA COMMIT 'open'");
      await equal();
    });
  }

  await t.test("and it is larger than the agent's memory takes", async () => {
    const insert = "INSERT INTO shop.large (pad) VALUES (REPEAT('x', 1000000))";
    await source.sql("CREATE TABLE shop.large (id INT AUTO_INCREMENT PRIMARY KEY, pad LONGTEXT)");
    await source.sql(
      `XA START 'large'; ${Array(16).fill(insert).join(";")}; XA END 'large'; XA PREPARE 'large'`,
    );
    await readPastIt();
    assert.deepEqual(await readdir(join(agent.stateFolder, "spill")), [], "held files have no name");
    await agent.kill("SIGKILL");
    await agent.restart();
    await readPastIt();
    const held = pauses.hold({ point: "apply.packet-written", occurrence: 5 }, WITHIN_MS);
    await source.sql("XA COMMIT 'large'");
    await held;
    await agent.kill("SIGKILL");
    await agent.restart();
    await equal();
    assert.equal(Number(await target.value("SELECT COUNT(*) FROM shop.large")), 16);
  });

  await t.test("and the source crashes as well", async () => {
    await prepare("survives", 6);
    await readPastIt();
    await agent.kill("SIGKILL");
    await source.kill("SIGKILL");
    await source.restart();
    await agent.restart();
    await readPastIt();
    await source.sql("XA COMMIT 'survives'");
    await equal();
    assert.equal(await target.value("SELECT n FROM shop.items WHERE id = 6"), 1);
  });
});
