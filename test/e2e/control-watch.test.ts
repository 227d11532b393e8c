import assert from "node:assert/strict";
import { test } from "node:test";
import { Client, type ClientReadableStream, credentials, type ServiceError, status } from "@grpc/grpc-js";
import { ControlService, ERROR_TRAILER } from "../../proto/control-service.ts";
import type { towline } from "../../proto/gen/control.js";
import { LocalAgent } from "./control/local-agent.ts";
import { link } from "./control/specs.ts";

type Link = towline.control.v1.Link.$Shape;

/** A watch whose messages are taken one by one. */
class Watch implements Disposable {
  readonly #client: Client;
  readonly #call: ClientReadableStream<Link>;
  readonly #messages: AsyncIterator<Link>;

  private constructor(client: Client, call: ClientReadableStream<Link>) {
    this.#client = client;
    this.#call = call;
    this.#messages = call[Symbol.asyncIterator]() as AsyncIterator<Link>;
  }

  static async open(agent: LocalAgent, name: string, uid = ""): Promise<Watch> {
    const { ca, cert, key } = await agent.folder.tls();
    const client = new Client(
      agent.daemon.address.replace("127.0.0.1", "localhost"),
      credentials.createSsl(ca, key, cert),
    );
    const { path, requestSerialize, responseDeserialize } = ControlService.watchLink;
    const deserialize = (bytes: Buffer): Link => responseDeserialize(bytes);
    return new Watch(
      client,
      client.makeServerStreamRequest(path, requestSerialize, deserialize, { name, uid }),
    );
  }

  async next(): Promise<Link> {
    const { value, done } = await this.#messages.next();
    if (done === true) throw new Error("the watch ended without a status");
    return value;
  }

  async until(condition: (link: Link) => boolean): Promise<Link> {
    for (;;) {
      const seen = await this.next();
      if (condition(seen)) return seen;
    }
  }

  /** How the watch ends. */
  async end(): Promise<ServiceError> {
    try {
      for (;;) await this.next();
    } catch (error) {
      return error as ServiceError;
    }
  }

  cancel(): void {
    this.#call.cancel();
  }

  [Symbol.dispose](): void {
    this.cancel();
    this.#client.close();
  }
}

async function agentWithLink(name: string): Promise<LocalAgent> {
  const agent = await LocalAgent.open();
  await agent.declareInstances();
  await agent.putLink(link(name));
  await agent.phase(name, "syncing");
  return agent;
}

test("a watch tells the link at once and every later state, and ends with NOT_FOUND when it is deleted", async () => {
  await using agent = await agentWithLink("shop");
  using watch = await Watch.open(agent, "shop");
  const first = await watch.next();
  assert.equal(first.status?.phase, "syncing");
  const { uid = "" } = first;
  await agent.putLink(link("shop", { desiredState: "paused" }), uid ?? "");
  const paused = await watch.until(({ status }) => status?.phase === "paused");
  assert.equal(paused.generation, 2);
  assert.equal(paused.spec?.desiredState, "paused");
  await agent.client.call(ControlService.deleteLink, { name: "shop", expectedUid: uid ?? "" });
  await agent.putLink(link("shop"));
  const { code, metadata } = await watch.end();
  assert.equal(code, status.NOT_FOUND, "the link declared anew is another one");
  assert.equal(metadata.get(ERROR_TRAILER).length, 1);
});

test("a watch of no link ends with NOT_FOUND at once", async () => {
  await using agent = await LocalAgent.open();
  using watch = await Watch.open(agent, "shop");
  assert.equal((await watch.end()).code, status.NOT_FOUND);
});

test("a watch that names the uid claims the link", async () => {
  await using agent = await agentWithLink("shop");
  const { uid } = await agent.getLink("shop");
  using watch = await Watch.open(agent, "shop", uid ?? "");
  await watch.next();
  await assert.rejects(agent.putLink(link("shop")), { code: "OBJECT_EXISTS" });
});

test("changes in between are left out, the latest never is", async () => {
  await using agent = await agentWithLink("busy");
  using watch = await Watch.open(agent, "busy");
  const seen: number[] = [];
  for (let message = 0; message < 3; message++) seen.push((await watch.next()).status?.rowsApplied ?? 0);
  const [first = 0, second = 0, third = 0] = seen;
  // The stand-in reports every 5 ms; a message for each would count by ones.
  assert.ok(second > first + 1 && third > second + 1, `rows applied: ${seen.join(", ")}`);
  const { uid } = await agent.getLink("busy");
  await agent.putLink(link("busy", { desiredState: "paused" }), uid ?? "");
  await watch.until(({ status }) => status?.phase === "paused");
});

test("a watch ends as unavailable, without a detail, when the agent stops", async () => {
  await using agent = await agentWithLink("shop");
  using watch = await Watch.open(agent, "shop");
  await watch.next();
  const ended = watch.end();
  await agent.daemon[Symbol.asyncDispose]();
  const { code, metadata } = await ended;
  assert.equal(code, status.UNAVAILABLE);
  assert.equal(metadata.get(ERROR_TRAILER).length, 0);
});
