import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { copyFile, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { AgentFolder } from "../test/e2e/control/agent-process.ts";
import { LocalAgent } from "../test/e2e/control/local-agent.ts";
import { instance, link } from "../test/e2e/control/specs.ts";
import { standIn } from "../test/e2e/control/stand-in.ts";
import { endpointBehind } from "../test/harness/link-run.ts";
import { runCommandLine } from "./cli/run.ts";

const NAMES = ["a", "b"];

async function rotate(folder: AgentFolder): Promise<{ code: number; out: string }> {
  const out: string[] = [];
  const print = (line: string): void => void out.push(line);
  const command = ["secrets", "rotate-key", "--config", folder.config];
  const code = await runCommandLine(command, { env: {}, print }, print);
  return { code, out: out.join("\n") };
}

/** The passwords that a link of the agent gets. */
async function passwords(folder: AgentFolder): Promise<readonly string[]> {
  const seen: string[] = [];
  const runLink: typeof standIn.runLink = async (context, signal) => {
    seen.push(endpointBehind(context.source).password.reveal(), context.target.password.reveal());
    await standIn.runLink(context, signal);
  };
  await using agent = await LocalAgent.openIn(folder, { dataPath: { runLink } });
  await agent.phase("shop", "syncing");
  return seen;
}

async function declared(): Promise<AgentFolder> {
  const folder = await AgentFolder.make();
  await using agent = await LocalAgent.openIn(folder);
  for (const name of NAMES) await agent.putInstance(instance(name));
  await agent.putLink(link("shop"));
  return folder;
}

const keyFile = (folder: AgentFolder): string => join(folder.state, "secrets.key");
const record = (folder: AgentFolder, name: string): string => join(folder.state, `instances/${name}.json`);

test("the key is another one, everything opens with it alone, and nothing is left of the one before", async () => {
  await using folder = await declared();
  const [before, sealed] = [await readFile(keyFile(folder)), await readFile(record(folder, "a"), "utf8")];
  const { code, out } = await rotate(folder);
  assert.equal(code, 0, out);
  assert.ok(!(await readFile(keyFile(folder))).equals(before));
  assert.notEqual(await readFile(record(folder, "a"), "utf8"), sealed);
  assert.ok(!existsSync(`${keyFile(folder)}.previous`));
  assert.deepEqual(await passwords(folder), ["pass", "pass"]);
});

test("cut off behind each step, the agent starts, opens everything, and ends it; so does the command", async () => {
  for (const end of ["agent", "command"] as const) {
    // What is on the disk behind each step: the key before is kept, the new one is in place, some are sealed anew, all are.
    for (const step of [1, 2, 3, 4]) {
      await using folder = await declared();
      const key = keyFile(folder);
      const old = await readFile(key);
      const kept = await Promise.all(NAMES.map((name) => readFile(record(folder, name))));
      if (step > 1) assert.equal((await rotate(folder)).code, 0);
      await writeFile(`${key}.previous`, old, { mode: 0o600 });
      if (step === 2) await writeFile(record(folder, "a"), kept[0] ?? "");
      if (step < 4) await writeFile(record(folder, "b"), kept[1] ?? "");
      if (end === "command") assert.equal((await rotate(folder)).code, 0);
      assert.deepEqual(await passwords(folder), ["pass", "pass"], `${end}, step ${step}`);
      assert.ok(!existsSync(`${key}.previous`), `${end}, step ${step}`);
      if (end === "command") assert.ok(!(await readFile(key)).equals(old), `it has a new key, step ${step}`);
    }
  }
});

test("while the agent runs it is refused, and nothing is changed", async () => {
  await using folder = await declared();
  const before = await readFile(keyFile(folder));
  await using agent = await LocalAgent.openIn(folder);
  const { code, out } = await rotate(folder);
  assert.notEqual(code, 0);
  assert.match(out, /another agent .* runs on the state directory/);
  assert.ok((await readFile(keyFile(folder))).equals(before));
  assert.equal((await agent.getInstance("a")).spec?.name, "a");
});

test("the key before stays while a record is set aside that may need it", async () => {
  await using folder = await declared();
  const copy = join(folder.path, "copy.json");
  await copyFile(record(folder, "b"), copy);
  await writeFile(record(folder, "b"), "{");
  assert.equal((await rotate(folder)).code, 0);
  assert.ok(existsSync(`${keyFile(folder)}.previous`));
  await copyFile(copy, record(folder, "b"));
  await using agent = await LocalAgent.openIn(folder);
  assert.ok(!agent.log.some((line) => line.includes("a secret cannot be read")));
});
