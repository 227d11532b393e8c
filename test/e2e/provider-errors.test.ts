import assert from "node:assert/strict";
import { test } from "node:test";
import { CONTROL_API_VERSION } from "../../proto/control-service.ts";
import { createCertificates } from "../harness/certificates.ts";
import { linkBlock, openSite, siteCertificates } from "../harness/provider-site.ts";

/** Terraform's words without its line breaks and frames. */
function words(text: string): string {
  return text.replaceAll(/[│╷╵]/g, " ").replaceAll(/\s+/g, " ");
}

test("an unreachable agent fails the plan, or warns when the operator asks for that", async () => {
  await using site = await openSite();
  const { terraform, agent } = site;
  await terraform.ok(["apply", "-auto-approve"]);
  await agent.down();

  const failed = await terraform.plan();
  assert.equal(failed.code, 1);
  assert.match(words(failed.stderr), /agent dc1 cannot be reached: 127\.0\.0\.1:\d+: connect ECONNREFUSED/);
  assert.match(words(failed.stderr), /TOWLINE_UNREACHABLE=warn/);

  const warned = await terraform.plan([], { TOWLINE_UNREACHABLE: "warn" });
  assert.equal(warned.code, 0, warned.stderr);
  assert.match(words(warned.stdout), /Link dc1\/shop could not be read/);

  // A change needs the agent all the same, and the state stays as it is.
  site.configure(linkBlock("deletion_protection = true"));
  const applied = await terraform.apply({ TOWLINE_UNREACHABLE: "warn" });
  assert.equal(applied.code, 1);
  assert.match(words(applied.stderr), /Updating link dc1\/shop failed/);
  const link = (await terraform.state()).get("towline_sync_link.shop");
  assert.equal(link?.values["deletion_protection"], false);
  assert.equal(link?.tainted, undefined);
});

test("endpoints are tried in order, and an agent of another name is refused", async () => {
  await using site = await openSite({ config: "" });
  const { terraform, agent } = site;
  const provider = (name: string, endpoints: string) =>
    `provider "towline" {\n  agents = { ${name} = { endpoints = [${endpoints}] } }\n}\n` +
    `resource "towline_instance" "one" {\n  agent = "${name}"\n  name = "one"\n  host = "h"\n  username = "u"\n` +
    '  password_from = { env = "P" }\n}\nvariable "endpoint" {}\nvariable "password" {}\n' +
    'terraform {\n  required_providers {\n    towline = { source = "towline/towline" }\n  }\n}\n';
  terraform.write({ "main.tf": "", "site.tf": provider("dc1", '"127.0.0.1:1", var.endpoint') });
  await terraform.ok(["apply", "-auto-approve"]);
  assert.equal(agent.instances.get("one")?.object.spec?.passwordFrom?.env, "P");
  assert.equal((await terraform.plan()).code, 0);
  await terraform.ok(["destroy", "-auto-approve"]);

  terraform.write({ "site.tf": provider("dc2", "var.endpoint") });
  const refused = await terraform.apply();
  assert.equal(refused.code, 1);
  assert.match(words(refused.stderr), /is called "dc1", not "dc2"/);
});

test("an agent that is older than the provider is refused at plan, a newer one is served", async () => {
  await using site = await openSite();
  const { terraform, agent } = site;
  agent.apiVersion = CONTROL_API_VERSION + 1;
  await terraform.ok(["apply", "-auto-approve"]);

  agent.apiVersion = CONTROL_API_VERSION - 1;
  site.configure(linkBlock("deletion_protection = true"));
  const calls = agent.calls.length;
  const refused = await terraform.plan();
  assert.equal(refused.code, 1);
  const needs = `agent dc1 0.1.0 speaks control API ${CONTROL_API_VERSION - 1}; this provider needs ${CONTROL_API_VERSION}`;
  assert.ok(words(refused.stderr).includes(needs), refused.stderr);
  assert.match(words(refused.stderr), /Upgrade the agent first, then the provider/);
  // Nothing else is asked of it, whatever an operator says about agents that cannot be reached.
  assert.equal((await terraform.apply({ TOWLINE_UNREACHABLE: "warn" })).code, 1);
  assert.deepEqual(new Set(agent.calls.slice(calls)), new Set(["GetInfo"]));
});

test("without a certificate that the other side trusts, the error says whose and what to check", async () => {
  const [ours, other] = [await siteCertificates(), await createCertificates()];
  const cases = [
    [
      { TOWLINE_TLS_CERT: other.client.cert, TOWLINE_TLS_KEY: other.client.key },
      /does not accept the client certificate/,
    ],
    [{ TOWLINE_TLS_CA: other.ca }, /SELF_SIGNED|UNABLE_TO|certificate/],
    [{ TOWLINE_TLS_KEY: other.client.key }, /The TLS files cannot be used/],
    [{ TOWLINE_TLS_CA: "" }, /tls\.ca is missing/],
    [{ TOWLINE_TLS_CERT: "/nowhere/client.pem" }, /tls\.cert cannot be read/],
  ] as const;
  await using site = await openSite();
  for (const [env, message] of cases) {
    const failed = await site.terraform.apply({ TOWLINE_TLS_CA: ours.ca, ...env });
    assert.equal(failed.code, 1);
    assert.match(words(failed.stderr), message);
    assert.equal(site.agent.instances.size, 0);
  }
});

test("mistakes in the configuration are named with their attributes", async () => {
  await using site = await openSite();
  const { terraform } = site;
  const cases: readonly (readonly [string, RegExp])[] = [
    ['conflict_policy = "overwrite"', /conflict_policy "overwrite" is not available.*only "fail"/],
    ['desired_state = "stopped"', /"stopped" is not allowed here.*One of "running", "paused"/],
    ['timeouts = { create = "soon" }', /"soon" is not a duration/],
    ['wait_for = "caught_up"', /One of "none", "started", "full_load", "syncing"/],
  ];
  for (const [argument, message] of cases) {
    site.configure(linkBlock(argument));
    const failed = await terraform.run(["validate"]);
    assert.equal(failed.code, 1);
    assert.match(words(failed.stderr), message);
    // The place in the file comes from the attribute's path.
    assert.match(failed.stderr, /on main\.tf line \d+, in resource "towline_sync_link" "shop"/);
  }
  const objects = linkBlock().replace(
    "{ shop = {} }",
    '{ shop = { tables = { a = {} }, exclude_tables = ["b"] } }',
  );
  site.configure(objects);
  assert.match(
    words((await terraform.run(["validate"])).stderr),
    /objects\["shop"\] selects tables in two ways/,
  );
  site.configure(linkBlock().replace("{ shop = {} }", "{ shop = { tables = {} } }"));
  assert.match(words((await terraform.run(["validate"])).stderr), /Nothing is selected here/);
  site.configure(linkBlock().replace("towline_instance.source.id", '"dc1/orders-copy"'));
  assert.match(words((await terraform.plan()).stderr), /Source and target are the same instance/);
});

test("instances need exactly one way to their password, and TLS settings that go together", async () => {
  await using site = await openSite({ config: "" });
  const instance = (more: string) =>
    `resource "towline_instance" "x" {\n  agent = "dc1"\n  name = "x"\n  host = "h"\n  username = "u"\n  ${more}\n}\n`;
  const tls = (settings: string) => `password_from = { env = "P" }\ntls = {\n${settings}\n}`;
  const cases = [
    ["", /No password is given/],
    ['password_wo = "x"', /password_wo_version is missing/],
    [
      'password_wo = "x"\npassword_wo_version = 1\npassword_from = { env = "P" }',
      /The password is given twice/,
    ],
    ['password_from = { env = "P", file = "/p" }', /password_from names several sources/],
    ['password_from = { env = "P" }\ntls = { mode = "verify-ca" }', /verify-ca needs tls\.ca/],
    [tls('mode = "disabled"\nca = "x"'), /disabled does not check tls\.ca/],
    [tls('ca_file = "/ca.pem"'), /required does not check tls\.ca_file/],
    [tls('mode = "verify-ca"\nca = "x"\nca_file = "/ca.pem"'), /tls\.ca is given twice/],
    [tls('mode = "disabled"\ncert = "x"\nkey_file = "/k"'), /disabled shows no tls\.cert/],
    [tls('cert_file = "/c"'), /The client certificate has no key/],
    [tls('key_file = "/k"'), /The client key has no certificate/],
    [tls('cert = "x"\nkey_wo = "x"'), /tls\.key_wo_version is missing/],
    [tls('cert = "x"\nkey_file = "/k"\nkey_wo_version = 1'), /key_wo_version belongs to tls\.key_wo/],
    ['password_from = { env = "P" }\nport = 0', /A whole number from 1 to 65535/],
  ] as const;
  for (const [more, message] of cases) {
    site.configure(instance(more));
    const failed = await site.terraform.run(["validate"]);
    assert.equal(failed.code, 1, more);
    assert.match(words(failed.stderr), message);
  }
});

test("a failed check declares nothing; a warning of a check does not stop it", async () => {
  await using site = await openSite();
  const { terraform, agent } = site;
  agent.checks = [
    {
      id: "gtid.mode",
      verdict: "failed",
      message: "gtid_mode is OFF",
      remedy: "SET PERSIST gtid_mode = ON;",
      side: "source",
    },
    { id: "disk.space", verdict: "warning", message: "10 GiB free", remedy: "Add some.", side: "target" },
    { id: "server.id", verdict: "passed", message: "", remedy: "", side: "source" },
  ];
  const failed = await terraform.apply();
  assert.equal(failed.code, 1);
  assert.match(words(failed.stderr), /check gtid\.mode failed.*SET PERSIST gtid_mode = ON;/);
  assert.equal(agent.links.size, 0);

  agent.checks = agent.checks.slice(1);
  const applied = await terraform.ok(["apply", "-auto-approve"]);
  assert.match(words(applied.stdout), /Check disk\.space of link dc1\/shop/);
  assert.equal(agent.links.size, 1);
});

test("create never takes over what exists", async () => {
  await using site = await openSite();
  const { terraform, agent } = site;
  await terraform.ok(["apply", "-auto-approve"]);
  // The first read claims what create has made; until then it could be adopted.
  await terraform.ok(["plan"]);
  await terraform.ok(["state", "rm", "towline_sync_link.shop", "towline_instance.source"]);
  const failed = await terraform.apply();
  assert.equal(failed.code, 1);
  assert.match(words(failed.stderr), /import \{ to = towline_instance\.<label> id = "dc1\/orders" \}/);

  await terraform.ok(["import", "towline_instance.source", "dc1/orders"]);
  const uid = agent.link("shop").uid;
  const link = await terraform.apply();
  assert.match(words(link.stderr), /import \{ to = towline_sync_link\.<label> id = "dc1\/shop" \}/);
  assert.equal(agent.link("shop").uid, uid);
});

test("deletion_protection holds at plan, for destroy and for replacement", async () => {
  await using site = await openSite({ config: linkBlock("deletion_protection = true") });
  const { terraform, agent } = site;
  await terraform.ok(["apply", "-auto-approve"]);
  const destroy = await terraform.plan(["-destroy"]);
  assert.equal(destroy.code, 1);
  assert.match(words(destroy.stderr), /Link dc1\/shop must not be destroyed/);

  site.configure(linkBlock("deletion_protection = true").replace('"shop"\n  source', '"shop2"\n  source'));
  const replace = await terraform.plan();
  assert.equal(replace.code, 1);
  assert.match(words(replace.stderr), /Link dc1\/shop must not be replaced/);

  site.configure(linkBlock());
  await terraform.ok(["apply", "-auto-approve"]);
  await terraform.ok(["destroy", "-auto-approve"]);
  assert.equal(agent.links.size, 0);
});

test("an instance in use is not removed", async () => {
  await using site = await openSite();
  const { terraform, agent } = site;
  await terraform.ok(["apply", "-auto-approve"]);
  await terraform.ok(["state", "rm", "towline_sync_link.shop"]);
  site.configure("");
  const failed = await terraform.destroy();
  assert.equal(failed.code, 1);
  assert.match(words(failed.stderr), /instance orders is used by link shop/);
  assert.equal(agent.instances.size, 2);
});

test("the provider's configuration may be unknown while nothing exists, and is named when something does", async () => {
  const unknown = 'resource "terraform_data" "port" {\n  input = "unused"\n}\n';
  await using site = await openSite({ config: linkBlock() + unknown });
  const { terraform } = site;
  const known = "[var.endpoint]";
  const endpoints = (text: string) =>
    terraform.replace("site.tf", /endpoints = .*? \}/, `endpoints = ${text} }`);
  endpoints('[terraform_data.port.id == "" ? "" : var.endpoint]');
  assert.equal((await terraform.plan()).code, 2);
  await terraform.ok(["apply", "-auto-approve"]);

  endpoints(known);
  assert.equal((await terraform.plan()).code, 0);
  endpoints('[terraform_data.other.id == "" ? "" : var.endpoint]');
  site.configure(linkBlock() + unknown + 'resource "terraform_data" "other" {}\n');
  const failed = await terraform.plan();
  assert.equal(failed.code, 1);
  assert.match(words(failed.stderr), /agents\["dc1"\]\.endpoints is known only after apply/);
});

test("a changed label without a moved block is a plan error that prints the block; with it, nothing is touched", async () => {
  await using site = await openSite();
  const { terraform, agent } = site;
  await terraform.ok(["apply", "-auto-approve"]);
  const { uid } = agent.link("shop");
  site.configure(linkBlock("", "renamed"));
  const failed = await terraform.plan();
  assert.equal(failed.code, 1);
  assert.match(
    words(failed.stderr),
    /moved \{ from = towline_sync_link\.<old label> to = towline_sync_link\.<new label> \}/,
  );

  site.configure(
    `${linkBlock("", "renamed")}\nmoved {\n  from = towline_sync_link.shop\n  to = towline_sync_link.renamed\n}\n`,
  );
  await terraform.ok(["apply", "-auto-approve"]);
  assert.equal(agent.link("shop").uid, uid);
  assert.equal((await terraform.plan()).code, 0);

  // A replacement is not a rename.
  await terraform.ok(["apply", "-auto-approve", "-replace=towline_sync_link.renamed"]);
  assert.notEqual(agent.link("shop").uid, uid);
});
