import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { parse } from "yaml";
import { FakeAgent } from "../harness/fake-agent.ts";
import { siteCertificates } from "../harness/provider-site.ts";
import { type CommandResult, Terraform } from "../harness/terraform.ts";

const EXAMPLE = join(import.meta.dirname, "../../examples/ci-drift");

async function openExample(agent: FakeAgent): Promise<Terraform> {
  const { ca, client } = await siteCertificates();
  return await Terraform.open({
    config: EXAMPLE,
    variables: { agent_endpoint: agent.endpoint },
    env: { TOWLINE_TLS_CA: ca, TOWLINE_TLS_CERT: client.cert, TOWLINE_TLS_KEY: client.key },
  });
}

/** The command of the workflow's own step, as a runner gives it to bash. */
function workflowStep(): string {
  const text = readFileSync(join(EXAMPLE, ".github/workflows/drift.yml"), "utf8");
  const workflow = parse(text) as { jobs: { plan: { steps: { id?: string; run?: string }[] } } };
  const step = workflow.jobs.plan.steps.find(({ id }) => id === "drift");
  assert.ok(step?.run);
  return step.run;
}

test("the workflow's step reports what was changed outside, what waits, what only moved, and warnings", async () => {
  await using agent = await FakeAgent.open("dc1", await siteCertificates());
  await using terraform = await openExample(agent);
  const summary = join(terraform.folder, "summary.md");
  /** Runs the step; the report is what it adds to the run's summary. */
  const report = async (env: Record<string, string> = {}): Promise<CommandResult & { report: string }> => {
    writeFileSync(summary, "");
    const step = ["-e", "-o", "pipefail", "-c", workflowStep()];
    const ended = await terraform.runProgram("bash", step, { ...env, GITHUB_STEP_SUMMARY: summary });
    return { ...ended, report: readFileSync(summary, "utf8") };
  };
  await terraform.ok(["apply", "-auto-approve"]);

  const clean = await report();
  assert.equal(clean.code, 0, clean.stderr);
  assert.equal(clean.report, "# Towline: as declared\n");

  // Two links and an account, each changed in a way of its own, on a server that does not answer; seen before, or not.
  agent.pause("crm");
  agent.fail("shop", "TARGET_ROW_MISSING", "no row on `shop`.`orders`");
  const { object } = agent.instances.get("shop-source") ?? assert.fail();
  object.spec = { ...object.spec, username: "root" };
  agent.unreachable = { code: "CONNECTION_LOST", message: "connection refused", hint: "Start the server." };
  mkdirSync(join(terraform.work, ".drift"), { recursive: true });
  const crm = 'towline_sync_link.copy["crm"]';
  const seenFile = join(terraform.work, ".drift/seen.json");
  writeFileSync(
    seenFile,
    JSON.stringify({ [crm]: "2026-01-02T03:04:05.000Z", gone: "2025-01-01T00:00:00.000Z" }),
  );
  const drifted = await report();
  assert.equal(drifted.code, 2, drifted.stderr);
  const text = drifted.report;
  assert.match(text, /^# Towline: 3 changed outside Terraform\n/);
  assert.match(text, /\*\*dc1\/crm\*\* \(`.*"crm"\]`\) differs; .*; first seen 2026-01-02T03:04:05\.000Z\n/);
  assert.match(text, /- `desired_state`: `"paused"` → `"running"`/);
  assert.match(
    text,
    /\*\*dc1\/shop\*\*.*\n {2}- Link dc1\/shop has failed since \d{4}-.*Z: .* Look at the row\./,
  );
  assert.match(text, /- `failure_message`: `` "no row on `shop`\.`orders`" `` → `null`/);
  assert.match(text, /- `username`: `"root"` → `"towline"`/);
  assert.match(
    text,
    /## Warnings\n\n- The server of instance dc1\/shop-target does not answer its agent: connection refused\./,
  );
  assert.deepEqual(Object.keys(JSON.parse(readFileSync(seenFile, "utf8")) as object).sort(), [
    'towline_instance.server["shop-source"]',
    crm,
    'towline_sync_link.copy["shop"]',
  ]);

  agent.unreachable = null;
  agent.remove("shop");
  assert.match((await report()).report, /\*\*dc1\/shop\*\* .* is gone; apply would declare it anew/);
  await terraform.ok(["apply", "-auto-approve"]);

  // One more server and link change nothing of those that are there.
  const before = readFileSync(join(terraform.work, "variables.tf"), "utf8");
  terraform.replace(
    "variables.tf",
    /"shop-source" = \{/,
    '"shop-third" = { host = "db3.example", password_file = "/p" }\n    "shop-source" = {',
  );
  terraform.replace(
    "variables.tf",
    /crm {2}= \{/,
    'bi   = { source = "shop-source", target = "shop-third", databases = ["bi"] }\n    crm  = {',
  );
  const more = (await report()).report;
  assert.match(more, /^# Towline: 2 not applied yet\n/);
  assert.match(more, /\*\*dc1\/bi\*\* .* is to be declared/);
  assert.match(more, /Not shown here: outputs \(1\)\./);
  terraform.write({ "variables.tf": before });

  // A commit that nobody has applied is not drift, and a moved block is no difference.
  terraform.replace(
    "main.tf",
    /for_each = var\.links\n/,
    "for_each = var.links\n  deletion_protection = true\n",
  );
  const waiting = await report();
  assert.equal(waiting.code, 2);
  assert.match(waiting.report, /^# Towline: 2 not applied yet\n/);
  assert.match(waiting.report, /- `deletion_protection`: `false` → `true`/);
  terraform.replace("main.tf", / {2}deletion_protection = true\n/, "");
  terraform.replace("main.tf", /resource "towline_sync_link" "copy"/, 'resource "towline_sync_link" "link"');
  terraform.replace("main.tf", /link in towline_sync_link\.copy/, "link in towline_sync_link.link");
  terraform.write({
    "moved.tf": "moved {\n  from = towline_sync_link.copy\n  to   = towline_sync_link.link\n}\n",
  });
  const moved = await report();
  assert.equal(moved.code, 0, moved.report);
  assert.match(moved.report, /^# Towline: as declared, but for addresses\n/);
  assert.match(
    moved.report,
    /- `towline_sync_link\.copy\["crm"\]` is `towline_sync_link\.link\["crm"\]` now/,
  );

  await agent.down();
  const unplanned = await report();
  assert.equal(unplanned.code, 1);
  assert.match(unplanned.report, /^# Towline: no plan could be made\n[\s\S]*agent dc1 cannot be reached/);
});
