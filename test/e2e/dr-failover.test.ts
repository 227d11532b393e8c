import assert from "node:assert/strict";
import { test } from "node:test";
import { notItsTurn } from "../harness/gate.ts";
import { executed } from "../harness/gtids.ts";
import { PairRun, PLANNED } from "../harness/pair-run.ts";
import { pairServers } from "../harness/pair-servers.ts";
import { Proxy } from "../harness/proxy.ts";
import { sameGtids } from "../harness/standby.ts";
import { eventually, PATIENCE_MS } from "../harness/wait.ts";

test("a primary that was cut off goes on; it is closed at first contact, what it alone has is named, and it is seeded anew", {
  skip: notItsTurn("dr-failover", 2, 4),
}, async () => {
  await using servers = await pairServers();
  const { primary, standby } = servers;
  await using network = await Proxy.open(primary.account.port);
  await using run = await PairRun.start(servers, { primaryPort: network.port });
  await run.settled("primary");
  await primary.sql("INSERT INTO shop.ledger VALUES (1, 'carried')");
  const carried = await executed(primary);
  const arrived = async () => Number(await standby.value("SELECT COUNT(*) FROM shop.ledger")) === 1;
  await eventually(arrived, { what: "the standby has it", within: PATIENCE_MS });
  network.behave({ network: "refused" });
  network.cut();
  await run.until("the primary is missed", ({ observation }) => observation.proof === "one");
  // Its clients still reach it.
  await primary.sql("INSERT INTO shop.ledger VALUES (2, 'lost'); INSERT INTO shop.ledger VALUES (3, 'lost')");
  const request = { mode: "failover", timeoutMs: PATIENCE_MS, to: "standby", expectedEpoch: 1 } as const;
  const other = await run.refused({ ...request, expectedPrimary: "standby", acceptSplitBrain: true });
  assert.equal(other.code, "INVALID_ARGUMENT");
  const steps = await run.switchTo({ ...request, expectedPrimary: "primary", acceptSplitBrain: true });
  assert.deepEqual(
    steps.filter(({ state }) => state === "done").map(({ step }) => step),
    ["check", "drain", "decide", "open"],
  );
  const { lastSwitch } = (await run.until("it is told", ({ observation }) => observation.epoch === 2))
    .observation;
  assert.equal(lastSwitch?.mode, "failover");
  await standby.sql("INSERT INTO shop.ledger VALUES (4, 'after')");
  network.behave();
  const returned = await run.until(
    "what was lost is named",
    ({ observation: { trouble } }) => trouble?.code === "DR_ERRANT",
  );
  assert.equal(Number(await primary.value("SELECT @@super_read_only")), 1);
  assert.equal(Number(await standby.value("SELECT @@read_only")), 0);
  const lost = await primary.value("SELECT GTID_SUBTRACT(@@global.gtid_executed, ?)", [
    await standby.value("SELECT @@global.gtid_executed"),
  ]);
  assert.equal(returned.observation.errant?.toString(), String(lost).replaceAll("\n", ""));
  assert.equal(Number(await primary.value("SELECT GTID_SUBSET(?, ?)", [lost, carried])), 0);

  // What the hint says.
  {
    await using session = await primary.connect();
    await session.query(
      "SET GLOBAL super_read_only = OFF; SET sql_log_bin = 0; DROP DATABASE shop; DROP DATABASE towline; DROP DATABASE towline_local; " +
        "RESET BINARY LOGS AND GTIDS",
    );
  }
  await run.settled("standby");
  assert.equal(await primary.value("SELECT GROUP_CONCAT(id ORDER BY id) FROM shop.ledger"), "1,4");
  await run.switchTo({ ...PLANNED, to: "primary", expectedEpoch: 2 });
  await run.settled("primary");
  await primary.sql("INSERT INTO shop.ledger VALUES (5, 'back')");
  await sameGtids(primary, standby);
  assert.equal(await standby.value("SELECT GROUP_CONCAT(id ORDER BY id) FROM shop.ledger"), "1,4,5");

  // A primary that starts while nobody can say what the other is does not open by itself.
  await standby.kill();
  await primary.kill();
  await primary.restart();
  await run.until("it stays closed", ({ observation: { trouble } }) => trouble?.code === "DR_CLOSED");
  assert.equal(Number(await primary.value("SELECT @@super_read_only")), 1);
  const alone = { ...request, to: "primary", expectedPrimary: "standby", acceptSplitBrain: true } as const;
  await run.switchTo({ ...alone, expectedEpoch: 3 });
  assert.equal(Number(await primary.value("SELECT @@read_only")), 0);
});
