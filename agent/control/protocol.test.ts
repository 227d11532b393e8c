import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  Client,
  credentials,
  Metadata,
  Server,
  ServerCredentials,
  type ServiceError,
  status,
} from "@grpc/grpc-js";
import { ControlService, ERROR_TRAILER } from "../../proto/control-service.ts";
import { towline } from "../../proto/gen/control.js";
import { PROTOCOL_HEADER } from "../../proto/protocol-version.ts";
import { LocalAgent } from "../../test/e2e/control/local-agent.ts";
import { createCertificates } from "../../test/harness/certificates.ts";
import { ControlClient } from "./client.ts";

let agent: LocalAgent;

before(async () => {
  agent = await LocalAgent.open();
});

after(() => agent[Symbol.asyncDispose]());

/** GetInfo by a client that says this version; what the agent says of its own, or its error. */
async function info(said: string | null): Promise<{ version: unknown } | { error: ServiceError }> {
  const { ca, cert, key } = await agent.folder.tls();
  const client = new Client(
    agent.daemon.address.replace("127.0.0.1", "localhost"),
    credentials.createSsl(ca, key, cert),
  );
  const { path, requestSerialize, responseDeserialize } = ControlService.getInfo;
  const metadata = new Metadata();
  if (said !== null) metadata.set(PROTOCOL_HEADER, said);
  try {
    return await new Promise((resolve) => {
      let version: unknown;
      client
        .makeUnaryRequest(path, requestSerialize, responseDeserialize, {}, metadata, (error) =>
          resolve(error === null ? { version } : { error }),
        )
        .on("metadata", (answered: Metadata) => {
          [version] = answered.get(PROTOCOL_HEADER);
        });
    });
  } finally {
    client.close();
  }
}

for (const said of [null, "1.0", "1.1", "1.2", "1.99"]) {
  test(`a client that says ${said ?? "no version"} is served, and told the agent's version`, async () => {
    assert.deepEqual(await info(said), { version: "1.2" });
  });
}

for (const [said, says, hint] of [
  ["2.0", /the client speaks control protocol 2\.0, and this agent 1\.2/, /Upgrade the agent/],
  ["0.9", /the client speaks control protocol 0\.9, and this agent 1\.2/, /Upgrade the client/],
  ["latest", /version of the control protocol that does not read, and this agent 1\.2/, /Upgrade the client/],
] as const) {
  test(`a client that says ${said} is refused by name`, async () => {
    const answer = await info(said);
    assert.ok("error" in answer);
    assert.equal(answer.error.code, status.FAILED_PRECONDITION);
    const [trailer] = answer.error.metadata.get(ERROR_TRAILER);
    const detail = towline.control.v1.ErrorDetail.decode(trailer as Buffer);
    assert.equal(detail.code, "VERSION_UNSUPPORTED");
    assert.match(detail.message, says);
    assert.match(detail.hint, hint);
  });
}

/** An agent of another version, as far as its answer to GetInfo goes. */
async function agentOf(version: string | null) {
  const { ca, agent: own, client } = await createCertificates();
  const server = new Server();
  const { getInfo } = ControlService;
  server.register(
    getInfo.path,
    (call: { sendMetadata(metadata: Metadata): void }, respond: (error: null, value: object) => void) => {
      const metadata = new Metadata();
      if (version !== null) metadata.set(PROTOCOL_HEADER, version);
      call.sendMetadata(metadata);
      respond(null, { name: "other" });
    },
    getInfo.responseSerialize,
    getInfo.requestDeserialize,
    "unary",
  );
  const [caPem, certPem, keyPem] = [ca, own.cert, own.key].map((text) => Buffer.from(text));
  assert.ok(caPem && certPem && keyPem);
  const shown = ServerCredentials.createSsl(caPem, [{ cert_chain: certPem, private_key: keyPem }], true);
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", shown, (error, bound) =>
      error === null ? resolve(bound) : reject(error),
    );
  });
  const tls = { ca: caPem, cert: Buffer.from(client.cert), key: Buffer.from(client.key) };
  return { address: `127.0.0.1:${port}`, tls, [Symbol.dispose]: () => server.forceShutdown() };
}

test("a client takes the answer of an older or newer minor version, and of no other major", async () => {
  for (const [version, taken] of [
    [null, true],
    ["1.0", true],
    ["1.7", true],
    ["2.0", false],
  ] as const) {
    using other = await agentOf(version);
    using client = new ControlClient(other.address, other.tls);
    const call = client.call(ControlService.getInfo, {});
    if (taken) assert.equal((await call).name, "other");
    else {
      await assert.rejects(call, {
        code: "VERSION_UNSUPPORTED",
        message: /the agent speaks control protocol 2\.0, and this client 1\.2/,
      });
    }
  }
});
