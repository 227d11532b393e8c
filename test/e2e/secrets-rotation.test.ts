import assert from "node:assert/strict";
import { readdir, readFile, rename, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { ControlService } from "../../proto/control-service.ts";
import { Agent } from "../harness/agent.ts";
import { Authority, type KeyPair } from "../harness/certificates.ts";
import { MysqlServer } from "../harness/mysql-server.ts";
import { assertEqual } from "../harness/oracle.ts";
import { seedFrom } from "../harness/random.ts";
import { run } from "../harness/run.ts";
import { newFolder } from "../harness/run-folder.ts";
import { loadShop } from "../harness/shop.ts";
import { eventually } from "../harness/wait.ts";
import { Workload } from "../harness/workload.ts";

/** The sessions of an account are looked for in it. */
const OPTIONS = ["--performance-schema=ON"];
const DATABASES = ["shop"];
const SCALE = 0.01;
const USER = "'towline'@'%'";
const ROOT = fileURLToPath(new URL("../..", import.meta.url));

interface Secrets {
  readonly password?: string;
  readonly passwordVersion?: number;
  readonly passwordFrom?: { readonly file: string };
  readonly tls?: object;
}

describe("passwords change under a link", () => {
  let source: MysqlServer;
  let target: MysqlServer;
  let agent: Agent;
  let workload: Workload;
  let file: string;
  let certFile: string;
  let keyFile: string;
  /** Every secret that was in use. */
  const secrets: string[] = [];

  before(async () => {
    [source, target, agent] = await Promise.all([
      MysqlServer.start({ name: "source", serverId: 1, databases: DATABASES, options: OPTIONS }),
      MysqlServer.start({ name: "target", serverId: 2, databases: DATABASES, options: OPTIONS }),
      Agent.start({ bundled: true }),
    ]);
    const folder = newFolder("secrets");
    file = join(folder, "password");
    [certFile, keyFile] = [join(folder, "client.pem"), join(folder, "client-key.pem")];
    const seed = seedFrom(process.env);
    const size = await loadShop(source, { seed, scale: SCALE });
    await keep(target.account.password);
    secrets.push(source.account.password);
    await agent.putInstance("source", source);
    await put("target", target, { passwordFrom: { file } }, "");
    await agent.putLink("shop", DATABASES);
    await agent.synced("shop");
    workload = Workload.start(source, { seed, size, sessions: 2, pause: 5 });
  });

  after(async () => {
    await workload?.[Symbol.asyncDispose]();
    await agent?.[Symbol.asyncDispose]();
    await source?.[Symbol.asyncDispose]();
    await target?.[Symbol.asyncDispose]();
  });

  /** Puts a password into the file in one step, as the documents ask for. */
  async function keep(password: string): Promise<void> {
    secrets.push(password);
    await writeFile(`${file}.new`, `${password}\n`);
    await rename(`${file}.new`, file);
  }

  async function put(name: string, server: MysqlServer, given: Secrets, expectedUid: string): Promise<void> {
    const { host, port, username, ca } = server.account;
    const tls = { mode: "verify-ca", ca: await readFile(ca ?? "", "utf8"), ...given.tls };
    const spec = { name, host, port, username, ...given, tls };
    await agent.client.call(ControlService.putInstance, { spec, expectedUid });
  }

  async function uidOf(name: string): Promise<string> {
    return (await agent.client.call(ControlService.getInstance, { name, uid: "" })).uid ?? "";
  }

  /** Unlogged: both servers have an account of their own. */
  async function alter(server: MysqlServer, what: string): Promise<void> {
    await using root = await server.connect();
    await root.query(`SET sql_log_bin = 0; ALTER USER ${USER} ${what}`);
  }

  /** The sessions that the link has on a server, by their ids. */
  async function sessions(server: MysqlServer): Promise<readonly number[]> {
    const rows = await server.sql<{ id: string }>(
      "SELECT PROCESSLIST_ID AS id FROM performance_schema.threads WHERE PROCESSLIST_USER = 'towline' ORDER BY 1",
    );
    return rows.map(({ id }) => Number(id));
  }

  async function cut(server: MysqlServer): Promise<void> {
    for (const id of await sessions(server)) {
      // It may have ended by itself.
      await server.sql(`KILL ${id}`).catch(() => {});
    }
  }

  const interruptions = async (): Promise<number> =>
    (await readFile(agent.log, "utf8")).split("link interrupted").length - 1;

  /** Waits until the link has logged in anew and applied what was committed since. */
  async function recovers(since: number): Promise<void> {
    await eventually(async () => (await interruptions()) > since, {
      what: "the link was cut",
      within: 30_000,
    });
    await agent.caughtUp("shop", source);
  }

  test("by dual passwords, without an interruption", async () => {
    const before = await sessions(source);
    const [started] = [await interruptions()];
    const fresh = "rotated-by-terraform";
    secrets.push(fresh);
    await alter(source, `IDENTIFIED BY '${fresh}' RETAIN CURRENT PASSWORD`);
    await put("source", source, { password: fresh, passwordVersion: 2 }, await uidOf("source"));
    await alter(source, "DISCARD OLD PASSWORD");
    const marker = workload.committed;
    await eventually(() => workload.committed > marker + 20, {
      what: "the workload goes on",
      within: 30_000,
    });
    await agent.caughtUp("shop", source);
    const now = await sessions(source);
    assert.ok(
      before.length >= 3 && before.every((id) => now.includes(id)),
      `${before} are still there: ${now}`,
    );
    assert.equal(await interruptions(), started);

    // What is opened from now on logs in with the new one: the old is not taken any more.
    await cut(source);
    await recovers(started);
  });

  test("where the agent looks it up: the file is read again when the server refuses", async () => {
    const started = await interruptions();
    await keep("rotated-in-a-file");
    await alter(target, "IDENTIFIED BY 'rotated-in-a-file'");
    await cut(target);
    await recovers(started);
    const { status } = await agent.getLink("shop");
    assert.equal(status?.failure ?? null, null);
    assert.match(await readFile(agent.log, "utf8"), /"instance":"target".*looked up anew/);
  });

  test("client certificates likewise, given or in files", async () => {
    const { ca } = target.account;
    // The file that a server makes for itself ends with a NUL, behind which OpenSSL reads nothing.
    const own = (await readFile(ca ?? "", "utf8")).replaceAll("\0", "");
    const uid = await uidOf("target");
    const secret = { passwordFrom: { file } };
    const trust = async (authority: Authority): Promise<void> => {
      await writeFile(join(target.dataFolder, "clients.pem"), own + authority.ca);
      await target.sql("SET GLOBAL ssl_ca = 'clients.pem'; ALTER INSTANCE RELOAD TLS");
    };
    const issue = async (authority: Authority): Promise<KeyPair> => {
      const pair = await authority.issue("CN=towline");
      secrets.push(pair.key.split("\n")[1] ?? "");
      return pair;
    };
    const [first, second] = await Promise.all([Authority.make(), Authority.make()]);
    await trust(first);
    const started = await interruptions();
    await put("target", target, { ...secret, tls: { ...(await issue(first)), keyVersion: 1 } }, uid);
    await alter(target, "REQUIRE X509");
    assert.equal(await interruptions(), started, "a certificate more interrupts nothing");
    await cut(target);
    await recovers(started);

    const write = async ({ cert, key }: KeyPair): Promise<void> => {
      await writeFile(certFile, cert);
      await writeFile(keyFile, key, { mode: 0o600 });
    };
    await write(await issue(first));
    await put("target", target, { ...secret, tls: { certFile, keyFile } }, uid);
    await trust(second);
    await write(await issue(second));
    const before = await interruptions();
    await cut(target);
    await recovers(before);
  });

  test("what was committed is there, and no secret is in the log, the state directory, or what commands print", async () => {
    await workload.stop();
    await agent.caughtUp("shop", source);
    await assertEqual(source, target, DATABASES);
    const texts = new Map([["the log", await readFile(agent.log, "utf8")]]);
    for (const entry of await readdir(agent.stateFolder, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      if (entry.isFile()) texts.set(path, await readFile(path, "latin1"));
    }
    const { ca, cert, key } = agent.clientFiles;
    const connection = ["--agent", agent.address, "--ca", ca, "--cert", cert, "--key", key];
    const print = async (command: readonly string[]): Promise<void> => {
      texts.set(command.join(" "), await run([join(ROOT, "dist/towline"), ...command, ...connection]));
    };
    await Promise.all([print(["link", "status", "shop"]), print(["instance", "list"]), print(["info"])]);
    const empty = [...texts].filter(([, text]) => text === "").map(([where]) => basename(where));
    // Every call was of a client that may make it.
    assert.deepEqual(empty, ["refused.jsonl"]);
    for (const [where, text] of texts) {
      for (const secret of secrets) {
        for (const form of [secret, Buffer.from(secret).toString("base64").replace(/=+$/, "")])
          assert.ok(!text.includes(form), `${where} holds a secret`);
      }
    }
  });
});
