import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, rename, stat, unlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { inspect } from "node:util";
import { ControlService } from "../../proto/control-service.ts";
import { Authority } from "../harness/certificates.ts";
import { endpointBehind } from "../harness/link-run.ts";
import { AgentFolder } from "./control/agent-process.ts";
import { LocalAgent, refused } from "./control/local-agent.ts";
import { instance, link } from "./control/specs.ts";
import { standIn } from "./control/stand-in.ts";

const SECRET = "c0rrect-h0rse";

/** Every form in which the password could show without being meant to. */
const FORMS = [
  SECRET,
  Buffer.from(SECRET).toString("base64").replace(/=+$/, ""),
  Buffer.from(SECRET).toString("hex"),
];

function assertClean(where: string, text: string): void {
  for (const form of FORMS) assert.ok(!text.includes(form), `the password is in ${where}`);
}

async function assertCleanFolder(folder: string): Promise<number> {
  let files = 0;
  for (const entry of await readdir(folder, { recursive: true })) {
    const path = join(folder, entry);
    if (!(await stat(path)).isFile()) continue;
    files += 1;
    assertClean(path, (await readFile(path)).toString("latin1"));
  }
  return files;
}

test("a password is in no file, log line, answer or error", async () => {
  const seen: string[] = [];
  await using agent = await LocalAgent.open({
    dataPath: {
      runLink: async (context, signal) => {
        seen.push(endpointBehind(context.source).password.reveal());
        seen.push(
          inspect(context, { depth: null }),
          JSON.stringify(context.source),
          `${endpointBehind(context.source).password}`,
        );
        context.log.info({ source: context.source, context }, "running");
        await standIn.runLink(context, signal);
      },
      readServerFacts: async (endpoint, signal) => {
        if (endpoint.host === "fault.test") throw new Error(`cannot log in to ${inspect(endpoint)}`);
        return await standIn.readServerFacts(endpoint, signal);
      },
    },
  });
  const errors: unknown[] = [];
  const note = (error: unknown): void => void errors.push(error);
  const { uid } = await agent.putInstance(instance("a", { password: SECRET }));
  await agent.putInstance(instance("b", { password: SECRET }));
  await agent.putLink(link("shop"));
  await agent.phase("shop", "syncing");
  await agent.putInstance(instance("c", { password: SECRET, host: "down.test" })).catch(note);
  await agent.putInstance(instance("c", { password: SECRET, host: "fault.test" })).catch(note);
  await agent.putInstance(instance("c", { password: SECRET, port: 0 })).catch(note);
  await agent.putInstance(instance("c", { password: SECRET, passwordFrom: { env: "X" } })).catch(note);
  await agent.putInstance(instance("a", { password: SECRET, port: 1 })).catch(note);
  assert.equal(errors.length, 5);
  assert.equal(seen.shift(), SECRET, "the data path gets the password");
  assertClean("what the data path prints", seen.join("\n"));
  const answers = [
    await agent.getInstance("a", uid),
    await agent.client.call(ControlService.listInstances, {}),
    await agent.getLink("shop"),
  ];
  assertClean("an answer", inspect(answers, { depth: null }));
  assertClean("an error", inspect(errors, { depth: null }));
  assert.ok(agent.log.some((line) => line.includes('"msg":"running"')));
  assertClean("the log", agent.log.join("\n"));
  assert.ok((await assertCleanFolder(agent.folder.state)) >= 5);
});

test("a lost key file is said at start, fails the links that need it, and a new password mends it", async () => {
  await using folder = await AgentFolder.make();
  let uid = "";
  {
    await using agent = await LocalAgent.openIn(folder);
    ({ uid } = await agent.putInstance(instance("a")));
    await agent
      .putInstance(instance("b", { password: "", passwordFrom: { env: "B_PASSWORD" } }))
      .catch(() => {});
  }
  const key = join(folder.state, "secrets.key");
  await rename(key, `${key}.lost`);
  const env = { B_PASSWORD: "looked-up" };
  {
    await using agent = await LocalAgent.openIn(folder, { env });
    assert.ok(
      agent.log.some((line) => line.includes("SECRET_UNREADABLE") && line.includes('"instance":"a"')),
    );
    const { unreachable } = await agent.getInstance("a");
    assert.equal(unreachable?.code, "SECRET_UNREADABLE");
    assert.match(unreachable?.message ?? "", /instance a/);
    await agent.putInstance(instance("b", { password: "", passwordFrom: { env: "B_PASSWORD" } }));
    await agent.putLink(link("shop"));
    await agent.phase("shop", "failed");
    assert.equal((await agent.getLink("shop")).status?.failure?.error?.code, "SECRET_UNREADABLE");
    await agent.putInstance(instance("a"), uid);
    await agent.phase("shop", "syncing");
  }
  await unlink(key);
  await rename(`${key}.lost`, key);
  await using agent = await LocalAgent.openIn(folder, { env });
  assert.equal(
    (await agent.getInstance("a")).unreachable?.code,
    "SECRET_UNREADABLE",
    "it was sealed with the new key",
  );
});

test("a password kept for one instance does not open for another", async () => {
  await using folder = await AgentFolder.make();
  {
    await using agent = await LocalAgent.openIn(folder);
    await agent.declareInstances();
  }
  const read = async (name: string) => await readFile(join(folder.state, `instances/${name}.json`), "utf8");
  const { encodeRecord } = await import("../../agent/store/record-file.ts");
  const [a, b] = [JSON.parse(await read("a")).body, JSON.parse(await read("b")).body];
  a.spec.password = b.spec.password;
  await writeFile(join(folder.state, "instances/a.json"), encodeRecord("instance", a));
  await using agent = await LocalAgent.openIn(folder);
  const { unreachable } = await agent.getInstance("a");
  assert.equal(unreachable?.code, "SECRET_UNREADABLE");
});

test("a password is looked up again at each start of a link", async () => {
  const seen: string[] = [];
  await using folder = await AgentFolder.make();
  await mkdir(join(folder.path, "passwords"));
  const file = join(folder.path, "passwords/a");
  await writeFile(file, "first\n");
  await using agent = await LocalAgent.openIn(folder, {
    dataPath: {
      runLink: async (context, signal) => {
        seen.push(endpointBehind(context.source).password.reveal());
        await standIn.runLink(context, signal);
      },
    },
  });
  await agent.putInstance(instance("a", { password: "", passwordFrom: { file } }));
  await agent.putInstance(instance("b"));
  const { uid } = await agent.putLink(link("shop"));
  await agent.phase("shop", "syncing");
  await writeFile(file, "second\n");
  await agent.putLink(link("shop", { desiredState: "paused" }), uid);
  await agent.putLink(link("shop"), uid);
  await agent.phase("shop", "syncing");
  assert.deepEqual(seen, ["first", "second"]);
  await unlink(file);
  await assert.rejects(
    agent.putInstance(instance("c", { password: "", passwordFrom: { file } })),
    refused("SECRET_UNREADABLE", /instance c.*ENOENT/),
  );
});

test("another key file: what the one before sealed is sealed anew at the start, also after a start that was cut off", async () => {
  await using folder = await AgentFolder.make();
  const { cert, key } = await (await Authority.make()).issue("CN=towline");
  const tls = { mode: "required", cert, key, keyVersion: 1 };
  {
    await using agent = await LocalAgent.openIn(folder);
    await agent.putInstance(instance("a", { tls }));
    await agent.putInstance(instance("b"));
    await agent.putLink(link("shop"));
  }
  const record = (name: string) => join(folder.state, `instances/${name}.json`);
  const half = await readFile(record("b"));
  const config = await readFile(folder.config, "utf8");
  const both = `${config}secrets: { credential: towline, previous_key_file: state/secrets.key }\n`;
  await writeFile(folder.config, both);
  await writeFile(join(folder.path, "towline"), randomBytes(32), { mode: 0o400 });
  const env = { CREDENTIALS_DIRECTORY: folder.path };
  for (const [attempt, resealed] of [2, 1, 0].entries()) {
    // As if the start before had ended between the two records.
    if (attempt === 1) await writeFile(record("b"), half);
    await using agent = await LocalAgent.openIn(folder, { env });
    const said = agent.log.find((line) => line.includes("sealed anew"));
    assert.equal(said === undefined ? 0 : JSON.parse(said).instances, resealed);
  }
  await unlink(join(folder.state, "secrets.key"));
  await writeFile(folder.config, `${config}secrets: { credential: towline }\n`);
  const seen: string[] = [];
  await using agent = await LocalAgent.openIn(folder, {
    env,
    dataPath: {
      runLink: async (context, signal) => {
        const { password, tls } = endpointBehind(context.source);
        seen.push(password.reveal(), tls.client?.key.reveal() ?? "", context.target.password.reveal());
        await standIn.runLink(context, signal);
      },
    },
  });
  await agent.phase("shop", "syncing");
  assert.deepEqual(seen, ["pass", key, "pass"]);
  const line = key.split("\n")[1] ?? "";
  for (const name of ["a", "b"]) assert.ok(!(await readFile(record(name), "utf8")).includes(line));
  assert.equal((await agent.getInstance("a")).spec?.tls?.key ?? "", "");
});
