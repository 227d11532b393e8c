import assert from "node:assert/strict";
import { test } from "node:test";
import { linkBlock, openSite } from "../harness/provider-site.ts";

const LINK = "towline_sync_link.shop";

test("create, empty plan, import, update in place, destroy", async () => {
  await using site = await openSite();
  const { terraform, agent } = site;

  const applied = await terraform.ok(["apply", "-auto-approve"]);
  assert.match(applied.stdout, /3 added, 0 changed, 0 destroyed/);
  assert.equal((await terraform.plan()).code, 0);
  const created = (await terraform.state()).get(LINK);
  assert.equal(created?.values["id"], "dc1/shop");
  assert.equal(created?.values["ready"], true);
  assert.equal(created?.values["status"], "running");
  assert.equal(agent.link("shop").spec?.source, "orders");
  assert.deepEqual(agent.links.get("shop")?.claimed, true);

  // What is imported is what was created.
  for (const [address, id] of [
    [LINK, "dc1/shop"],
    ["towline_instance.source", "dc1/orders"],
  ] as const) {
    const before = (await terraform.state()).get(address);
    await terraform.ok(["state", "rm", address]);
    await terraform.ok(["import", "-input=false", address, id]);
    assert.deepEqual((await terraform.state()).get(address)?.values, before?.values);
  }
  assert.equal((await terraform.plan()).code, 0);

  site.configure(linkBlock("deletion_protection = true\ninitialization = { data = false }"));
  const plan = await terraform.plan();
  assert.equal(plan.code, 2);
  assert.deepEqual(
    plan.changes.map(({ address, change }) => [address, change.actions]),
    [[LINK, ["update"]]],
  );
  const uid = agent.link("shop").uid;
  await terraform.ok(["apply", "-auto-approve"]);
  assert.equal(agent.link("shop").uid, uid);
  assert.equal(agent.link("shop").spec?.initialization?.data ?? false, false);
  assert.equal((await terraform.plan()).code, 0);

  // An attribute that is removed returns to its default.
  site.configure(linkBlock());
  await terraform.ok(["apply", "-auto-approve"]);
  assert.equal(agent.link("shop").spec?.initialization?.data, true);
  assert.equal(agent.link("shop").spec?.deletionProtection ?? false, false);

  await terraform.ok(["destroy", "-auto-approve"]);
  assert.equal(agent.links.size, 0);
  assert.equal(agent.instances.size, 0);
});
