import assert from "node:assert/strict";
import { test } from "node:test";
import { inGate } from "../harness/gate.ts";
import { openSite } from "../harness/provider-site.ts";

/** Links of one configuration. `npm run bench -- plan` says how long 100 take. */
const LINKS = inGate(20, 100);

const config = (links: number): string => `
resource "towline_sync_link" "many" {
  count     = ${links}
  name      = "link-\${count.index}"
  source_id = towline_instance.source.id
  target_id = towline_instance.target.id
  objects   = { "shop_\${count.index}" = {} }
}
`;

test("many links take one connection of each provider, and a fixed number of calls each", async () => {
  await using site = await openSite({ config: config(LINKS) });
  const { terraform, agent } = site;
  const callsOf = async (work: () => Promise<unknown>) => {
    const before = agent.calls.length;
    agent.peers.clear();
    await work();
    const counts = new Map<string, number>();
    for (const call of agent.calls.slice(before)) counts.set(call, (counts.get(call) ?? 0) + 1);
    // A connection each time that the provider is configured: to plan, and to apply.
    const { GetInfo: connections = 0, ...rest } = Object.fromEntries(counts);
    assert.equal(connections, agent.peers.size);
    assert.ok(connections <= 2, `${connections} connections`);
    return rest;
  };

  const applied = await callsOf(() => terraform.ok(["apply", "-auto-approve", "-input=false"]));
  assert.deepEqual(applied, {
    // Before it is declared, and each time that it is planned.
    GetLink: applied["GetLink"],
    // When it is planned, its instances are not there; when it is applied, they are.
    Precheck: 2 * LINKS,
    PutInstance: 2,
    PutLink: LINKS,
    WatchLink: LINKS,
  });
  assert.ok((applied["GetLink"] ?? 0) <= 3 * LINKS, JSON.stringify(applied));
  assert.equal(agent.links.size, LINKS);

  const planned = await callsOf(async () => assert.equal((await terraform.plan()).code, 0));
  assert.deepEqual(planned, { GetInstance: 2, GetLink: LINKS });

  const destroyed = await callsOf(() => terraform.ok(["destroy", "-auto-approve", "-input=false"]));
  assert.equal(destroyed["DeleteLink"], LINKS);
  assert.equal(agent.links.size, 0);
});
