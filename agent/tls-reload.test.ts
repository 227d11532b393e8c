import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { pino } from "pino";
import { ControlService } from "../proto/control-service.ts";
import type { ClientTls } from "../proto/dial.ts";
import { AgentFolder } from "../test/e2e/control/agent-process.ts";
import { LocalAgent } from "../test/e2e/control/local-agent.ts";
import { makeCertificates } from "./certs.ts";
import { ControlClient } from "./control/client.ts";
import { TlsReload } from "./tls-reload.ts";

/** Puts a set of certificates of another CA where the agent has its own. */
async function replaceSet(folder: AgentFolder, files: readonly string[]): Promise<ClientTls> {
  const other = join(folder.path, "other");
  await makeCertificates(other, ["localhost", "127.0.0.1"], 100);
  for (const file of files) {
    const put = join(folder.path, "certs", file);
    await cp(join(other, file), `${put}.new`);
    await rename(`${put}.new`, put);
  }
  return await folder.tls(other);
}

async function info(agent: LocalAgent, tls: ClientTls) {
  using client = new ControlClient(agent.daemon.address, tls);
  return await client.call(ControlService.getInfo, {});
}

const DAY_MS = 24 * 60 * 60 * 1000;

test("replaced certificates are used for new connections; open ones go on", async () => {
  await using agent = await LocalAgent.open();
  const before = await agent.folder.tls();
  const { certificateExpiresAtMs: end } = await agent.client.call(ControlService.getInfo, {});
  assert.ok(Math.abs(end - Date.now() - DAY_MS) < DAY_MS / 2);
  const after = await replaceSet(agent.folder, ["ca.pem", "agent.pem", "agent-key.pem"]);
  await assert.rejects(info(agent, after), { code: "AGENT_UNREACHABLE" });

  await agent.daemon.reloadCertificates();
  const seen = await info(agent, after);
  assert.ok((seen.certificateExpiresAtMs ?? 0) > Date.now() + 99 * DAY_MS);
  await assert.rejects(info(agent, before), { code: "AGENT_UNREACHABLE" });
  assert.equal((await agent.client.call(ControlService.getInfo, {})).name, "north");
  assert.match(agent.log.join(""), /certificates of the control API replaced/);
});

test("a pair that does not match is refused by the file's name, once; the old one stays, and is in info", async () => {
  await using agent = await LocalAgent.open();
  const before = await agent.folder.tls();
  const after = await replaceSet(agent.folder, ["agent-key.pem"]);
  for (let look = 0; look < 3; look++) await agent.daemon.reloadCertificates();
  const { certificateRefused } = await info(agent, before);
  assert.equal(certificateRefused?.code, "CONFIG_INVALID");
  assert.match(
    certificateRefused.message ?? "",
    /tls\.key: .*certs\/agent-key\.pem does not belong to .*agent\.pem/,
  );
  assert.equal(agent.log.join("").match(/those from before stay in use/g)?.length, 1);

  for (const file of ["ca.pem", "agent.pem"]) {
    await cp(join(agent.folder.path, "other", file), join(agent.folder.path, "certs", file));
  }
  await agent.daemon.reloadCertificates();
  assert.equal((await info(agent, after)).certificateRefused, null);
});

test("damaged, missing and expired files are refused by name, and what is in use stays", async () => {
  await using agent = await LocalAgent.open();
  const tls = await agent.folder.tls();
  const certs = join(agent.folder.path, "certs");
  const old = join(agent.folder.path, "old");
  // A day before it begins: it has run out.
  await makeCertificates(old, ["localhost"], -1);
  const breaks: readonly (readonly [
    file: string,
    breaking: (path: string) => Promise<void>,
    says: RegExp,
  ])[] = [
    ["ca.pem", (path) => writeFile(path, ""), /tls\.ca: .*ca\.pem is not PEM/],
    ["ca.pem", (path) => rm(path), /tls\.ca: .*ca\.pem cannot be read \(ENOENT\)/],
    [
      "agent.pem",
      async (path) => writeFile(path, (await readFile(path)).subarray(0, 300)),
      /tls\.cert: .*agent\.pem is not/,
    ],
    ["agent-key.pem", (path) => writeFile(path, "x"), /tls\.key: .*agent-key\.pem is not PEM/],
    [
      "agent.pem",
      async (path) => {
        await cp(join(old, "agent.pem"), path);
        await cp(join(old, "agent-key.pem"), join(certs, "agent-key.pem"));
      },
      /tls\.cert: .*agent\.pem was valid until/,
    ],
  ];
  await cp(certs, join(agent.folder.path, "kept"), { recursive: true });
  for (const [file, breaking, says] of breaks) {
    await breaking(join(certs, file));
    await agent.daemon.reloadCertificates();
    assert.match((await info(agent, tls)).certificateRefused?.message ?? "", says);
    await cp(join(agent.folder.path, "kept"), certs, { recursive: true });
    await agent.daemon.reloadCertificates();
    assert.equal((await info(agent, tls)).certificateRefused, null);
  }
});

test("an end that is near is warned about, once a day", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "towline-tls-"));
  t.after(() => rm(folder, { recursive: true }));
  const file = (set: string, name: string) => join(folder, set, name);
  for (const [set, days] of [["far", 32] as const, ["near", 2] as const]) {
    await makeCertificates(join(folder, set), ["localhost"], days);
    const log: string[] = [];
    const logger = pino({}, { write: (line: string) => void log.push(line) });
    const files = { ca: file(set, "ca.pem"), cert: file(set, "agent.pem"), key: file(set, "agent-key.pem") };
    await using tls = await TlsReload.open(files, logger);
    assert.equal(await tls.look(), "unchanged");
    const warned = log.filter((line) => line.includes("expired or about to"));
    assert.equal(warned.length, set === "far" ? 0 : 2, warned.join(""));
    if (set === "near") assert.match(warned.join(""), /CN=Towline CA[\s\S]*CN=towline agent.*"days_left":1/);
  }
});
