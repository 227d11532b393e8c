import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rename, rm, unlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { pino } from "pino";
import { DEFAULT_APPLY, DEFAULT_LOAD } from "../link/spec.ts";
import type { LinkRecord } from "./link-record.ts";
import { encodeRecord } from "./record-file.ts";
import { StateDirectory } from "./state-directory.ts";

const log = pino({ enabled: false });

const link: LinkRecord = {
  uid: "3f0b3c86-6f0c-4d8f-9d06-0d3d4fd6a0c1",
  claimed: true,
  generation: 3,
  spec: {
    name: "shop",
    source: "a",
    sourceAgent: null,
    target: "b",
    databases: new Map([["shop", { tables: ["orders"], excludeTables: [] }]]),
    initialization: { structure: true, data: false },
    load: DEFAULT_LOAD,
    apply: DEFAULT_APPLY,
    gtids: "own",
    definer: "keep",
    conflictPolicy: "fail",
    desiredState: "running",
    deletionProtection: true,
  },
};

async function scratch(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "towline-state-"));
  t.after(() => rm(folder, { recursive: true }));
  return folder;
}

async function withLink(t: TestContext): Promise<{ folder: string; file: string }> {
  const folder = await scratch(t);
  await using state = await StateDirectory.open(folder, log);
  await state.links.put(link);
  return { folder, file: join(folder, "links/shop.json") };
}

test("what was put is there when the directory is opened again", async (t) => {
  const { folder } = await withLink(t);
  await using state = await StateDirectory.open(folder, log);
  assert.deepEqual(state.links.list(), [link]);
  await state.links.delete("shop");
  assert.equal(state.links.get("shop"), null);
  assert.deepEqual(await readdir(join(folder, "links")), []);
});

const DAMAGE: Record<string, (text: string) => string> = {
  "half of it": (text) => text.slice(0, text.length / 2),
  nothing: () => "",
  "another value": (text) => text.replace('"generation": 3', '"generation": 4'),
  "the record of another name": () => encodeRecord("link", { ...bodyOf(encodeShop()), spec: { name: "x" } }),
  "another kind": (text) => text.replace('"kind": "link"', '"kind": "instance"'),
  "a newer format": (text) => text.replace('"format": 1', '"format": 2'),
  "a body with an unknown key": () => encodeRecord("link", { ...bodyOf(encodeShop()), surprise: 1 }),
};

function encodeShop(): string {
  const databases = { shop: { tables: ["orders"], excludeTables: [] } };
  return encodeRecord("link", { ...link, spec: { ...link.spec, databases } });
}

function bodyOf(text: string): Record<string, unknown> {
  return (JSON.parse(text) as { body: Record<string, unknown> }).body;
}

for (const [what, damage] of Object.entries(DAMAGE)) {
  test(`a file that holds ${what} is set aside and named, and never answers as not declared`, async (t) => {
    const { folder, file } = await withLink(t);
    await writeFile(file, damage(await readFile(file, "utf8")));
    for (const _start of ["at once", "after a restart"]) {
      await using state = await StateDirectory.open(folder, log);
      const [damaged] = state.links.damaged;
      assert.ok(damaged);
      assert.equal(damaged.name, "shop");
      assert.match(damaged.file, /damaged\/link-shop-\d{8}T\d{9}Z\.json$/);
      assert.ok(damaged.reason.length > 0);
      assert.deepEqual(await readdir(join(folder, "links")), []);
      const refusal = { code: "STATE_FILE_DAMAGED", hint: new RegExp(damaged.file) };
      assert.throws(() => state.links.get("shop"), refusal);
      await assert.rejects(state.links.put(link), refusal);
      assert.deepEqual(state.instances.damaged, []);
    }
  });
}

test("a damaged name is free again when the set-aside file is removed, and served when a good copy is put back", async (t) => {
  const { folder, file } = await withLink(t);
  const good = await readFile(file, "utf8");
  await writeFile(file, "{}");
  {
    await using state = await StateDirectory.open(folder, log);
    await writeFile(file, good);
    assert.throws(() => state.links.get("shop"), { code: "STATE_FILE_DAMAGED" });
  }
  await using state = await StateDirectory.open(folder, log);
  assert.deepEqual(state.links.get("shop"), link);
  await state.links.delete("shop");
  assert.throws(() => state.links.get("shop"), { code: "STATE_FILE_DAMAGED" });
  for (const one of state.links.damaged) await unlink(one.file);
  assert.equal(state.links.get("shop"), null);
  assert.deepEqual(state.links.damaged, []);
});

test("leftovers of cut-off writes are removed, and files of others left alone", async (t) => {
  const { folder } = await withLink(t);
  await writeFile(join(folder, "links/.shop.json.0123456789ab.tmp"), "{");
  await writeFile(join(folder, "links/Notes.txt"), "mine");
  await using state = await StateDirectory.open(folder, log);
  assert.equal(state.links.list().length, 1);
  assert.deepEqual((await readdir(join(folder, "links"))).toSorted(), ["Notes.txt", "shop.json"]);
});

test("a newer, garbled or lost format file is refused", async (t) => {
  const { folder } = await withLink(t);
  await writeFile(join(folder, "format"), "2\n");
  await assert.rejects(StateDirectory.open(folder, log), { code: "STATE_DIR_NEWER", message: /format 2/ });
  await writeFile(join(folder, "format"), "one");
  await assert.rejects(StateDirectory.open(folder, log), { code: "STATE_FILE_DAMAGED" });
  await rename(join(folder, "format"), join(folder, "format.bak"));
  await assert.rejects(StateDirectory.open(folder, log), { code: "STATE_FILE_DAMAGED" });
  await rename(join(folder, "format.bak"), join(folder, "format"));
  await writeFile(join(folder, "format"), "1\n");
  await using state = await StateDirectory.open(folder, log);
  assert.equal(state.links.list().length, 1);
});

test("a directory that cannot be made is a matter of configuration", async (t) => {
  const folder = await scratch(t);
  await writeFile(join(folder, "file"), "");
  await assert.rejects(StateDirectory.open(join(folder, "file/state"), log), {
    code: "CONFIG_INVALID",
    field: "state_dir",
  });
});
