import assert from "node:assert/strict";
import { test } from "node:test";
import { FakeAgent } from "../harness/fake-agent.ts";
import { linkBlock, openSite, siteCertificates } from "../harness/provider-site.ts";

/** Terraform's words without its line breaks and frames. */
function words(text: string): string {
  return text.replaceAll(/[│╷╵]/g, " ").replaceAll(/\s+/g, " ");
}

const FAILED = {
  id: "gtid.mode",
  verdict: "failed",
  message: "gtid_mode is OFF",
  remedy: "SET PERSIST gtid_mode = ON;",
  side: "source",
};
const WARNING = {
  id: "disk.space",
  verdict: "warning",
  message: "10 GiB free",
  remedy: "Add some.",
  side: "target",
};
const PASSED = { id: "server.id", verdict: "passed", message: "they differ", remedy: "", side: "link" };

const prechecks = (agent: FakeAgent): number => agent.calls.filter((call) => call === "Precheck").length;

test("what an apply would refuse is an error of the plan, which can be let pass; the apply refuses it all the same", async () => {
  await using site = await openSite();
  const { terraform, agent } = site;
  agent.checks = [FAILED, WARNING, PASSED];

  // Instances of the same plan are not declared yet: there is nothing to check.
  const first = await terraform.plan();
  assert.equal(first.code, 2, first.stderr);
  assert.doesNotMatch(first.stdout, /Warning/);
  await terraform.ok([
    ...["apply", "-auto-approve", "-target=towline_instance.source", "-target=towline_instance.target"],
  ]);

  const failed = await terraform.plan();
  assert.equal(failed.code, 1);
  assert.match(words(failed.stderr), /Link dc1\/shop is not declared: check gtid\.mode failed/);
  assert.match(words(failed.stderr), /SET PERSIST gtid_mode = ON;.*TOWLINE_PRECHECK=warn/);
  assert.match(failed.stderr, /on main\.tf line 4, in resource "towline_sync_link" "shop"/);

  const lenient = { TOWLINE_PRECHECK: "warn" };
  const warned = await terraform.plan([], lenient);
  assert.equal(warned.code, 2, warned.stderr);
  assert.match(words(warned.stdout), /check gtid\.mode failed.*Check disk\.space of link dc1\/shop/);
  const refused = await terraform.apply(lenient);
  assert.equal(refused.code, 1);
  assert.match(words(refused.stderr), /Link dc1\/shop is not declared: check gtid\.mode failed/);
  assert.equal(agent.links.size, 0);

  // An agent that is away may be there when it is applied.
  await agent.down();
  const away = await terraform.plan([], { TOWLINE_UNREACHABLE: "warn" });
  assert.equal(away.code, 2, away.stderr);
  assert.match(words(away.stdout), /Links with agent dc1 are not checked yet/);
  await agent.up();

  // Once for the plan, once for the apply; and not for a link that is there.
  agent.checks = [WARNING, PASSED];
  const before = prechecks(agent);
  await terraform.ok(["apply", "-auto-approve"]);
  assert.equal(prechecks(agent), before + 2);
  agent.checks = [FAILED];
  assert.equal((await terraform.plan(["-replace=towline_sync_link.shop"])).code, 2);
  site.configure(linkBlock("deletion_protection = true"));
  assert.equal((await terraform.plan()).code, 2);
  site.configure(linkBlock().replace('"shop"\n  source', '"shop2"\n  source'));
  assert.deepEqual((await terraform.plan()).changes[0]?.change.actions, ["delete", "create"]);
  assert.equal(prechecks(agent), before + 2);
});

test("a link that is to carry something else is checked when that is planned, and by its changes alone", async () => {
  await using site = await openSite();
  const { terraform, agent } = site;
  await terraform.ok(["apply", "-auto-approve"]);
  agent.checks = [FAILED, WARNING, PASSED];
  const before = prechecks(agent);
  site.configure(linkBlock('load = { workers = 2 }\n  wait_for = "syncing"'));
  assert.equal((await terraform.plan()).code, 2);
  assert.equal(prechecks(agent), before);

  const more = linkBlock().replace("{ shop = {} }", "{ shop = {}, crm = {} }");
  site.configure(more);
  const failed = await terraform.plan();
  assert.equal(failed.code, 1);
  assert.match(words(failed.stderr), /Link dc1\/shop cannot be changed so: check gtid\.mode failed/);
  assert.match(failed.stderr, /on main\.tf line 4, in resource "towline_sync_link" "shop"/);
  const warned = await terraform.plan([], { TOWLINE_PRECHECK: "warn" });
  assert.equal(warned.code, 2, warned.stderr);
  assert.match(words(warned.stdout), /check gtid\.mode failed.*Check disk\.space of link dc1\/shop/);

  agent.checks = [PASSED];
  const { uid } = agent.link("shop");
  await terraform.ok(["apply", "-auto-approve"]);
  assert.equal(agent.link("shop").uid, uid);
  assert.deepEqual(Object.keys(agent.link("shop").spec?.databases ?? {}).sort(), ["crm", "shop"]);
});

test("a source at another agent that is only planned itself is not checked yet", async () => {
  await using other = await FakeAgent.open("dc2", await siteCertificates());
  await using site = await openSite();
  const { terraform, agent } = site;
  terraform.replace(
    "site.tf",
    /endpoints = \[var\.endpoint\] \} \}/,
    `endpoints = [var.endpoint] }, dc2 = { endpoints = ["${other.endpoint}"] } }`,
  );
  terraform.replace(
    "site.tf",
    /agent {15}= "dc1"\n {2}name {16}= "orders"\n/,
    'agent = "dc2"\n  name = "orders"\n',
  );
  agent.checks = [FAILED];
  await terraform.ok(["apply", "-auto-approve", "-target=towline_instance.target"]);
  assert.equal((await terraform.plan()).code, 2);
  assert.equal(prechecks(agent), 0);

  await terraform.ok(["apply", "-auto-approve", "-target=towline_instance.source"]);
  assert.match(
    words((await terraform.plan()).stderr),
    /Link dc1\/shop is not declared: check gtid\.mode failed/,
  );
  // The plan goes on without a region that is away.
  await other.down();
  const away = await terraform.plan([], { TOWLINE_UNREACHABLE: "warn" });
  assert.equal(away.code, 2, away.stderr);
  assert.match(words(away.stdout), /Links with agent dc2 are not checked yet/);
});

test("towline_precheck and towline_instance are values; they make a plan fail only when asked to", async () => {
  const errorOn = (value: string) => `
data "towline_instance" "source" { id = towline_instance.source.id }
data "towline_precheck" "shop" {
  name      = "shop"
  source_id = towline_instance.source.id
  target_id = towline_instance.target.id
  objects   = { shop = { tables = { orders = {} } } }
  ${value}
}
output "instance" { value = data.towline_instance.source }
output "checks" { value = data.towline_precheck.shop }
`;
  await using site = await openSite({ config: errorOn("") });
  const { terraform, agent } = site;
  const output = async (name: string) =>
    JSON.parse((await terraform.ok(["output", "-json", name])).stdout) as Record<string, unknown>;
  agent.checks = [FAILED, WARNING, PASSED];
  await terraform.ok(["apply", "-auto-approve"]);

  const checks = await output("checks");
  assert.equal(checks["passed"], false);
  assert.deepEqual(checks["results"], agent.checks);
  assert.deepEqual(checks["initialization"], { data: true, structure: true });
  const instance = await output("instance");
  assert.deepEqual(
    ["host", "port", "username", "tls_mode", "reachable", "unreachable", "version"].map(
      (key) => instance[key],
    ),
    ["10.0.0.1", 3306, "towline", "required", true, null, "9.7.1"],
  );

  agent.unreachable = { code: "CONNECTION_LOST", message: "connection refused", hint: "Start the server." };
  await terraform.ok(["apply", "-auto-approve"]);
  const away = await output("instance");
  assert.equal(away["reachable"], false);
  assert.deepEqual(away["unreachable"], agent.unreachable);

  site.configure(errorOn('error_on = "failed"'));
  const failed = await terraform.plan();
  assert.equal(failed.code, 1);
  assert.match(words(failed.stderr), /Check gtid\.mode of link dc1\/shop: failed/);
  assert.doesNotMatch(failed.stderr, /disk\.space/);
  agent.checks = [WARNING, PASSED];
  assert.notEqual((await terraform.plan()).code, 1);
  site.configure(errorOn('error_on = "warning"'));
  assert.match(words((await terraform.plan()).stderr), /Check disk\.space of link dc1\/shop: warning/);
});
