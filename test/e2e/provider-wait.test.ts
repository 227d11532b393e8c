import assert from "node:assert/strict";
import { test } from "node:test";
import { linkBlock, openSite } from "../harness/provider-site.ts";
import { eventually } from "../harness/wait.ts";

const LINK = "towline_sync_link.shop";
/** Longest wait for something that happens in another process, milliseconds. */
const SOON_MS = 20_000;

test("wait_for not reached in time is a warning, and the next plan shows ready false -> true", async () => {
  const config = linkBlock('wait_for = "syncing"\ntimeouts = { create = "500ms", update = "20s" }');
  await using site = await openSite({ config });
  const { terraform, agent } = site;
  agent.startsAtOnce = false;

  const applied = await terraform.ok(["apply", "-auto-approve"]);
  assert.match(applied.stdout, /Link dc1\/shop is not syncing yet/);
  const recorded = (await terraform.state()).get(LINK);
  assert.equal(recorded?.values["ready"], false);
  assert.equal(recorded?.tainted, undefined);

  const plan = await terraform.plan();
  assert.equal(plan.code, 2);
  assert.deepEqual(plan.changes[0]?.change.actions, ["update"]);
  assert.equal(plan.changes[0]?.change.before?.["ready"], false);
  assert.equal(plan.changes[0]?.change.after?.["ready"], true);

  // The update waits on; the agent restarts meanwhile.
  const { uid } = agent.link("shop");
  const watches = agent.calls.filter((call) => call === "WatchLink").length;
  const update = terraform.ok(["apply", "-auto-approve"]);
  const watching = () => agent.calls.filter((call) => call === "WatchLink").length;
  await eventually(() => watching() > watches, { what: "the update watches the link", within: SOON_MS });
  await agent.down();
  await agent.up();
  await eventually(() => watching() > watches + 1, { what: "the update watches again", within: SOON_MS });
  agent.observe("shop", { phase: "syncing", milestone: 3 });
  await update;
  assert.equal((await terraform.plan()).code, 0);
  assert.equal(agent.link("shop").uid, uid);
});

test("a link that fails while it is created is recorded; an update that cannot mend it is an error", async () => {
  await using site = await openSite({ config: linkBlock('timeouts = { update = "500ms" }') });
  const { terraform, agent } = site;
  agent.startsAtOnce = false;
  const creating = terraform.ok(["apply", "-auto-approve"]);
  await eventually(() => agent.calls.includes("WatchLink"), { what: "the create waits", within: SOON_MS });
  agent.fail("shop", "TARGET_ROW_EXISTS", "a row is in the way");
  const applied = await creating;
  assert.match(applied.stdout, /Link dc1\/shop has failed/);
  assert.match(applied.stdout, /a row is in the way/);
  const recorded = (await terraform.state()).get(LINK);
  assert.equal(recorded?.values["status"], "failed");
  assert.equal(recorded?.values["ready"], false);
  assert.equal(recorded?.tainted, undefined);

  const failed = await terraform.apply();
  assert.equal(failed.code, 1);
  assert.match(failed.stderr, /Link dc1\/shop is not started yet/);
  assert.equal((await terraform.state()).get(LINK)?.tainted, undefined);

  agent.observe("shop", { phase: "loading_data", milestone: 1 });
  await terraform.ok(["apply", "-auto-approve"]);
  assert.equal((await terraform.plan()).code, 0);
});

test("a link can be declared paused, and wait_for none does not wait", async () => {
  await using site = await openSite({ config: linkBlock('desired_state = "paused"') });
  const { terraform, agent } = site;
  await terraform.ok(["apply", "-auto-approve"]);
  const paused = (await terraform.state()).get(LINK);
  assert.equal(paused?.values["status"], "paused");
  assert.equal(paused?.values["ready"], false);
  assert.equal((await terraform.plan()).code, 0);

  agent.startsAtOnce = false;
  site.configure(linkBlock('wait_for = "none"'));
  await terraform.ok(["apply", "-auto-approve"]);
  assert.equal((await terraform.state()).get(LINK)?.values["ready"], true);
  assert.equal((await terraform.plan()).code, 0);
});
