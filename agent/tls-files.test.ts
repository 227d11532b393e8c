import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { makeCertificates } from "./certs.ts";
import { readTlsFiles } from "./tls-files.ts";

test("a set that belongs together is read; any file that cannot be used is named with its key", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "towline-tls-"));
  t.after(() => rm(folder, { recursive: true }));
  const file = (set: string, name: string) => join(folder, set, name);
  await makeCertificates(join(folder, "good"), ["localhost"], 365);
  await makeCertificates(join(folder, "other"), ["localhost"], 2);
  const garbage = file("good", "garbage.pem");
  await writeFile(garbage, "garbage", { mode: 0o600 });
  const set = (name: string) => ({
    ca: file(name, "ca.pem"),
    cert: file(name, "agent.pem"),
    key: file(name, "agent-key.pem"),
  });
  const good = set("good");

  const { pem, own, authorities } = await readTlsFiles(good);
  assert.ok(pem.key.includes("PRIVATE KEY"));
  assert.equal(own.subject, "CN=towline agent");
  assert.equal(authorities.length, 1);

  for (const name of ["ca", "cert", "key"] as const) {
    const refusal = { code: "CONFIG_INVALID", field: `tls.${name}` };
    await assert.rejects(readTlsFiles({ ...good, [name]: garbage }), refusal);
    await assert.rejects(readTlsFiles({ ...good, [name]: join(folder, "nowhere") }), refusal);
  }
  const mixed = { ...good, key: file("other", "agent-key.pem") };
  await assert.rejects(readTlsFiles(mixed), { field: "tls.key", message: /does not belong/ });

  // Of a file that ends within its second certificate, the first alone would pass for the whole.
  const [one, two] = await Promise.all([readFile(good.ca, "utf8"), readFile(set("other").ca, "utf8")]);
  const cut = file("good", "cut.pem");
  await writeFile(cut, one + two.slice(0, -60));
  await assert.rejects(readTlsFiles({ ...good, ca: cut }), { field: "tls.ca", message: /cut\.pem is not/ });
  await writeFile(cut, one + two);
  assert.equal((await readTlsFiles({ ...good, ca: cut })).authorities.length, 2);
});
