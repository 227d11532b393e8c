import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { notItsTurn } from "../harness/gate.ts";
import { blocksOf } from "../harness/guide.ts";
import { MysqlServer } from "../harness/mysql-server.ts";
import { assertEqual } from "../harness/oracle.ts";
import { freePort } from "../harness/ports.ts";
import { eventually, PATIENCE_MS } from "../harness/wait.ts";

// The way of somebody who has two servers and has read nothing yet: README, the guide that it names, and what that guide says, line by line.

const ROOT = join(import.meta.dirname, "../..");
const GUIDE = "docs/guides/getting-started.md";
const DATABASES = ["shop"];

/** What was done before the tests began, by who runs them: making it anew would take it from under the others. */
const DONE_BEFORE = ["npm run setup", "npm run bundle"];

interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** A terminal: each command goes on from the folder and the environment that the one before has left. */
class Terminal implements AsyncDisposable {
  readonly home = mkdtempSync(join(tmpdir(), "towline-newcomer-"));
  readonly #running: ChildProcess[] = [];

  constructor() {
    writeFileSync(this.#left, `cd ${ROOT}\n`);
  }

  get #left(): string {
    return join(this.home, "left.sh");
  }

  /** Runs a command to its end, and says yes to whatever it asks. */
  async run(command: string): Promise<Ended> {
    const leave = `code=$?; { export -p; echo cd "$PWD"; } > ${this.#left}; exit $code`;
    const child = this.#start(`${command}\n${leave}`);
    // A command that asks nothing may have ended before it is answered.
    child.stdin?.on("error", () => {});
    child.stdin?.end("yes\n");
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => {
        output += text;
      });
    }
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once("error", reject);
      child.once("close", resolve);
    });
    return { code, output };
  }

  /** Starts a command that does not end by itself. */
  start(command: string): void {
    const child = this.#start(`exec ${command}`);
    child.stdout?.resume();
    child.stderr?.resume();
    this.#running.push(child);
  }

  #start(script: string): ChildProcess {
    return spawn("bash", ["-c", `. ${this.#left}\n${script}`], {
      cwd: ROOT,
      env: { ...process.env, HOME: this.home, CHECKPOINT_DISABLE: "1", TF_CLI_ARGS: "-no-color" },
      stdio: ["pipe", "pipe", "pipe"],
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const child of this.#running) {
      const ended = new Promise((resolve) => {
        child.once("close", resolve);
      });
      child.kill("SIGTERM");
      await ended;
    }
    rmSync(this.home, { recursive: true, force: true });
  }
}

test("README leads to the guide, and what the guide says line by line makes a link between two servers", {
  skip: notItsTurn("provider-newcomer", 0, 4),
}, async () => {
  assert.ok(readFileSync(join(ROOT, "README.md"), "utf8").includes(`](${GUIDE})`), "README names the guide");
  await using source = await MysqlServer.start({ name: "source", serverId: 1 });
  await using target = await MysqlServer.start({ name: "target", serverId: 2 });
  // The test bed's own account has the name of the guide's.
  for (const server of [source, target]) await server.sql("DROP USER 'towline'@'%'");
  await source.sql("CREATE DATABASE shop");
  await source.sql("CREATE TABLE shop.orders (id INT PRIMARY KEY, total DECIMAL(9,2) NOT NULL)");
  await source.sql("INSERT INTO shop.orders VALUES (1, 1.5), (2, 20), (3, 300)");
  const here: Readonly<Record<string, string>> = {
    3306: String(source.account.port),
    3307: String(target.account.port),
    7443: String(await freePort()),
  };
  const local = (text: string): string =>
    text.replaceAll(/\b(3306|3307|7443)\b/g, (port) => here[port] ?? "");

  await using terminal = new Terminal();
  const said = new Map<string, string[]>();
  const servers = [source, target];
  const done: string[] = [];
  for (const { language, lines } of blocksOf(join(ROOT, GUIDE))) {
    if (language === "sql") {
      const server = servers.shift() ?? assert.fail("a third server");
      // Each statement is a line.
      for (const statement of lines) await server.sql(statement.replace(/;$/, ""));
      continue;
    }
    assert.equal(language, "sh");
    for (const command of lines) {
      if (DONE_BEFORE.includes(command)) {
        done.push(command);
        continue;
      }
      if (command.startsWith("towline agent ")) {
        terminal.start(local(command));
        const info =
          "towline info --agent 127.0.0.1:7443 --ca certs/ca.pem --cert certs/client.pem --key certs/client-key.pem";
        await eventually(async () => (await terminal.run(local(info))).code === 0, {
          what: "the agent serves",
          within: PATIENCE_MS,
        });
        continue;
      }
      const { code, output } = await terminal.run(local(command));
      assert.equal(code, 0, `${command}\n${output}`);
      said.set(command, [...(said.get(command) ?? []), output]);
      if (command === "terraform apply") {
        await source.sql("UPDATE shop.orders SET total = total + 1");
        await eventually(
          () =>
            assertEqual(source, target, DATABASES).then(
              () => true,
              () => false,
            ),
          {
            what: "the target has what the source has",
            within: PATIENCE_MS,
          },
        );
      }
    }
  }
  assert.deepEqual(done, DONE_BEFORE);
  assert.deepEqual(servers, []);
  // What the guide says of its commands.
  const [first, clean, drifted] = said.get("terraform plan") ?? [];
  assert.match(first ?? "", /Plan: 3 to add/);
  assert.match(clean ?? "", /No changes/);
  assert.match(drifted ?? "", /"paused" -> "running"/);
  assert.match(said.get("terraform destroy")?.join("") ?? "", /Destroy complete! Resources: 3 destroyed/);
  await assertEqual(source, target, DATABASES);
});
