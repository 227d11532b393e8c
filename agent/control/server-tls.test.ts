import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { type ClientHttp2Session, connect as connectHttp2 } from "node:http2";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { ControlService } from "../../proto/control-service.ts";
import type { ClientTls } from "../../proto/dial.ts";
import { LocalAgent } from "../../test/e2e/control/local-agent.ts";
import { type Certificates, createCertificates } from "../../test/harness/certificates.ts";
import { makeCertificates, makeClientCertificate } from "../certs.ts";
import { ControlClient } from "./client.ts";

let agent: LocalAgent;
let own: Buffer;

before(async () => {
  agent = await LocalAgent.open();
  own = (await agent.folder.tls()).ca;
});

after(() => agent[Symbol.asyncDispose]());

async function info(tls: ClientTls) {
  using client = new ControlClient(agent.daemon.address, tls);
  return await client.call(ControlService.getInfo, {});
}

/** That a client gets no answer, and no handler heard of it. */
async function getsNothing(tls: ClientTls): Promise<void> {
  const logged = agent.log.length;
  await assert.rejects(info(tls), { code: "AGENT_UNREACHABLE" });
  assert.equal(agent.log.slice(logged).join(""), "");
}

/** Resolves when a request is answered at all. */
async function request(session: ClientHttp2Session): Promise<unknown> {
  return await new Promise((resolve, reject) => {
    session.on("error", reject).on("close", () => reject(new Error("closed")));
    const stream = session.request({ ":path": ControlService.getInfo.path, ":method": "POST" });
    stream.on("response", resolve).on("error", reject);
  });
}

/** Has the agent trust one more authority besides its own. */
async function trust({ ca, client }: Certificates): Promise<ClientTls> {
  // In place of the one before: authorities of one name are told apart by their keys, which these certificates do not say.
  await writeFile(join(agent.folder.path, "certs/ca.pem"), `${own}\n${ca}\n`);
  await agent.daemon.reloadCertificates();
  return { ca: own, cert: Buffer.from(client.cert), key: Buffer.from(client.key) };
}

test("a client of another CA gets nothing, though it has a name that is known", async () => {
  const others = join(agent.folder.path, "others");
  await makeCertificates(others, ["localhost"], 1);
  const { cert, key } = await agent.folder.tls(others);
  await getsNothing({ ...(await agent.folder.tls()), cert, key });
});

test("a client whose certificate has run out gets nothing", async () => {
  const certs = join(agent.folder.path, "certs");
  // Good until the day before it was made.
  await makeClientCertificate(certs, "reader", -1);
  await getsNothing(await agent.folder.tls(certs, "reader"));
});

test("a client without a certificate gets nothing", async () => {
  const { port } = new URL(`https://${agent.daemon.address}`);
  const session = connectHttp2(`https://localhost:${port}`, { ca: own });
  await assert.rejects(request(session), /certificate required|closed|ECONNRESET/);
});

test("plaintext gets nothing", async () => {
  await assert.rejects(request(connectHttp2(`http://${agent.daemon.address}`)));
});

for (const [subject, says] of [
  ["O=operator", /no common name/],
  ["CN=operator, CN=reader", /2 common names/],
  ["CN=Operator", /"Operator", is not in the agent's access table/],
  ["CN=operator\\, x", /"operator, x", is not in/],
] as const) {
  test(`a trusted certificate of the subject ${subject} has no role`, async () => {
    const tls = await trust(await createCertificates(undefined, subject));
    await assert.rejects(info(tls), { code: "PERMISSION_DENIED", message: says });
  });
}

test("a trusted certificate of the name operator is the operator's, whoever signed it", async () => {
  const tls = await trust(await createCertificates(undefined, "CN=operator"));
  assert.equal((await info(tls)).name, "north");
});
