import assert from "node:assert/strict";
import { createPrivateKey, X509Certificate } from "node:crypto";
import { mkdtemp, readFile, rm, stat, unlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { CERTIFICATE_FILES, makeAgentCertificate, makeCertificates, makeClientCertificate } from "./certs.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

test("a CA, an agent's and a client's certificate that belong together", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "towline-certs-"));
  t.after(() => rm(folder, { recursive: true }));
  const files = await makeCertificates(folder, ["agent.example.com", "192.0.2.7", "::1"], 30);
  assert.deepEqual(
    files,
    CERTIFICATE_FILES.map((file) => join(folder, file)),
  );
  const read = async (name: string) => new X509Certificate(await readFile(join(folder, name)));
  const key = async (name: string) => createPrivateKey(await readFile(join(folder, name)));

  const ca = await read("ca.pem");
  assert.ok(ca.ca);
  for (const name of ["agent", "client"]) {
    const certificate = await read(`${name}.pem`);
    assert.ok(certificate.verify(ca.publicKey), `${name} is signed by the CA`);
    assert.ok(certificate.checkIssued(ca));
    assert.ok(certificate.checkPrivateKey(await key(`${name}-key.pem`)));
    assert.ok(!certificate.ca);
    const days = (Date.parse(certificate.validTo) - Date.parse(certificate.validFrom)) / DAY_MS;
    assert.ok(days > 30 && days < 31, `${days} days`);
  }
  const agent = await read("agent.pem");
  assert.ok(agent.checkHost("agent.example.com"));
  assert.ok(agent.checkIP("192.0.2.7") && agent.checkIP("::1"));
  assert.equal(agent.checkHost("other.example.com"), undefined);
  const [serverAuth, clientAuth] = ["1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2"];
  assert.deepEqual(agent.keyUsage, [serverAuth, clientAuth]);
  const client = await read("client.pem");
  assert.deepEqual(client.keyUsage, [clientAuth]);
  assert.equal(client.subject, "CN=operator");
  for (const file of files.filter((name) => name.endsWith("-key.pem"))) {
    assert.equal((await stat(file)).mode & 0o777, 0o600, file);
  }
});

test("nothing is overwritten, and what is there is named", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "towline-certs-"));
  t.after(() => rm(folder, { recursive: true }));
  await makeCertificates(folder, ["localhost"], 1);
  await unlink(join(folder, "ca.pem"));
  const before = await readFile(join(folder, "client-key.pem"), "utf8");
  await assert.rejects(makeCertificates(folder, ["localhost"], 1), {
    code: "INVALID_ARGUMENT",
    message: /client-key\.pem/,
  });
  assert.equal(await readFile(join(folder, "client-key.pem"), "utf8"), before);
  await assert.rejects(stat(join(folder, "ca.pem")));
});

test("one more client's certificate, by the same CA and with the name that was given", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "towline-certs-"));
  t.after(() => rm(folder, { recursive: true }));
  await assert.rejects(makeClientCertificate(folder, "ci", 1), {
    code: "INVALID_ARGUMENT",
    message: /ca-key\.pem cannot be used \(ENOENT\)/,
  });
  await makeCertificates(folder, ["localhost"], 1);
  const files = await makeClientCertificate(folder, "ci", 7);
  assert.deepEqual(files, [join(folder, "ci.pem"), join(folder, "ci-key.pem")]);
  const certificate = new X509Certificate(await readFile(join(folder, "ci.pem")));
  const ca = new X509Certificate(await readFile(join(folder, "ca.pem")));
  assert.ok(certificate.verify(ca.publicKey) && certificate.checkIssued(ca));
  assert.ok(certificate.checkPrivateKey(createPrivateKey(await readFile(join(folder, "ci-key.pem")))));
  assert.equal(certificate.subject, "CN=ci");
  assert.deepEqual(certificate.keyUsage, ["1.3.6.1.5.5.7.3.2"]);
  assert.equal((await stat(join(folder, "ci-key.pem"))).mode & 0o777, 0o600);
  for (const name of ["ci", "ca", "agent-key"]) {
    await assert.rejects(makeClientCertificate(folder, name, 7), { message: /never overwritten/ });
  }
  for (const name of ["", "../ci", "a/b", ".ci", "a b", "x".repeat(65)]) {
    await assert.rejects(makeClientCertificate(folder, name, 7), { message: /cannot be the name/ });
  }
});

test("one more agent has a name of its own, serves and calls", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "towline-certs-"));
  t.after(() => rm(folder, { recursive: true }));
  await makeCertificates(folder, ["localhost"], 1);
  const [file = "", keyFile = ""] = await makeAgentCertificate(folder, "south", ["south.example"], 1);
  const certificate = new X509Certificate(await readFile(file));
  assert.ok(certificate.verify(new X509Certificate(await readFile(join(folder, "ca.pem"))).publicKey));
  assert.ok(certificate.checkPrivateKey(createPrivateKey(await readFile(keyFile))));
  assert.equal(certificate.subject, "CN=south");
  assert.ok(certificate.checkHost("south.example"));
  assert.deepEqual(certificate.keyUsage, ["1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2"]);
});
