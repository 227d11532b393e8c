import assert from "node:assert/strict";
import { test } from "node:test";
import { linkBlock, openSite, PASSWORD } from "../harness/provider-site.ts";
import { Terraform } from "../harness/terraform.ts";

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

test("what is not known before apply is decided then: names, hosts, databases, settings", async () => {
  const later = `
resource "terraform_data" "later" {
  input = { name = "shop", host = "10.0.0.3", workers = 3, wait = "started" }
}
resource "towline_instance" "third" {
  agent         = "dc1"
  name          = "third-\${terraform_data.later.output.name}"
  host          = terraform_data.later.output.host
  username      = "towline"
  password_from = { env = "P" }
}
resource "towline_sync_link" "shop" {
  name      = terraform_data.later.output.name
  source_id = towline_instance.source.id
  target_id = towline_instance.third.id
  objects   = { (terraform_data.later.output.name) = { tables = { (terraform_data.later.output.host) = {} } } }
  apply     = { workers = terraform_data.later.output.workers }
  wait_for  = terraform_data.later.output.wait
}
`;
  await using site = await openSite({ config: later });
  const { terraform, agent } = site;
  const planned = (await terraform.plan()).changes.find(({ address }) => address === LINK);
  assert.equal(Object.hasOwn(planned?.change.after ?? {}, "id"), false);
  await terraform.ok(["apply", "-auto-approve", "-input=false"]);
  const link = (await terraform.state()).get(LINK);
  assert.equal(link?.values["id"], "dc1/shop");
  assert.equal(link?.values["target_id"], "dc1/third-shop");
  assert.deepEqual(agent.link("shop").spec?.databases?.["shop"]?.tables, ["10.0.0.3"]);
  assert.equal((await terraform.plan()).code, 0);

  // Rules hold for what was not known when it was planned.
  terraform.replace("main.tf", /wait = "started"/, 'wait = "soon"');
  const refused = await terraform.apply();
  assert.equal(refused.code, 1);
  assert.match(refused.stderr, /"soon" is not allowed here/);
  assert.equal((await terraform.state()).get(LINK)?.tainted, undefined);
});

test("two applies of one configuration at the same time make each object once", async () => {
  await using one = await openSite();
  const other = await Terraform.open({
    config: one.terraform.work,
    variables: { endpoint: one.agent.endpoint, password: PASSWORD },
    env: {
      TOWLINE_TLS_CA: one.certificates.ca,
      TOWLINE_TLS_CERT: one.certificates.client.cert,
      TOWLINE_TLS_KEY: one.certificates.client.key,
    },
  });
  await using _other = other;
  const both = [one.terraform, other];
  const ended = await Promise.all(both.map((terraform) => terraform.apply()));
  const { agent } = one;
  assert.deepEqual([...agent.instances.keys()].sort(), ["orders", "orders-copy"]);
  assert.deepEqual([...agent.links.keys()], ["shop"]);
  for (const [nth, { code, stderr }] of ended.entries()) {
    // Who came second has taken over what nobody had claimed, or was told how to import it.
    if (code !== 0) assert.match(stderr, /already/);
    for (const { tainted } of ((await both[nth]?.state()) ?? new Map()).values())
      assert.equal(tainted, undefined);
  }
});

test("create_before_destroy deletes what was replaced, by its uid, and nothing else", async () => {
  const config = (name: string) =>
    linkBlock("lifecycle { create_before_destroy = true }").replace(
      '"shop"\n  source',
      `"${name}"\n  source`,
    );
  await using site = await openSite({ config: config("shop") });
  const { terraform, agent } = site;
  await terraform.ok(["apply", "-auto-approve", "-input=false"]);
  const before = agent.calls.length;
  site.configure(config("shop2"));
  await terraform.ok(["apply", "-auto-approve", "-input=false"]);
  const changes = agent.calls.slice(before).filter((call) => call === "PutLink" || call === "DeleteLink");
  assert.deepEqual(changes, ["PutLink", "DeleteLink"]);
  assert.deepEqual([...agent.links.keys()], ["shop2"]);
  assert.equal((await terraform.plan()).code, 0);

  // Under its own name there is no room for a successor: the old one stays, and its uid.
  const { uid } = agent.link("shop2");
  const refused = await terraform.run([...["apply", "-auto-approve", "-input=false", `-replace=${LINK}`]]);
  assert.equal(refused.code, 1);
  assert.match(refused.stderr, /There is a link dc1\/shop2 already/);
  assert.equal(agent.link("shop2").uid, uid);

  // One that has taken its name meanwhile is not deleted for it.
  agent.links.set("shop2", { object: { ...agent.link("shop2"), uid: "successor" }, claimed: true });
  const destroyed = await terraform.run(["destroy", "-auto-approve", "-input=false", "-refresh=false"]);
  assert.equal(destroyed.code, 1);
  assert.match(destroyed.stderr, /UID_MISMATCH/);
  assert.equal(agent.link("shop2").uid, "successor");
});
