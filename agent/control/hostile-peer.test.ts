import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { type ClientHttp2Session, type ClientHttp2Stream, connect as connectHttp2 } from "node:http2";
import { connect as connectTcp, type Socket } from "node:net";
import { after, before, test } from "node:test";
import { connect as connectTls } from "node:tls";
import { Client, credentials, status } from "@grpc/grpc-js";
import { ControlService, REQUEST_BYTES_MAX } from "../../proto/control-service.ts";
import type { ClientTls } from "../../proto/dial.ts";
import { LocalAgent } from "../../test/e2e/control/local-agent.ts";
import { link } from "../../test/e2e/control/specs.ts";
import { eventually } from "../../test/harness/wait.ts";
import { ControlClient } from "./client.ts";
import { CALLS_OF_STRANGERS_MAX, CONNECTIONS_PER_CLIENT_MAX, WATCHES_PER_CLIENT_MAX } from "./limits.ts";

let agent: LocalAgent;
let tls: ClientTls;
let port: number;

before(async () => {
  agent = await LocalAgent.open();
  await agent.declareInstances();
  await agent.putLink(link("shop"));
  tls = await agent.folder.tls();
  port = Number(new URL(`https://${agent.daemon.address}`).port);
});

after(() => agent[Symbol.asyncDispose]());

/** That a client which behaves is served, on a connection of its own as well. */
async function goodClientIsServed(): Promise<void> {
  using client = new ControlClient(agent.daemon.address, tls);
  assert.equal((await client.call(ControlService.getInfo, {})).name, "north");
  assert.equal((await agent.getLink("shop")).spec?.name, "shop");
}

async function tcp(): Promise<Socket> {
  // An end that nobody reads is not noticed.
  const socket = connectTcp(port, "127.0.0.1")
    .on("error", () => {})
    .resume();
  await once(socket, "connect");
  return socket;
}

async function http2(as = tls): Promise<ClientHttp2Session> {
  const session = connectHttp2(`https://localhost:${port}`, as).on("error", () => {});
  await once(session, "connect");
  return session;
}

/** The beginning of a call whose message says that it is `length` bytes long. */
function begin(session: ClientHttp2Session, path: string, length: number): ClientHttp2Stream {
  const stream = session
    .request({ ":path": path, ":method": "POST", "content-type": "application/grpc", te: "trailers" })
    .on("error", () => {});
  const prefix = Buffer.alloc(5);
  prefix.writeUInt32BE(length, 1);
  stream.write(prefix);
  return stream;
}

async function grpcStatus(stream: ClientHttp2Stream): Promise<number> {
  const [headers] = (await once(stream, "response")) as [Record<string, string>];
  return Number(headers["grpc-status"]);
}

test("random bytes, before the handshake and behind it", async () => {
  const sockets: Socket[] = [];
  for (let n = 0; n < 20; n++) {
    const raw = await tcp();
    raw.write(randomBytes(4096));
    const secure = connectTls({
      port,
      host: "127.0.0.1",
      ...tls,
      servername: "localhost",
      ALPNProtocols: ["h2"],
    });
    secure
      .on("error", () => {})
      .resume()
      .once("secureConnect", () => secure.write(randomBytes(4096)));
    sockets.push(raw, secure);
  }
  await goodClientIsServed();
  const closed = () => sockets.every((socket) => socket.closed);
  await eventually(closed, { what: "who sends garbage is cut off", within: 20_000 });
  await goodClientIsServed();
});

test("a hundred connections that say nothing, and more: the oldest give way", async () => {
  const sockets: Socket[] = [];
  for (let n = 0; n < 100; n++) sockets.push(await tcp());
  await goodClientIsServed();
  const closed = () => sockets.filter((socket) => socket.closed).length;
  await eventually(() => closed() >= 36, { what: "those beyond the bound are closed", within: 5_000 });
  await goodClientIsServed();
  for (const socket of sockets) socket.destroy();
});

test("an endless message, one that is too large, and one that never ends", async () => {
  const session = await http2();
  const endless = begin(session, ControlService.putLink.path, 0xffff_ffff);
  assert.equal(await grpcStatus(endless), status.RESOURCE_EXHAUSTED);
  const large = begin(session, ControlService.putLink.path, REQUEST_BYTES_MAX + 1);
  assert.equal(await grpcStatus(large), status.RESOURCE_EXHAUSTED);
  const garbled = begin(session, ControlService.putLink.path, 100);
  garbled.end(randomBytes(100));
  assert.notEqual(await grpcStatus(garbled), status.OK);
  const never = begin(session, ControlService.putLink.path, 1000);
  never.write(randomBytes(10));
  await goodClientIsServed();
  session.destroy();
});

test("a client with as many watches as it may have is told so; others, and what ends, are not held up", async () => {
  const client = new Client(`localhost:${port}`, credentials.createSsl(tls.ca, tls.key, tls.cert));
  const { path, requestSerialize, responseDeserialize } = ControlService.watchLink;
  const watch = () =>
    client.makeServerStreamRequest(path, requestSerialize, responseDeserialize, { name: "shop", uid: "" });
  const watches = [];
  for (let n = 0; n < WATCHES_PER_CLIENT_MAX; n++) {
    const call = watch().on("error", () => {});
    await once(call, "data");
    watches.push(call);
  }
  const [refused] = await once(watch(), "error");
  assert.equal((refused as { code: number }).code, status.RESOURCE_EXHAUSTED);
  assert.match(String(refused), /"operator" has 64 watches under way/);
  await goodClientIsServed();
  watches.pop()?.cancel();
  await eventually(
    async () => {
      const again = watch().on("error", () => {});
      const [first] = await Promise.race([once(again, "data"), once(again, "end")]);
      again.cancel();
      return first !== undefined;
    },
    { what: "there is room for one more watch", within: 5_000 },
  );
  for (const call of watches) call.cancel();
  client.close();
});

test("clients without a role have little room together, and take none of the others'", async () => {
  const session = await http2(await agent.folder.clientTls("stranger"));
  for (let n = 0; n < CALLS_OF_STRANGERS_MAX; n++) begin(session, ControlService.putLink.path, 1000);
  const refused = begin(session, ControlService.putLink.path, 1000);
  assert.equal(await grpcStatus(refused), status.RESOURCE_EXHAUSTED);
  await goodClientIsServed();
  session.destroy();
});

test("a client with as many connections as it may have is told so", async () => {
  const sessions = [];
  const call = async (session: ClientHttp2Session) => {
    const stream = begin(session, ControlService.getInfo.path, 0);
    stream.end();
    return await new Promise<number>((resolve) => {
      stream.on("response", (headers) => {
        if (headers["grpc-status"] !== undefined) resolve(Number(headers["grpc-status"]));
      });
      stream.on("trailers", (trailers) => resolve(Number(trailers["grpc-status"])));
      stream.resume();
    });
  };
  const reader = await agent.folder.clientTls("reader");
  for (let n = 0; n <= CONNECTIONS_PER_CLIENT_MAX; n++) {
    const session = await http2(reader);
    sessions.push(session);
    const expected = n === CONNECTIONS_PER_CLIENT_MAX ? status.RESOURCE_EXHAUSTED : status.OK;
    assert.equal(await call(session), expected);
  }
  await goodClientIsServed();
  for (const session of sessions) session.destroy();
  const again = await http2(reader);
  const served = async () => (await call(again)) === status.OK;
  await eventually(served, { what: "closed connections make room", within: 5_000 });
  again.destroy();
  assert.match(agent.log.join(""), /"reader\\" has 64 connections to this agent/);
});
