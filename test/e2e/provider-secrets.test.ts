import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { readPlanFile } from "../harness/plan-file.ts";
import { openSite, PASSWORD } from "../harness/provider-site.ts";

test("the password is in no state, no plan file and no log of terraform's", async () => {
  await using site = await openSite({ provider: "mirror" });
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
  const key = certificates.client.key.split("\n")[1] ?? "";
  assert.match(texts.log, /terraform-provider-towline/);
  assert.match(texts.plan, /towline_instance/);
  for (const [place, text] of Object.entries(texts)) {
    for (const secret of [PASSWORD, Buffer.from(PASSWORD).toString("base64"), key]) {
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
