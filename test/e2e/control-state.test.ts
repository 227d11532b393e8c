import assert from "node:assert/strict";
import { chmod, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { ControlService } from "../../proto/control-service.ts";
import { AgentFolder, AgentProcess } from "./control/agent-process.ts";
import { refused } from "./control/local-agent.ts";
import { instance, link } from "./control/specs.ts";

test("a second agent on the same state directory refuses, and may run once the first was killed", async () => {
  await using folder = await AgentFolder.make();
  await using first = await AgentProcess.start(folder, "stand-in");
  await using second = AgentProcess.launch(folder, "stand-in");
  assert.equal(await second.end(null), 1);
  assert.match(second.output, /STATE_DIR_LOCKED/);
  await first.end("SIGKILL");
  await using third = await AgentProcess.start(folder, "stand-in");
  assert.equal(await third.end("SIGTERM"), 0);
  assert.equal(third.log.at(-1)?.["msg"], "agent stopped");
});

test("a killed agent has the old spec or the new one, and all that was answered", async () => {
  await using folder = await AgentFolder.make();
  let uid = "";
  let answered = 0;
  // Puts answered before the kill, and ms between the last of them and the kill.
  for (const [deadAfter, delayMs] of [
    [1, 0],
    [2, 5],
    [1, 12],
    [3, 20],
  ] as const) {
    await using agent = await AgentProcess.start(folder, "stand-in");
    using client = await agent.client(folder);
    if (uid === "") {
      for (const name of ["a", "b"]) await client.call(ControlService.putInstance, { spec: instance(name) });
      const put = await client.call(ControlService.putLink, { spec: link("shop", tablesOf(1)) });
      uid = put.link?.uid ?? "";
      answered = 1;
    }
    const found = await client.getLink("shop");
    const generation = found.generation ?? 0;
    assert.ok(generation === answered || generation === answered + 1, `${generation} after ${answered}`);
    assert.deepEqual(found.spec?.databases?.["shop"]?.tables, tablesOf(generation).databases.shop.tables);
    assert.equal(found.uid, uid);
    const { damaged } = await client.call(ControlService.getInfo, {});
    assert.deepEqual(damaged ?? [], []);
    assert.deepEqual(await readdir(join(folder.state, "links")), ["shop.json"]);

    // Puts without a pause between them: the kill meets one at whatever it is doing.
    answered = generation;
    let puts = 0;
    const ended = (async () => {
      for (;;) {
        const spec = link("shop", tablesOf(answered + 1));
        await client.call(ControlService.putLink, { spec, expectedUid: uid });
        answered += 1;
        puts += 1;
        if (puts === deadAfter) setTimeout(() => void agent.end("SIGKILL"), delayMs);
      }
    })();
    await assert.rejects(ended, { code: "AGENT_UNREACHABLE" });
    assert.equal(await agent.end(null), null);
  }
});

/** A spec that tells its generation, and is large, so that a kill meets its write. */
function tablesOf(generation: number) {
  const tables = Array.from({ length: 5_000 }, (_, index) => `generation_${generation}_table_${index}`);
  return { databases: { shop: { tables } }, desiredState: "paused" };
}

test("a damaged file is set aside and named, its object is not taken for undeclared, and the others run", async () => {
  await using folder = await AgentFolder.make();
  {
    await using agent = await AgentProcess.start(folder, "stand-in");
    using client = await agent.client(folder);
    for (const name of ["a", "b"]) await client.call(ControlService.putInstance, { spec: instance(name) });
    for (const name of ["shop", "whole"]) await client.call(ControlService.putLink, { spec: link(name) });
    assert.equal(await agent.end("SIGTERM"), 0);
  }
  const file = join(folder.state, "links/shop.json");
  await writeFile(file, (await readFile(file, "utf8")).replace("true", "false"));
  await using agent = await AgentProcess.start(folder, "stand-in");
  using client = await agent.client(folder);
  const { damaged } = await client.call(ControlService.getInfo, {});
  assert.equal(damaged?.length, 1);
  const [{ kind, name, file: aside = "", reason } = {}] = damaged ?? [];
  assert.deepEqual(
    { kind, name, reason },
    { kind: "link", name: "shop", reason: "its checksum does not match" },
  );
  await stat(aside ?? "");
  assert.ok(agent.log.some((line) => line["level"] === 50 && line["file"] === aside));
  const refusal = refused("STATE_FILE_DAMAGED", /shop/);
  await assert.rejects(client.getLink("shop"), refusal);
  await assert.rejects(client.call(ControlService.putLink, { spec: link("shop") }), refusal);
  const { links } = await client.call(ControlService.listLinks, {});
  assert.deepEqual(
    links?.map(({ spec }) => spec?.name),
    ["whole"],
  );
});

test("key files that others may read keep the agent from starting", async () => {
  await using folder = await AgentFolder.make();
  const tlsKey = join(folder.path, "certs/agent-key.pem");
  await chmod(tlsKey, 0o604);
  {
    await using agent = AgentProcess.launch(folder, "stand-in");
    assert.equal(await agent.end(null), 1);
    assert.match(agent.output, /CONFIG_INVALID.*chmod 600 .*agent-key\.pem/);
  }
  await chmod(tlsKey, 0o640);
  {
    await using agent = await AgentProcess.start(folder, "stand-in");
    const key = join(folder.state, "secrets.key");
    assert.equal((await stat(key)).mode & 0o777, 0o600);
    for (const entry of await readdir(folder.state, { recursive: true })) {
      assert.equal((await stat(join(folder.state, entry))).mode & 0o077, 0, entry);
    }
    await agent.end("SIGTERM");
    await chmod(key, 0o640);
  }
  await using agent = AgentProcess.launch(folder, "stand-in");
  assert.equal(await agent.end(null), 1);
  assert.match(agent.output, /CONFIG_INVALID.*chmod 600 .*secrets\.key/);
});
