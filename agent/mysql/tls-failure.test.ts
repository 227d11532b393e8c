import assert from "node:assert/strict";
import { test } from "node:test";
import { Secret } from "../lib/secret.ts";
import type { Endpoint } from "./endpoint.ts";
import { fromLogin } from "./login-error.ts";
import { fromServer } from "./server-error.ts";
import { TlsFailure } from "./tls-failure.ts";

const ENDPOINT: Endpoint = {
  name: "north-1",
  host: "db.test",
  port: 3306,
  username: "u",
  password: new Secret("p"),
  tls: { mode: "verify-full", ca: "", client: null },
  renew: async () => false,
};

const ssl = (reason: string, code: string): Error =>
  Object.assign(new Error(`C0:error:0A00:SSL routines:read_bytes:${reason}:../ssl/record/rec.c:1600:`), {
    code,
  });

const HANDSHAKES: readonly (readonly [Error, code: string, retryable: boolean])[] = [
  [
    Object.assign(new Error("certificate has expired"), { code: "CERT_HAS_EXPIRED" }),
    "TLS_CERTIFICATE_EXPIRED",
    true,
  ],
  [Object.assign(new Error("not yet"), { code: "CERT_NOT_YET_VALID" }), "TLS_CERTIFICATE_EXPIRED", true],
  [
    Object.assign(new Error("self-signed"), { code: "DEPTH_ZERO_SELF_SIGNED_CERT" }),
    "TLS_CERTIFICATE_UNTRUSTED",
    false,
  ],
  [ssl("tlsv1 alert protocol version", "ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION"), "TLS_FAILED", false],
  [ssl("unsupported protocol", "ERR_SSL_UNSUPPORTED_PROTOCOL"), "TLS_FAILED", false],
  [
    ssl("tlsv13 alert certificate required", "ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED"),
    "TLS_CLIENT_REFUSED",
    false,
  ],
  [Object.assign(new Error("disconnected before"), { code: "ECONNRESET" }), "CONNECTION_LOST", true],
  [Object.assign(new Error("write EPIPE"), { code: "EPIPE", syscall: "write" }), "CONNECTION_LOST", true],
  [ssl("unexpected eof while reading", "ERR_SSL_UNEXPECTED_EOF_WHILE_READING"), "CONNECTION_LOST", true],
];

for (const [thrown, code, retryable] of HANDSHAKES) {
  test(`a handshake that fails with ${(thrown as Error & { code: string }).code} is ${code}`, () => {
    // The driver gives all of them one code, on the object that it is handed.
    const failure = Object.assign(TlsFailure.of(thrown), { code: "HANDSHAKE_SSL_ERROR" });
    const error = fromLogin(failure, ENDPOINT);
    assert.deepEqual([error.code, error.retryable], [code, retryable]);
    assert.match(error.message, /^instance "north-1": /);
    assert.notEqual(error.hint, "");
    assert.doesNotMatch(error.message, /rec\.c/);
  });
}

test("what the server says after the handshake counts until the login is over; then the connection was lost", () => {
  const refused = ssl("tlsv1 alert unknown ca", "ERR_SSL_TLSV1_ALERT_UNKNOWN_CA");
  assert.equal(fromLogin(refused, ENDPOINT).code, "TLS_CLIENT_REFUSED");
  const damaged = ssl("decryption failed or bad record mac", "ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC");
  assert.equal(fromLogin(damaged, ENDPOINT).code, "CONNECTION_LOST");
  for (const thrown of [refused, damaged])
    assert.equal(fromServer(thrown, "north-1").code, "CONNECTION_LOST");
});
