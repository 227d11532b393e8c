import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { FakeAgent } from "../harness/fake-agent.ts";
import { siteCertificates } from "../harness/provider-site.ts";
import { Terraform } from "../harness/terraform.ts";

// The examples on the registry's pages, as the pages show them: all of them are one configuration.

const EXAMPLES = join(import.meta.dirname, "../../examples");

/** The files of this name in the examples of one kind, by a name for each that no other has. */
function examples(kind: string, file: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(join(EXAMPLES, kind)).map((name) => [
      `${kind}-${name}-${file}`,
      readFileSync(join(EXAMPLES, kind, name, file), "utf8"),
    ]),
  );
}

test("what the registry's pages show can be applied and imported, and is formatted", async () => {
  await using agent = await FakeAgent.open("dc1", await siteCertificates());
  const { ca, client } = await siteCertificates();
  const provider = readFileSync(join(EXAMPLES, "provider/provider.tf"), "utf8");
  await using terraform = await Terraform.open({
    config: { "provider.tf": provider, ...examples("resources", "resource.tf") },
    variables: { agent_endpoint: agent.endpoint, db1_password: "one" },
    env: { TOWLINE_TLS_CA: ca, TOWLINE_TLS_CERT: client.cert, TOWLINE_TLS_KEY: client.key },
  });
  await terraform.ok(["apply", "-auto-approve"]);
  // Terraform makes the instances side by side, in whatever order.
  assert.deepEqual([...agent.instances.keys()].toSorted(), ["db1", "db2"]);
  assert.deepEqual([...agent.links.keys()], ["shop"]);

  const uuid = "3e11fa47-71ca-11e1-9e33-c80aa9429562";
  agent.observe("shop", {
    gtidReceived: `${uuid}:1-90`,
    gtidApplied: `${uuid}:1-80`,
    lag: { milliseconds: 1500 },
  });
  agent.checks = [{ id: "gtid.mode", verdict: "warning", message: "m", remedy: "r", side: "source" }];
  terraform.write({ ...examples("data-sources", "data-source.tf"), ...examples("functions", "function.tf") });
  const applied = await terraform.ok(["apply", "-auto-approve"]);
  // Each check block holds, and says so by saying nothing.
  assert.doesNotMatch(applied.stdout, /Warning/);
  const outputs = JSON.parse((await terraform.ok(["output", "-json"])).stdout) as Record<
    string,
    { value: unknown }
  >;
  assert.equal(outputs["to_apply"]?.value, `${uuid}:81-90`);
  assert.equal(outputs["lag_seconds"]?.value, 1.5);
  assert.deepEqual(outputs["to_do"]?.value, ["gtid.mode: m r"]);

  await terraform.ok(["state", "rm", "towline_sync_link.shop", "towline_instance.db1"]);
  terraform.write(examples("resources", "import.tf"));
  const imported = await terraform.ok(["plan", "-input=false"]);
  // What only a configuration knows (wait_for, timeouts) is set by the import's apply.
  assert.match(imported.stdout, /Plan: 2 to import, 0 to add, \d to change, 0 to destroy/);

  await terraform.ok(["fmt", "-check", "-recursive", EXAMPLES]);
});
