import assert from "node:assert/strict";
import { test } from "node:test";
import { HandshakeError, handshakeLine, readHandshake } from "./handshake.ts";

const env = {
  TF_PLUGIN_MAGIC_COOKIE: "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2",
  PLUGIN_PROTOCOL_VERSIONS: "5,6",
  PLUGIN_CLIENT_CERT: "PEM",
};

test("terraform's environment is taken", () => {
  assert.deepEqual(readHandshake(env, 6), { clientCertificate: "PEM" });
});

test("anything else says what to do", () => {
  const cases = [
    [{}, /Terraform starts it/],
    [{ ...env, TF_PLUGIN_MAGIC_COOKIE: "x" }, /Terraform starts it/],
    [{ ...env, PLUGIN_PROTOCOL_VERSIONS: "5" }, /terraform offers 5\. Use terraform 1\.11/],
    [{ ...env, PLUGIN_PROTOCOL_VERSIONS: undefined }, /terraform offers none/],
    [{ ...env, PLUGIN_CLIENT_CERT: "" }, /mutual TLS only/],
  ] as const;
  for (const [given, message] of cases) {
    assert.throws(
      () => readHandshake(given, 6),
      (thrown) => thrown instanceof HandshakeError && message.test(thrown.message),
    );
  }
});

test("the line has the certificate without padding", () => {
  const line = handshakeLine({ version: 6, host: "127.0.0.1", port: 4711, certificate: Buffer.from("a") });
  assert.equal(line, "1|6|tcp|127.0.0.1:4711|grpc|YQ\n");
});
