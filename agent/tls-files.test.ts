import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { pino } from "pino";
import { makeCertificates } from "./certs.ts";
import { readTlsFiles } from "./tls-files.ts";

test("a set that belongs together is read; any file that cannot be used is named with its key", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "towline-tls-"));
  t.after(() => rm(folder, { recursive: true }));
  const log: string[] = [];
  const logger = pino({}, { write: (line: string) => void log.push(line) });
  const file = (set: string, name: string) => join(folder, set, name);
  await makeCertificates(join(folder, "good"), ["localhost"], 365);
  await makeCertificates(join(folder, "short"), ["localhost"], 2);
  const garbage = file("good", "garbage.pem");
  await writeFile(garbage, "garbage", { mode: 0o600 });
  const set = (name: string) => ({
    ca: file(name, "ca.pem"),
    cert: file(name, "agent.pem"),
    key: file(name, "agent-key.pem"),
  });
  const good = set("good");

  assert.ok((await readTlsFiles(good, logger)).key.includes("PRIVATE KEY"));
  assert.deepEqual(log, []);
  await readTlsFiles(set("short"), logger);
  assert.match(log.join(""), /CN=towline agent.*expired or about to/);

  for (const name of ["ca", "cert", "key"] as const) {
    const refusal = { code: "CONFIG_INVALID", field: `tls.${name}` };
    await assert.rejects(readTlsFiles({ ...good, [name]: garbage }, logger), refusal);
    await assert.rejects(readTlsFiles({ ...good, [name]: join(folder, "nowhere") }, logger), refusal);
  }
  const mixed = { ...good, key: file("short", "agent-key.pem") };
  await assert.rejects(readTlsFiles(mixed, logger), { field: "tls.key", message: /does not belong/ });
});
