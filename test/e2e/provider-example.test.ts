import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { FakeAgent } from "../harness/fake-agent.ts";
import { siteCertificates } from "../harness/provider-site.ts";
import { Terraform } from "../harness/terraform.ts";

const EXAMPLES = join(import.meta.dirname, "../../examples");
const PASSWORDS = { source_password: "one", target_password: "two" };

async function openExample(name: string, variables: Readonly<Record<string, string>>): Promise<Terraform> {
  const { ca, client } = await siteCertificates();
  return await Terraform.open({
    config: join(EXAMPLES, name),
    variables,
    env: { TOWLINE_TLS_CA: ca, TOWLINE_TLS_CERT: client.cert, TOWLINE_TLS_KEY: client.key },
  });
}

test("each example passes its own tests", async () => {
  await using dc1 = await FakeAgent.open("dc1", await siteCertificates());
  await using dc2 = await FakeAgent.open("dc2", await siteCertificates());
  /** What each example needs to know. */
  const variables: Readonly<Record<string, Record<string, string>>> = {
    minimal: { agent_endpoint: dc1.endpoint, ...PASSWORDS },
    "two-sites": {
      source_agent_endpoint: dc1.endpoint,
      target_agent_endpoint: dc2.endpoint,
      ...PASSWORDS,
    },
    "ci-drift": { agent_endpoint: dc1.endpoint },
  };
  const folders = readdirSync(EXAMPLES).filter((name) => existsSync(join(EXAMPLES, name, "main.tf")));
  assert.deepEqual(folders.sort(), Object.keys(variables).sort(), "a new example has tests, and is run here");
  for (const name of folders) {
    await using terraform = await openExample(name, variables[name] ?? {});
    const tested = await terraform.ok(["test"]);
    assert.match(tested.stdout, /2 passed, 0 failed/, name);
    assert.equal(dc1.links.size + dc2.links.size, 0);
  }
});

test("the postcondition of minimal stops what comes after a link that is not ready, and taints nothing", async () => {
  await using agent = await FakeAgent.open("dc1", await siteCertificates());
  await using terraform = await openExample("minimal", { agent_endpoint: agent.endpoint, ...PASSWORDS });
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
