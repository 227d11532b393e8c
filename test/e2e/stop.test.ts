import assert from "node:assert/strict";
import { test } from "node:test";
import { Agent } from "../harness/agent.ts";
import { MysqlServer } from "../harness/mysql-server.ts";
import { assertEqual } from "../harness/oracle.ts";
import { seedFrom } from "../harness/random.ts";
import { loadShop } from "../harness/shop.ts";
import { eventually, PATIENCE_MS } from "../harness/wait.ts";
import { Workload } from "../harness/workload.ts";

const DATABASES = ["shop"];
const SCALE = 0.02;
/** The workload rests between transactions, milliseconds: it shares two cores with all that is tested. */
const PAUSE_MS = 10;
const STOPS = 3;
const WITHIN_MS = PATIENCE_MS;

test("SIGTERM in mid-stream stops the link at a position that it goes on from", async (t) => {
  const seed = seedFrom(process.env);
  t.diagnostic(`seed ${seed}`);
  await using source = await MysqlServer.start({ name: "source", serverId: 1, databases: DATABASES });
  await using target = await MysqlServer.start({ name: "target", serverId: 2, databases: DATABASES });
  await using agent = await Agent.start({ bundled: true });
  const size = await loadShop(source, { seed, scale: SCALE });
  await using workload = Workload.start(source, { seed, size, pause: PAUSE_MS });
  await agent.putInstance("source", source);
  await agent.putInstance("target", target);
  await agent.putLink("stop", DATABASES);
  await agent.synced("stop");
  for (let round = 0; round < STOPS; round++) {
    await agent.stop();
    // Nothing of the link is left on the target that could still write.
    const sessions = await target.sql("SELECT ID FROM information_schema.PROCESSLIST WHERE USER = 'towline'");
    assert.deepEqual(sessions, []);
    const stopped = await target.value("SELECT gtid_executed FROM towline.checkpoint");
    const goal = workload.committed + 20;
    await eventually(() => workload.committed >= goal, { what: "the workload commits", within: WITHIN_MS });
    assert.equal(await target.value("SELECT gtid_executed FROM towline.checkpoint"), stopped);
    await agent.restart();
    await agent.synced("stop");
  }
  await workload.stop();
  await agent.caughtUp("stop", source);
  await assertEqual(source, target, DATABASES);
});
