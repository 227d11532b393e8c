import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { COMMANDS } from "../../agent/cli/commands.ts";
import { runCommandLine } from "../../agent/cli/run.ts";
import { ROOT } from "./control/agent-process.ts";
import { LocalAgent } from "./control/local-agent.ts";
import { link } from "./control/specs.ts";

let agent: LocalAgent;

before(async () => {
  agent = await LocalAgent.open();
  await agent.declareInstances();
  await agent.putLink(link("shop"));
  await agent.putLink(link("broken"));
  await agent.phase("shop", "syncing");
  await agent.phase("broken", "failed");
});

after(async () => {
  await agent[Symbol.asyncDispose]();
});

interface Outcome {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

function environment(): Record<string, string> {
  const certificate = (file: string) => join(agent.folder.path, "certs", file);
  return {
    TOWLINE_AGENT: agent.daemon.address,
    TOWLINE_TLS_CA: certificate("ca.pem"),
    TOWLINE_TLS_CERT: certificate("client.pem"),
    TOWLINE_TLS_KEY: certificate("client-key.pem"),
  };
}

/** One command line, in this process. */
async function towline(line: string, env: Record<string, string> = environment()): Promise<Outcome> {
  const out: string[] = [];
  const err: string[] = [];
  const terminal = { env, print: (text: string) => void out.push(text) };
  const args = line.split(" ").filter((word) => word !== "");
  const status = await runCommandLine(args, terminal, (text) => void err.push(text));
  return { status, out: out.join("\n"), err: err.join("\n") };
}

/** One command line as an operator gives it. */
async function spawned(args: string[], env: Record<string, string>): Promise<Outcome> {
  return await new Promise((resolve) => {
    execFile(
      process.execPath,
      ["dist/towline", ...args],
      { cwd: ROOT, env: { ...process.env, ...env } },
      (error, out, err) => {
        resolve({ status: error === null ? 0 : Number(error.code), out, err });
      },
    );
  });
}

test("info and the lists", async () => {
  assert.match(
    (await towline("info")).out,
    /agent {4}north\nversion {2}0\.1\.0 \(control API 1\.2\)\nmemory {3}\d+ MiB.*\ncert {5}valid until 20.* \([01] days left\)/,
  );
  const links = (await towline("link list")).out.split("\n");
  assert.match(links[0] ?? "", /^NAME +SOURCE +TARGET +DESIRED +PHASE +LAG +PROBLEM$/);
  assert.match(links.find((row) => row.startsWith("shop")) ?? "", /^shop +a +b +running +syncing +-$/);
  assert.match(links.find((row) => row.startsWith("broken")) ?? "", / failed +- +TARGET_ROW_MISSING$/);
  assert.match(
    (await towline("instance list")).out,
    /^a +a\.test:3306 +towline +required +9\.7\.0 +ON +uuid-of-a/m,
  );
});

test("the status of a link, for people and for scripts", async () => {
  const { out } = await towline("link status broken");
  assert.match(out, /phase +failed/);
  assert.match(out, /failure +TARGET_ROW_MISSING: no row 7 in broken\.t/);
  assert.match(out, /hint +Restore the row and resume\./);
  assert.match(out, /gtid +0-0-0:7/);
  const json = JSON.parse((await towline("link status shop --json")).out) as Record<string, unknown>;
  assert.equal(json["phase"], "syncing");
  assert.equal(json["milestone"], "syncing");
  assert.equal(json["desired_state"], "running");
  assert.equal(json["failure"], null);
  assert.equal(json["lag_ms"], null);
  assert.deepEqual(json["tables"], []);
});

test("pause, resume and delete", async () => {
  await agent.putLink(link("own"));
  assert.match((await towline("link pause own")).out, /is to be paused; it is paused now/);
  assert.equal((await agent.getLink("own")).spec?.desiredState, "paused");
  assert.equal((await towline("link resume own")).status, 0);
  await agent.phase("own", "syncing");
  assert.equal((await towline("link delete own")).status, 0);
  const gone = await towline("link status own");
  assert.equal(gone.status, 1);
  assert.match(gone.err, /no link own is declared at agent north/);
  const used = await towline("instance delete a");
  assert.equal(used.status, 1);
  assert.match(used.err, /instance a is the source or target of: .*shop/);
});

test("a link passes the statement at which it stopped, and no other", async () => {
  for (const pass of ["--skip-ddl 0-0-0:9", "--replace-ddl 0-0-0:9"]) {
    await agent.putLink(link("statement"));
    await agent.phase("statement", "failed");
    const wrong = await towline("link resume statement --skip-ddl 0-0-0:8");
    assert.equal(wrong.status, 1);
    assert.match(wrong.err, /did not stop at a statement of 0-0-0:8: it is failed at 0-0-0:9/);
    const sql = pass.startsWith("--replace") ? " DROP\u00a0TABLE" : "";
    const { status, out, err } = await towline(`link resume statement ${pass}${sql}`);
    assert.equal(status, 0, err);
    assert.match(out, /0-0-0:9; it is (prechecking|catching_up|syncing) now/);
    await agent.phase("statement", "syncing");
    assert.equal((await towline("link delete statement")).status, 0);
  }
  // A link that stopped at something else is not let past it.
  assert.match((await towline("link resume broken --skip-ddl 0-0-0:7")).err, /did not stop at a statement/);
});

test("a wrong command line is status 2 and says what is missing", async () => {
  const cases: readonly (readonly [line: string, message: RegExp])[] = [
    ["link resume shop --replace-ddl 0-0-0:1", /SQL is missing/],
    ["link resume shop --skip-ddl 0-0-0:1 --replace-ddl 0-0-0:1 SQL", /exclude each other/],
    ["link", /no command link/],
    ["link stats x", /no command link stats/],
    ["link status", /NAME is missing\nUsage: towline link status NAME/],
    ["link status a b", /unexpected argument b/],
    ["link list --jsn", /--jsn/],
    ["agent", /--config is missing/],
    ["certs init", /DIR is missing/],
    ["certs init x --days 0", /--days/],
  ];
  for (const [line, message] of cases) {
    const { status, err } = await towline(line);
    assert.equal(status, 2, line);
    assert.match(err, message);
  }
  const { status, err } = await towline("info", {});
  assert.equal(status, 2);
  assert.match(err, /give --agent or set TOWLINE_AGENT/);
  assert.equal((await towline("")).status, 2);
});

test("every command has help", async () => {
  const { out, status } = await towline("--help");
  assert.equal(status, 0);
  const commands = [...out.matchAll(/^ {2}(\w+(?: [\w-]+)?) {2,}\S/gm)].map(([, words]) => words ?? "");
  assert.deepEqual(
    commands,
    COMMANDS.map(({ words }) => words.join(" ")),
  );
  for (const command of commands) {
    const help = await towline(`${command} --help`);
    assert.equal(help.status, 0);
    assert.ok(help.out.startsWith(`Usage: towline ${command}`), command);
  }
});

test("as a process: an agent that is away, a configuration that is wrong, certificates for a start", async () => {
  const folder = agent.folder.path;
  const config = join(folder, "wrong.yaml");
  await writeFile(config, "name: north\n");
  const [away, wrong, certs, info] = await Promise.all([
    spawned(["info"], { ...environment(), TOWLINE_AGENT: "127.0.0.1:1" }),
    spawned(["agent", "--config", config], {}),
    spawned(["certs", "init", join(folder, "fresh"), "--host", "db.example.com"], {}),
    spawned(["info"], environment()),
  ]);
  assert.equal(away.status, 1);
  assert.match(away.err, /agent 127\.0\.0\.1:1 cannot be reached/);
  assert.equal(wrong.status, 3);
  assert.match(wrong.err, /wrong\.yaml cannot be used:[\s\S]*state_dir: /);
  assert.equal(certs.status, 0);
  assert.match(certs.out, /db\.example\.com/);
  await stat(join(folder, "fresh/agent-key.pem"));
  assert.equal(info.status, 0);
  assert.equal(info.err, "", "nothing but the answer is written");
});
