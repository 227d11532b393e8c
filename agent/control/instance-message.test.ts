import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { inspect } from "node:util";
import { towline } from "../../proto/gen/control.js";
import { makeCertificates } from "../certs.ts";
import { instanceMessage, parseInstanceSpec } from "./instance-message.ts";

const { InstanceSpec } = towline.control.v1;
type Properties = towline.control.v1.InstanceSpec.$Properties;

const SECRET = "tr0ub4dor";
const good: Properties = {
  name: "north-1",
  host: "db.example.com",
  port: 3306,
  username: "towline",
  password: SECRET,
  passwordVersion: 4,
  tls: { mode: "required" },
};

const received = (patch: Properties) =>
  InstanceSpec.decode(InstanceSpec.encode({ ...good, ...patch }).finish());
const facts = { version: "9.7.0", serverUuid: "x", gtidMode: "ON" } as const;

test("a password becomes a secret that does not print", () => {
  const spec = parseInstanceSpec(received({}));
  assert.ok(spec.password.from === "request");
  assert.equal(spec.password.secret.reveal(), SECRET);
  for (const text of [inspect(spec, { depth: null }), JSON.stringify(spec), `${spec.password.secret}`]) {
    assert.doesNotMatch(text, new RegExp(SECRET));
  }
});

test("an answer carries no password, and tells where one is looked up", () => {
  const { password: _, tls, ...spec } = parseInstanceSpec(received({}));
  const kept = {
    ...spec,
    tls: { ...tls, client: null },
    password: { from: "store", sealed: "v1.sealed" } as const,
  };
  const message = instanceMessage({ uid: "u", claimed: false, spec: kept, facts }, null);
  assert.equal(message.spec?.password ?? "", "");
  assert.doesNotMatch(JSON.stringify(message), /sealed/);
  const looked = { ...kept, password: { from: "exec", command: ["vault", "read"] } as const };
  const answer = instanceMessage({ uid: "u", claimed: false, spec: looked, facts }, null);
  assert.deepEqual(answer.spec?.passwordFrom, { exec: { command: ["vault", "read"] } });
});

const REFUSED: readonly (readonly [Properties, field: string])[] = [
  [{ name: "north.1" }, "name"],
  [{ host: "" }, "host"],
  [{ host: "a b" }, "host"],
  [{ port: 0 }, "port"],
  [{ port: 65_536 }, "port"],
  [{ username: "" }, "username"],
  [{ username: "x".repeat(33) }, "username"],
  [{ password: "" }, "password"],
  [{ passwordFrom: { env: "X" } }, "password_from"],
  [{ password: "", passwordFrom: {} }, "password_from"],
  [{ password: "", passwordFrom: { env: "A B" }, passwordVersion: 0 }, "password_from.env"],
  [{ password: "", passwordFrom: { file: "relative" }, passwordVersion: 0 }, "password_from.file"],
  [{ password: "", passwordFrom: { exec: { command: [] } }, passwordVersion: 0 }, "password_from.exec"],
  [{ password: "", passwordFrom: { env: "X" }, passwordVersion: 1 }, "password_version"],
  [{ tls: null }, "tls.mode"],
  [{ tls: { mode: "prefer" } }, "tls.mode"],
  [{ tls: { mode: "verify-ca" } }, "tls.ca"],
  [{ tls: { mode: "verify-full", ca: "nonsense" } }, "tls.ca"],
  [
    { tls: { mode: "verify-full", ca: "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----" } },
    "tls.ca",
  ],
  [{ tls: { mode: "verify-ca", caFile: "ca.pem" } }, "tls.ca_file"],
  [{ tls: { mode: "verify-ca", caFile: "/ca.pem", ca: "x" } }, "tls.ca_file"],
  [{ tls: { mode: "required", caFile: "/ca.pem" } }, "tls.ca_file"],
  [{ tls: { mode: "preferred", caFile: "/ca.pem" } }, "tls.ca_file"],
  [{ tls: { mode: "disabled", certFile: "/cert.pem", keyFile: "/key.pem" } }, "tls.cert_file"],
  [{ tls: { mode: "disabled", keyFile: "/key.pem" } }, "tls.key"],
  [{ tls: { mode: "required", certFile: "/cert.pem" } }, "tls.key"],
  [{ tls: { mode: "required", keyFile: "/key.pem" } }, "tls.cert"],
  [{ tls: { mode: "required", certFile: "/cert.pem", keyFile: "/key.pem", key: "x" } }, "tls.key_file"],
  [
    { tls: { mode: "required", certFile: "/cert.pem", keyFile: "/key.pem", keyVersion: 1 } },
    "tls.key_version",
  ],
];

for (const [patch, field] of REFUSED) {
  test(`refused at ${field}: ${JSON.stringify(patch)}`, () => {
    assert.throws(() => parseInstanceSpec(received(patch)), { code: "INVALID_ARGUMENT", field });
  });
}

/** What `towline certs init` makes: an authority, and a client certificate with its key. */
async function certificates(t: TestContext) {
  const folder = await mkdtemp(join(tmpdir(), "towline-certs-"));
  t.after(() => rm(folder, { recursive: true }));
  await makeCertificates(folder, ["localhost"], 1);
  const read = async (file: string) => await readFile(join(folder, file), "utf8");
  return {
    ca: await read("ca.pem"),
    cert: await read("client.pem"),
    key: await read("client-key.pem"),
    otherKey: await read("agent-key.pem"),
  };
}

test("a verifying mode takes PEM certificates", async (t) => {
  const { ca } = await certificates(t);
  const { tls } = parseInstanceSpec(received({ tls: { mode: "verify-full", ca: ca + ca } }));
  assert.deepEqual(tls, { mode: "verify-full", ca: { from: "text", pem: ca + ca }, client: null });
});

test("a client's key belongs to its certificate, becomes a secret and is in no answer", async (t) => {
  const { cert, key, otherKey } = await certificates(t);
  const tls = { mode: "required", cert, key, keyVersion: 2 };
  const spec = parseInstanceSpec(received({ tls }));
  const { client } = spec.tls;
  assert.ok(client?.key.from === "request");
  assert.equal(client.key.secret.reveal(), key);
  const line = key.split("\n")[1] ?? "";
  assert.ok(!inspect(spec, { depth: null }).includes(line));
  const kept = {
    ...spec,
    password: { from: "store", sealed: "v1" } as const,
    tls: { ...spec.tls, client: { ...client, key: { from: "store", sealed: "v1" } as const } },
  };
  const { spec: answer } = instanceMessage({ uid: "u", claimed: false, spec: kept, facts }, null);
  assert.deepEqual(answer?.tls, { mode: "required", cert, keyVersion: 2 });
  for (const wrong of [otherKey, cert, "nonsense"]) {
    const given = received({ tls: { ...tls, key: wrong } });
    assert.throws(() => parseInstanceSpec(given), { code: "INVALID_ARGUMENT", field: "tls.key" });
  }
});
