import assert from "node:assert/strict";
import { readFile, rename } from "node:fs/promises";
import { connect as connectHttp2 } from "node:http2";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { connect as connectTls } from "node:tls";
import { Client, credentials, Metadata, type ServiceError, status } from "@grpc/grpc-js";
import { makeCertificates } from "../../agent/certs.ts";
import { ControlClient, type ControlError } from "../../agent/control/client.ts";
import { ControlService } from "../../proto/control-service.ts";
import { eventually } from "../harness/wait.ts";
import { AgentFolder, AgentProcess } from "./control/agent-process.ts";

let folder: AgentFolder;
let agent: AgentProcess;

before(async () => {
  folder = await AgentFolder.make();
  await makeCertificates(join(folder.path, "others"), ["localhost", "127.0.0.1"], 1);
  agent = await AgentProcess.start(folder, "real");
});

after(async () => {
  await agent[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

/** GetInfo over the given channel credentials. */
async function getInfo(
  channel: Parameters<typeof credentials.combineChannelCredentials>[0],
): Promise<unknown> {
  const client = new Client(agent.address, channel);
  const { path, requestSerialize, responseDeserialize } = ControlService.getInfo;
  try {
    return await new Promise((resolve, reject) => {
      const deadline = { deadline: Date.now() + 5_000 };
      const done = (error: ServiceError | null, response: unknown) =>
        error === null ? resolve(response) : reject(error);
      client.makeUnaryRequest(
        path,
        requestSerialize,
        responseDeserialize,
        {},
        new Metadata(),
        deadline,
        done,
      );
    });
  } finally {
    client.close();
  }
}

test("a client with a certificate of the CA gets through", async () => {
  using client = await agent.client(folder);
  const info = await client.call(ControlService.getInfo, {});
  assert.equal(info.name, "north");
  assert.equal(info.apiVersion, 1);
  assert.ok((info.rssBytes ?? 0) > 0 && (info.rssPeakBytes ?? 0) >= (info.rssBytes ?? 0));
});

test("without a client certificate nothing gets through", async () => {
  const { ca } = await folder.tls();
  await assert.rejects(getInfo(credentials.createSsl(ca)), { code: status.UNAVAILABLE });
});

test("a certificate of another CA does not get through", async () => {
  const { ca } = await folder.tls();
  const { cert, key } = await folder.tls(join(folder.path, "others"));
  await assert.rejects(getInfo(credentials.createSsl(ca, key, cert)), { code: status.UNAVAILABLE });
});

test("an agent of another CA is refused by the client", async () => {
  using client = new ControlClient(agent.address, await folder.tls(join(folder.path, "others")));
  await assert.rejects(client.call(ControlService.getInfo, {}), (error: ControlError) => {
    assert.equal(error.code, "AGENT_UNREACHABLE");
    return true;
  });
});

test("an agent reached by a name that is not in its certificate is refused by the client", async () => {
  const { ca, cert, key } = await folder.tls();
  const [, port] = agent.address.split(":");
  using client = new ControlClient(`127.0.0.2:${port}`, { ca, cert, key });
  await assert.rejects(client.call(ControlService.getInfo, {}), { code: "AGENT_UNREACHABLE" });
});

test("plaintext does not get through", async () => {
  await assert.rejects(getInfo(credentials.createInsecure()), { code: status.UNAVAILABLE });
  await assert.rejects(
    new Promise((resolve, reject) => {
      const session = connectHttp2(`http://${agent.address}`);
      session.on("error", reject).on("close", () => reject(new Error("closed")));
      session.request({ ":path": ControlService.getInfo.path, ":method": "POST" }).on("response", resolve);
    }),
  );
});

test("SIGHUP replaces the certificates, and the agent goes on", async () => {
  await using renewed = await AgentFolder.make();
  await using other = await AgentProcess.start(renewed, "stand-in");
  const certs = join(renewed.path, "certs");
  await rename(certs, join(renewed.path, "before"));
  await makeCertificates(certs, ["localhost", "127.0.0.1"], 2);
  other.signal("SIGHUP");
  const replaced = () => other.log.some(({ msg }) => msg === "certificates of the control API replaced");
  await eventually(replaced, { what: "the certificates are replaced", within: 20_000 });
  using client = await other.client(renewed);
  assert.equal((await client.call(ControlService.getInfo, {})).name, "north");
  assert.equal(await other.end(), 0);
});

test("a TLS version below 1.2 is refused", async () => {
  const read = (file: string) => readFile(join(folder.path, "certs", file));
  const [ca, cert, key] = await Promise.all([read("ca.pem"), read("client.pem"), read("client-key.pem")]);
  const [host = "", port] = agent.address.split(":");
  const handshake = (versions: object) =>
    new Promise<string | null>((resolve, reject) => {
      const socket = connectTls(
        {
          host,
          port: Number(port),
          ca,
          cert,
          key,
          ALPNProtocols: ["h2"],
          servername: "localhost",
          ...versions,
        },
        () => {
          resolve(socket.getProtocol());
          socket.destroy();
        },
      ).on("error", reject);
    });
  assert.equal(await handshake({ maxVersion: "TLSv1.2" }), "TLSv1.2");
  // Security level 0, so that it is the server that refuses.
  const old = { minVersion: "TLSv1", maxVersion: "TLSv1.1", ciphers: "ALL:@SECLEVEL=0" };
  await assert.rejects(handshake(old), /alert|version|EPROTO|ECONNRESET/i);
});
