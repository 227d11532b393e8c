import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { FakeAgent } from "../harness/fake-agent.ts";
import { siteCertificates } from "../harness/provider-site.ts";
import { Terraform } from "../harness/terraform.ts";

const EXAMPLE = fileURLToPath(new URL("../../examples/minimal", import.meta.url));

async function openExample(agent: FakeAgent): Promise<Terraform> {
  const { ca, client } = await siteCertificates();
  return await Terraform.open({
    config: EXAMPLE,
    variables: { agent_endpoint: agent.endpoint, source_password: "one", target_password: "two" },
    env: { TOWLINE_TLS_CA: ca, TOWLINE_TLS_CERT: client.cert, TOWLINE_TLS_KEY: client.key },
  });
}

test("examples/minimal passes its own tests", async () => {
  await using agent = await FakeAgent.open("dc1", await siteCertificates());
  await using terraform = await openExample(agent);
  const tested = await terraform.ok(["test"]);
  assert.match(tested.stdout, /2 passed, 0 failed/);
  assert.equal(agent.links.size, 0);
});

test("its postcondition stops what comes after a link that is not ready, and taints nothing", async () => {
  await using agent = await FakeAgent.open("dc1", await siteCertificates());
  await using terraform = await openExample(agent);
  agent.startsAtOnce = false;
  terraform.replace(
    "main.tf",
    /objects {3}= .*/,
    'objects = { shop = {} }\n  timeouts = { create = "300ms" }',
  );
  const applied = await terraform.apply();
  assert.equal(applied.code, 1);
  assert.match(applied.stderr, /Resource postcondition failed/);
  const link = (await terraform.state()).get("towline_sync_link.shop");
  assert.equal(link?.values["ready"], false);
  assert.equal(link?.tainted, undefined);
});
