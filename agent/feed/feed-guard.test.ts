import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { ClientTls } from "../../proto/dial.ts";
import { FeedService } from "../../proto/feed-service.ts";
import { LocalAgent } from "../../test/e2e/control/local-agent.ts";
import { GtidSet } from "../change/gtid-set.ts";
import { AgentError } from "../error.ts";
import { FedCall } from "./fed-call.ts";
import { FedSource } from "./fed-source.ts";
import { Peer } from "./peer.ts";

const never = new AbortController().signal;
const ROLE_OF = { dashboard: "reader", ops: "operator", site2: "peer", nobody: "none" };

let agent: LocalAgent;

before(async () => {
  agent = await LocalAgent.open({
    settings: "access: { dashboard: reader, ops: operator, site2: peer, operator: operator }\n",
  });
});

after(() => agent[Symbol.asyncDispose]());

const certificates = new Map<string, ClientTls>();

async function certificateOf(name: string): Promise<ClientTls> {
  const tls = certificates.get(name) ?? (await agent.folder.clientTls(name));
  certificates.set(name, tls);
  return tls;
}

async function peerAs(name: string, called = "north"): Promise<Peer> {
  const tls = await certificateOf(name);
  return new Peer({ name: called, endpoints: [agent.daemon.address] }, () => tls);
}

const credit = { bytes: 0, isSignOfLife: () => false };
const spill = { memoryBytes: 0, open: () => assert.fail("nothing is held") };

/** What a call of the feed by this client comes to. */
async function call(name: string, rpc: keyof typeof FeedService): Promise<AgentError> {
  using peer = await peerAs(name);
  const source = new FedSource("absent", peer, "shop");
  const made =
    rpc === "read"
      ? source.open(never)
      : source.binlog({ from: GtidSet.empty, chosen: null, spill }, never).next();
  return await made.then(
    () => assert.fail("no such instance is declared"),
    (error: unknown) => error as AgentError,
  );
}

for (const [name, role] of Object.entries(ROLE_OF)) {
  for (const rpc of Object.keys(FeedService) as (keyof typeof FeedService)[]) {
    test(`${rpc} by ${name} (${role}) is ${role === "peer" ? "let through" : "refused"}`, async () => {
      const error = await call(name, rpc);
      assert.ok(error instanceof AgentError);
      // Who is let through is told that there is no such instance.
      assert.equal(error.code, role === "peer" ? "NOT_FOUND" : "PERMISSION_DENIED", error.message);
      assert.match(error.message, /^agent "north"/);
    });
  }
}

test("an agent of another name is not taken for the one that is meant", async () => {
  await agent.declareInstances();
  using peer = await peerAs("site2", "south");
  const source = new FedSource("a", peer, "shop");
  await assert.rejects(source.binlog({ from: GtidSet.empty, chosen: null, spill }, never).next(), {
    code: "PEER_UNKNOWN",
    message: /is "north", not "south"/,
  });
});

test("a call that begins otherwise than with a hello, or says what is not known, is refused", async () => {
  using peer = await peerAs("site2");
  {
    using read = new FedCall(peer, peer.call(FeedService.read), credit, never);
    read.send({ statement: { sql: Buffer.from("SELECT 1") } });
    assert.equal((await read.next()).failure?.code, "PEER_INVALID");
  }
  using binlog = new FedCall(peer, peer.call(FeedService.binlog), credit, never);
  binlog.send({ ack: { bytes: 1 } });
  assert.equal((await binlog.next()).failure?.code, "PEER_INVALID");
});

test("an agent that is not there is a lost connection, and the next endpoint is tried", async () => {
  const tls = await certificateOf("site2");
  using peer = new Peer({ name: "north", endpoints: ["127.0.0.1:1", agent.daemon.address] }, () => tls);
  const source = new FedSource("absent", peer, "shop");
  await assert.rejects(source.open(never), { code: "CONNECTION_LOST" });
  await assert.rejects(source.open(never), { code: "NOT_FOUND" });
});

test("a client certificate of another CA gets nothing", async () => {
  await using other = await LocalAgent.open();
  const tls = await other.folder.clientTls("site2");
  const { ca } = await agent.folder.tls();
  using peer = new Peer({ name: "north", endpoints: [agent.daemon.address] }, () => ({ ...tls, ca }));
  await assert.rejects(new FedSource("absent", peer, "shop").open(never), { code: "CONNECTION_LOST" });
});
