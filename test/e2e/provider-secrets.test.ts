import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Authority } from "../harness/certificates.ts";
import { readPlanFile } from "../harness/plan-file.ts";
import { linkBlock, openSite, PASSWORD } from "../harness/provider-site.ts";

/** An instance at which the agent shows a certificate. */
const WITH_CLIENT_KEY = `
variable "client_cert" { type = string }

variable "client_key" {
  type      = string
  ephemeral = true
}

resource "towline_instance" "strict" {
  agent               = "dc1"
  name                = "strict"
  host                = "10.0.0.3"
  username            = "towline"
  password_wo         = var.password
  password_wo_version = 1
  tls = {
    mode           = "verify-full"
    ca             = var.client_cert
    cert           = var.client_cert
    key_wo         = var.client_key
    key_wo_version = 1
  }
}
`;

test("passwords and keys are in no state, no plan file and no log of terraform's", async () => {
  const shown = (await Authority.make()).issue("CN=towline");
  const { cert: client_cert, key: client_key } = await shown;
  await using site = await openSite({
    provider: "mirror",
    config: linkBlock() + WITH_CLIENT_KEY,
    variables: { client_cert, client_key },
  });
  const { terraform, agent, certificates } = site;
  const log = join(terraform.folder, "trace.log");
  const trace = { TF_LOG: "trace", TF_LOG_PATH: log };

  const plan = await terraform.plan([], trace);
  assert.equal(plan.code, 2, plan.stderr);
  const planned = readPlanFile(plan.file);
  const applied = await terraform.ok(["apply", "-auto-approve"], trace);
  // An agent that refuses, and one that is away, must not bring it up either.
  await terraform.ok(["state", "rm", "towline_instance.source"], trace);
  await terraform.plan([], trace);
  agent.instances.set("orders", { ...agent.instances.get("orders"), object: {}, claimed: true });
  const refused = await terraform.apply(trace);
  assert.equal(refused.code, 1);
  await agent.down();
  const failed = await terraform.apply(trace);
  assert.equal(failed.code, 1);

  const texts = {
    plan: planned,
    output: [plan, applied, refused, failed].map(({ stdout, stderr }) => stdout + stderr).join("\n"),
    state: readFileSync(join(terraform.work, "terraform.tfstate"), "utf8"),
    log: readFileSync(log, "utf8"),
  };
  assert.equal(agent.instances.get("strict")?.object.spec?.tls?.key, client_key, "the agent was told");
  const keys = [certificates.client.key, client_key].map((key) => key.split("\n")[1] ?? "");
  assert.match(texts.log, /terraform-provider-towline/);
  assert.match(texts.plan, /towline_instance/);
  for (const [place, text] of Object.entries(texts)) {
    for (const secret of [PASSWORD, Buffer.from(PASSWORD).toString("base64"), ...keys]) {
      assert.ok(!text.includes(secret), `${place} holds a secret`);
    }
  }
});

test("a raised password_wo_version sends the new password", async () => {
  await using site = await openSite({ config: "" });
  const { terraform, agent } = site;
  await terraform.ok(["apply", "-auto-approve"]);
  const password = () => agent.instances.get("orders")?.object.spec?.password;
  assert.equal(password(), PASSWORD);

  const other = { TF_VAR_password: "another" };
  assert.equal((await terraform.plan([], other)).code, 0);
  terraform.replace("site.tf", /password_wo_version = 1/, "password_wo_version = 2");
  await terraform.ok(["apply", "-auto-approve"], other);
  assert.equal(password(), "another");
  assert.equal((await terraform.plan()).code, 0);

  terraform.replace(
    "site.tf",
    /password_wo += var\.password\n +password_wo_version = 2/,
    'password_from = { exec = ["vault", "read"] }',
  );
  await terraform.ok(["apply", "-auto-approve"]);
  assert.deepEqual(agent.instances.get("orders")?.object.spec?.passwordFrom?.exec?.command, [
    "vault",
    "read",
  ]);
  assert.equal((await terraform.plan()).code, 0);
});

test("TLS settings are imported as they were declared; another mode at the agent, and a raised key_wo_version, are changes", async () => {
  const { cert: client_cert, key: client_key } = await (await Authority.make()).issue("CN=towline");
  await using site = await openSite({ config: WITH_CLIENT_KEY, variables: { client_cert, client_key } });
  const { terraform, agent } = site;
  const address = "towline_instance.strict";
  await terraform.ok(["apply", "-auto-approve"]);
  assert.equal((await terraform.plan()).code, 0);
  const created = (await terraform.state()).get(address)?.values;
  await terraform.ok(["state", "rm", address]);
  await terraform.ok(["import", "-input=false", address, "dc1/strict"]);
  assert.deepEqual((await terraform.state()).get(address)?.values, created);

  const told = () => agent.instances.get("strict")?.object.spec?.tls;
  const tls = told();
  if (tls) tls.mode = "required";
  const drift = await terraform.plan();
  assert.equal(drift.code, 2);
  assert.deepEqual(
    drift.changes.map(({ address: changed, change }) => [changed, change.actions]),
    [[address, ["update"]]],
  );
  await terraform.ok(["apply", "-auto-approve"]);
  assert.equal(told()?.mode, "verify-full");

  // The key alone is no change; its version is.
  const other = (await (await Authority.make()).issue("CN=towline")).key;
  assert.equal((await terraform.plan([], { TF_VAR_client_key: other })).code, 0);
  terraform.replace("main.tf", /key_wo_version = 1/, "key_wo_version = 2");
  await terraform.ok(["apply", "-auto-approve"], { TF_VAR_client_key: other });
  assert.deepEqual([told()?.key, told()?.keyVersion], [other, 2]);
  assert.equal((await terraform.plan()).code, 0);

  // Files on the agent's host instead.
  terraform.replace("main.tf", /ca +=.*/, 'ca_file = "/etc/ca.pem"');
  terraform.replace("main.tf", /cert +=.*/, 'cert_file = "/etc/cert.pem"');
  terraform.replace("main.tf", /key_wo +=.*\n.*/, 'key_file = "/etc/key.pem"');
  await terraform.ok(["apply", "-auto-approve"]);
  const { mode, ca, caFile, certFile, key, keyFile, keyVersion } = told() ?? {};
  assert.deepEqual(
    { mode, ca, caFile, certFile, key, keyFile, keyVersion },
    {
      ...{ mode: "verify-full", ca: "", caFile: "/etc/ca.pem", certFile: "/etc/cert.pem" },
      ...{ key: "", keyFile: "/etc/key.pem", keyVersion: 0 },
    },
  );
  assert.equal((await terraform.plan()).code, 0);
});
