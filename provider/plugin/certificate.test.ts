import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";
import { test } from "node:test";
import { connect, createServer } from "node:tls";
import { ephemeralCertificate } from "./certificate.ts";

test("the certificate is a self-signed authority for localhost, valid now", () => {
  const { der, pem, privateKeyPem } = ephemeralCertificate();
  const certificate = new X509Certificate(der);
  assert.equal(new X509Certificate(pem).fingerprint256, certificate.fingerprint256);
  assert.equal(certificate.ca, true);
  assert.equal(certificate.subject, "CN=localhost");
  assert.equal(certificate.checkHost("localhost"), "localhost");
  assert.equal(certificate.verify(certificate.publicKey), true);
  assert.equal(certificate.checkIssued(certificate), true);
  assert.ok(Date.parse(certificate.validFrom) < Date.now());
  assert.ok(Date.parse(certificate.validTo) > Date.now());
  assert.equal(certificate.publicKey.asymmetricKeyDetails?.namedCurve, "prime256v1");
  assert.match(privateKeyPem, /BEGIN PRIVATE KEY/);
});

test("many certificates in a row are well formed and different", () => {
  const serials = Array.from(
    { length: 200 },
    () => new X509Certificate(ephemeralCertificate().der).serialNumber,
  );
  assert.equal(new Set(serials).size, serials.length);
});

test("both sides of a TLS connection take each other's certificate as root", async () => {
  const [server, client] = [ephemeralCertificate(), ephemeralCertificate()];
  const listener = createServer({
    cert: server.pem,
    key: server.privateKeyPem,
    ca: client.pem,
    requestCert: true,
    rejectUnauthorized: true,
  });
  listener.on("secureConnection", (socket) => socket.end("trusted"));
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  try {
    const { port } = listener.address() as { port: number };
    const socket = connect({
      port,
      host: "127.0.0.1",
      servername: "localhost",
      ca: server.pem,
      cert: client.pem,
      key: client.privateKeyPem,
    });
    let text = "";
    for await (const chunk of socket) text += String(chunk);
    assert.equal(text, "trusted");
  } finally {
    listener.close();
  }
});
