import assert from "node:assert/strict";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { Client, credentials } from "@grpc/grpc-js";
import { ControlService } from "../proto/control-service.ts";
import { LocalAgent, refused } from "../test/e2e/control/local-agent.ts";
import { link } from "../test/e2e/control/specs.ts";
import { eventually, PATIENCE_MS } from "../test/harness/wait.ts";
import { loadConfig } from "./config.ts";
import { ControlClient } from "./control/client.ts";
import { Sources } from "./feed/sources.ts";

const TABLE = "access: { operator: operator, ops: operator, dash: reader }\n";

let agent: LocalAgent;
let text: string;

before(async () => {
  agent = await LocalAgent.open({ settings: `metrics: { listen: "127.0.0.1:0" }\n${TABLE}` });
  text = await readFile(agent.folder.config, "utf8");
  for (const name of ["ops", "dash", "late"]) await agent.folder.clientTls(name);
  await agent.declareInstances();
  await agent.putLink(link("shop"));
});

after(() => agent[Symbol.asyncDispose]());

async function reload(config: string): Promise<void> {
  await writeFile(agent.folder.config, config);
  await agent.daemon.reloadConfig(() => loadConfig(agent.folder.config));
}

/** A watch under way, by a client of this name. */
async function watch(name: string) {
  const { ca, cert, key } = await agent.folder.tls(undefined, name);
  const client = new Client(agent.daemon.address, credentials.createSsl(ca, key, cert));
  const { path, requestSerialize, responseDeserialize } = ControlService.watchLink;
  const asked = { name: "shop", uid: "" };
  const call = client.makeServerStreamRequest(path, requestSerialize, responseDeserialize, asked);
  let at: "under way" | "over" = "under way";
  const over = new Promise<void>((resolve) => {
    call.on("error", () => {
      at = "over";
      resolve();
    });
  });
  await once(call, "data");
  return { over, at: () => at, [Symbol.dispose]: () => client.close(), cancel: () => call.cancel() };
}

async function info(name: string): Promise<string> {
  using client = new ControlClient(agent.daemon.address, await agent.folder.tls(undefined, name));
  return (await client.call(ControlService.getInfo, {})).name ?? "";
}

/** A page is a second old at most. */
async function metricComesTo(value: 0 | 1): Promise<void> {
  const is = async () => {
    const page = await (await fetch(agent.daemon.metricsUrl ?? "")).text();
    return page.includes(`\ntowline_agent_configuration_refused ${value}\n`);
  };
  await eventually(is, { what: `the metric is ${value}`, within: PATIENCE_MS });
}

test("who loses a role is cut off with what is under way; others go on; who gains one may call", async () => {
  using ops = await watch("ops");
  using dash = await watch("dash");
  await assert.rejects(info("late"), refused("PERMISSION_DENIED", /not in the agent's access table/));
  await reload(text.replace(TABLE, "access: { operator: operator, dash: operator, late: reader }\n"));
  await ops.over;
  await assert.rejects(info("ops"), refused("PERMISSION_DENIED"));
  assert.equal(await info("late"), "north");
  assert.equal(dash.at(), "under way");
  // From an operator to a reader is a loss as well.
  await reload(text);
  await dash.over;
  assert.equal(await info("dash"), "north");
  assert.ok(agent.log.some((line) => line.includes("roles and peers were replaced")));
});

test("a file that cannot be used is refused, in log and metric, and the former table stays", async () => {
  using dash = await watch("dash");
  for (const bad of ["access: { dash: emperor }\n", "access: {\n", "access: {}\n"]) {
    await reload(text.replace(TABLE, bad));
    assert.equal(await info("dash"), "north");
    assert.equal(await info("ops"), "north");
    await metricComesTo(1);
  }
  assert.equal(agent.log.filter((line) => line.includes("the changed configuration is refused")).length, 3);
  await reload(text);
  await metricComesTo(0);
  assert.equal(dash.at(), "under way");
  dash.cancel();
});

test("other keys are named: they wait for the next start", async () => {
  await reload(`${text}spool: { bytes: 1073741824 }\n`);
  const [line] = agent.log.filter((each) => each.includes("take effect at the next start"));
  assert.deepEqual((JSON.parse(line ?? "{}") as { keys?: unknown }).keys, ["spool"]);
});

test("peers come, go and move; one that stays where it is stays connected", () => {
  const address = (name: string, port: number) => ({ name, endpoints: [`127.0.0.1:${port}`] });
  const tls = () => assert.fail("nobody is called");
  const sources = new Sources(() => assert.fail("nothing is read"), [address("a", 1), address("b", 1)], tls);
  const [a, b] = [sources.peer("a"), sources.peer("b")];
  sources.replacePeers([address("a", 1), address("b", 2), address("c", 1)]);
  assert.equal(sources.peer("a"), a);
  assert.notEqual(sources.peer("b"), b);
  assert.equal(sources.peer("c").address, "127.0.0.1:1");
  sources.replacePeers([]);
  assert.throws(() => sources.peer("a"), { code: "PEER_UNKNOWN", hint: /SIGHUP/ });
});
