import assert from "node:assert/strict";
import { test } from "node:test";
import { ControlService } from "../../proto/control-service.ts";
import type { FakeAgent } from "../harness/fake-agent.ts";
import { notItsTurn } from "../harness/gate.ts";
import { narrowed, PREVIOUS_PROTOCOL, type Previous } from "../harness/previous-protocol.ts";
import { linkBlock, openSite } from "../harness/provider-site.ts";

/** Lets the agent go on as if the side named were of the previous version. */
async function become(agent: FakeAgent, previous: Previous | "none", current: string): Promise<void> {
  agent.service = previous === "none" ? ControlService : narrowed(previous);
  agent.protocol = previous === "agent" ? PREVIOUS_PROTOCOL : current;
  await agent.down();
  await agent.up();
}

for (const [turn, previous] of (["agent", "provider"] as const).entries()) {
  const title = `the previous ${previous} with what is new on the other side: plans are empty, before the upgrade and behind it`;
  test(title, { skip: notItsTurn("provider-skew", turn, 2) }, async () => {
    await using site = await openSite();
    const { terraform, agent } = site;
    const current = agent.protocol;
    await become(agent, previous, current);
    await terraform.ok(["apply", "-auto-approve", "-input=false"]);
    assert.equal((await terraform.plan()).code, 0);
    site.configure(linkBlock("load = { workers = 2 }\n  apply = { workers = 3 }"));
    await terraform.ok(["apply", "-auto-approve", "-input=false"]);
    assert.equal(agent.link("shop").spec?.apply?.workers, 3);

    await become(agent, "none", current);
    assert.equal((await terraform.plan()).code, 0);
    // The other way round: what was written when both sides were new.
    site.configure(linkBlock());
    await terraform.ok(["apply", "-auto-approve", "-input=false"]);
    await become(agent, previous, current);
    assert.equal((await terraform.plan()).code, 0);
  });
}

test("what an agent is too old for is an error of the plan, at its attribute, with the version that it takes", async () => {
  await using site = await openSite({
    config: linkBlock().replace("towline_instance.source.id", '"dc2/orders"'),
  });
  const { terraform, agent } = site;
  const current = agent.protocol;
  // Before its target is declared it is planned without a look at the agent's checks, and with one at its version.
  await become(agent, "agent", current);
  const refused = await terraform.plan();
  assert.equal(refused.code, 1);
  const words = refused.stderr.replaceAll(/[│╷╵]/g, " ").replaceAll(/\s+/g, " ");
  assert.match(words, /Agent dc1 is too old for a source at another agent/);
  assert.match(words, /takes control protocol 1\.2; agent dc1 0\.1\.0 speaks 1\.1\. Upgrade the agent/);
  assert.match(refused.stderr, /on main\.tf line \d+, in resource "towline_sync_link" "shop"/);
  assert.equal(agent.instances.size, 0);

  await become(agent, "none", current);
  assert.equal((await terraform.plan()).code, 2);
});
