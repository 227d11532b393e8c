import assert from "node:assert/strict";
import { test } from "node:test";
import { linkBlock, openSite, type Site } from "../harness/provider-site.ts";
import type { ResourceChange } from "../harness/terraform.ts";

/** The attributes of an update that differ, as [before, after]. */
function difference({ change }: ResourceChange): Record<string, [unknown, unknown]> {
  const { before, after } = change;
  return Object.fromEntries(
    Object.keys(after ?? {})
      .filter((name) => JSON.stringify(before?.[name]) !== JSON.stringify(after?.[name]))
      .map((name) => [name, [before?.[name], after?.[name]]]),
  );
}

async function onlyChange({ terraform }: Site): Promise<ResourceChange> {
  const plan = await terraform.plan();
  assert.equal(plan.code, 2, plan.stdout + plan.stderr);
  const [change, ...more] = plan.changes;
  assert.deepEqual(more, []);
  assert.ok(change);
  return change;
}

async function mended({ terraform }: Site): Promise<void> {
  await terraform.ok(["apply", "-auto-approve"]);
  assert.equal((await terraform.plan()).code, 0);
}

test("a link that is paused, failed or deleted by another client shows in the next plan, and apply mends it", async () => {
  await using site = await openSite();
  const { terraform, agent } = site;
  await terraform.ok(["apply", "-auto-approve"]);
  const { uid } = agent.link("shop");

  agent.pause("shop");
  assert.deepEqual(difference(await onlyChange(site)), {
    desired_state: ["paused", "running"],
    ready: [false, true],
    status: ["paused", "running"],
  });
  await mended(site);
  assert.equal(agent.link("shop").spec?.desiredState, "running");

  agent.fail("shop", "TARGET_ROW_MISSING", "no row on `shop`.`orders`");
  assert.deepEqual(difference(await onlyChange(site)), {
    failure_code: ["TARGET_ROW_MISSING", null],
    failure_message: ["no row on `shop`.`orders`", null],
    status: ["failed", "running"],
  });
  await mended(site);
  assert.equal(agent.link("shop").uid, uid);

  agent.remove("shop");
  assert.deepEqual((await onlyChange(site)).change.actions, ["create"]);
  await mended(site);
  assert.notEqual(agent.link("shop").uid, uid);
});

test("a link declared anew by another client is not taken for ours", async () => {
  await using site = await openSite();
  const { terraform, agent } = site;
  await terraform.ok(["apply", "-auto-approve"]);
  agent.links.set("shop", { object: { ...agent.link("shop"), uid: "another" }, claimed: true });

  const plan = await terraform.plan();
  assert.match(plan.stdout, /replaced by another of the same name/);
  const applied = await terraform.apply();
  assert.equal(applied.code, 1);
  assert.match(applied.stderr, /There is a link dc1\/shop already/);
  assert.equal(agent.link("shop").uid, "another");
});

test("what another client has edited of a link or an instance shows by its attributes, and apply sets it back", async () => {
  await using site = await openSite();
  const { terraform, agent } = site;
  await terraform.ok(["apply", "-auto-approve"]);
  const link = agent.link("shop");
  const declared = structuredClone({ ...link.spec });
  link.spec = {
    ...link.spec,
    databases: { shop: { tables: ["orders"], excludeTables: [] }, crm: { tables: [], excludeTables: [] } },
    load: { workers: 1, rowsPerSecond: 100 },
    deletionProtection: true,
  };
  const { object: instance } = agent.instances.get("orders") ?? assert.fail();
  instance.spec = {
    ...instance.spec,
    host: "10.9.9.9",
    username: "root",
    tls: { ...instance.spec?.tls, mode: "disabled" },
  };

  const plan = await terraform.plan();
  assert.equal(plan.code, 2);
  const [first, second, ...more] = plan.changes.map(difference);
  assert.deepEqual(more, []);
  const [ofInstance, ofLink] = first !== undefined && "host" in first ? [first, second] : [second, first];
  assert.deepEqual(ofInstance?.["host"], ["10.9.9.9", "10.0.0.1"]);
  assert.deepEqual(ofInstance?.["username"], ["root", "towline"]);
  const modes = ofInstance?.["tls"]?.map((tls) => (tls as { mode: string }).mode);
  assert.deepEqual(modes, ["disabled", "required"]);
  assert.deepEqual(Object.keys(ofLink ?? {}).sort(), ["deletion_protection", "load", "objects"]);
  assert.deepEqual(Object.keys(ofLink?.["objects"]?.[0] as object), ["crm", "shop"]);

  await mended(site);
  assert.deepEqual(structuredClone({ ...agent.link("shop").spec }), declared);
  assert.equal(agent.instances.get("orders")?.object.spec?.username, "towline");
});

test("what changes by itself does not show", async () => {
  await using site = await openSite({
    config: linkBlock("objects = { shop = { exclude_tables = [] } }").replace(
      "objects   = { shop = {} }",
      "",
    ),
  });
  const { terraform, agent } = site;
  await terraform.ok(["apply", "-auto-approve"]);

  for (const [phase, milestone] of [
    ["catching_up", 2],
    ["prechecking", 0],
  ] as const) {
    // A milestone may be forgotten by an agent that restarts; what was ready stays so.
    agent.observe("shop", {
      phase,
      milestone,
      lag: { milliseconds: 9_000, measuredAtMs: 1 },
      gtidApplied: "x:1-9",
    });
    const plan = await terraform.plan();
    assert.equal(plan.code, 0, plan.stdout);
  }
  agent.observe("shop", {
    phase: "syncing",
    retry: {
      error: { code: "CONNECTION_LOST", message: "gone" },
      attempt: 3,
      sinceMs: 1,
      nextAttemptAtMs: 2,
    },
  });
  agent.facts = { ...agent.facts, version: "9.7.2" };
  assert.equal((await terraform.plan()).code, 0);
});

test("a server that was replaced or reconfigured shows, and apply accepts it", async () => {
  await using site = await openSite({ config: "" });
  const { terraform, agent } = site;
  await terraform.ok(["apply", "-auto-approve"]);
  const before = agent.facts;
  agent.facts = { version: "10.0.0", serverUuid: "11111111-71ca-11e1-9e33-c80aa9429562", gtidMode: "OFF" };

  const plan = await terraform.plan();
  assert.equal(plan.code, 2);
  assert.match(plan.stdout, /is another server now/);
  assert.deepEqual(plan.changes.map(difference), [
    {
      gtid_mode: ["ON", "OFF"],
      server_uuid: [before.serverUuid, agent.facts.serverUuid],
      version: ["9.7.1", "10.0.0"],
    },
    {
      gtid_mode: ["ON", "OFF"],
      server_uuid: [before.serverUuid, agent.facts.serverUuid],
      version: ["9.7.1", "10.0.0"],
    },
  ]);
  await mended(site);
});

test("a server that does not answer keeps its last known facts, with a warning", async () => {
  await using site = await openSite({ config: "" });
  const { terraform, agent } = site;
  agent.unreachable = { code: "CONNECTION_LOST", message: "connection refused", hint: "Start the server." };
  agent.facts = { version: "", serverUuid: "", gtidMode: "" };
  const applied = await terraform.ok(["apply", "-auto-approve"]);
  assert.match(applied.stdout, /does not answer its agent/);
  assert.equal((await terraform.state()).get("towline_instance.source")?.values["server_uuid"], null);

  agent.unreachable = null;
  agent.facts = { version: "9.7.1", serverUuid: "u", gtidMode: "ON" };
  assert.equal((await terraform.plan()).code, 0);
  await terraform.ok(["apply", "-refresh-only", "-auto-approve"]);
  agent.unreachable = { code: "CONNECTION_LOST", message: "connection refused", hint: "Start the server." };
  const plan = await terraform.plan();
  assert.equal(plan.code, 0);
  assert.match(plan.stdout, /connection refused/);
  assert.equal((await terraform.state()).get("towline_instance.source")?.values["server_uuid"], "u");
});
