import assert from "node:assert/strict";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { test } from "node:test";
import { ControlService } from "../proto/control-service.ts";
import { FakeAgent } from "../test/harness/fake-agent.ts";
import { siteCertificates } from "../test/harness/provider-site.ts";
import { AgentConnection } from "./agent-connection.ts";
import { AgentCallError } from "./agent-error.ts";
import { noLog } from "./log.ts";

/** Somebody who takes connections and never says a word. */
class Silent implements AsyncDisposable {
  readonly sockets: Socket[] = [];
  readonly #server: Server = createServer((socket) => {
    socket.on("error", () => {});
    this.sockets.push(socket);
  });

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => {
      this.#server.listen(0, "127.0.0.1", resolve);
    });
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => {
      this.#server.close(resolve);
    });
  }
}

async function tls() {
  const { ca, client } = await siteCertificates();
  return { ca, cert: client.cert, key: client.key };
}

test("an agent that is silent is waited for once, not by each who asks", async () => {
  await using silent = new Silent();
  const address = { name: "dc1", endpoints: [await silent.listen()] };
  const patience = { connectMs: 200, quickMs: 100, rememberMs: 600_000 };
  const connection = new AgentConnection(address, await tls(), noLog, patience);
  const reasons = new Set<unknown>();
  for (let nth = 0; nth < 20; nth++) {
    const failed = connection.call(ControlService.getLink, { name: "shop" }, { deadlineMs: 5_000 });
    reasons.add(await failed.catch((thrown: unknown) => thrown));
  }
  const [reason, ...others] = reasons;
  assert.deepEqual(others, []);
  assert.ok(reason instanceof AgentCallError);
  assert.equal(reason.failure, "unreachable");
  // By the call, and by the probe that finds out why.
  assert.equal(silent.sockets.length, 2);
  connection.close();
});

test("an agent that refuses connections is asked again at once, and found when it is back", async () => {
  await using agent = await FakeAgent.open("dc1", await siteCertificates());
  const address = { name: "dc1", endpoints: [agent.endpoint] };
  const patience = { connectMs: 30_000, quickMs: 30_000, rememberMs: 600_000 };
  const connection = new AgentConnection(address, await tls(), noLog, patience);
  await agent.down();
  const options = { deadlineMs: 30_000 };
  await assert.rejects(connection.call(ControlService.listLinks, {}, options), /cannot be reached/);
  await agent.up();
  assert.deepEqual((await connection.call(ControlService.listLinks, {}, options)).links, []);
  assert.equal((await connection.version()).protocol?.major, 1);
  connection.close();
});
