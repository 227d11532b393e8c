import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { createAtomic, isTemporary, writeAtomic } from "./atomic-write.ts";

/** Large enough that a write takes longer than the steps around it, so that a kill meets it. */
const SIZE = 8 * 1024 * 1024;

async function scratch(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "towline-write-"));
  t.after(() => rm(folder, { recursive: true }));
  return folder;
}

/** Writes the file over and over, each time filled with another letter, until it is killed. */
const WRITER = `
  import { writeAtomic } from ${JSON.stringify(new URL("atomic-write.ts", import.meta.url).href)};
  for (let letter = 0; ; letter = (letter + 1) % 26) {
    await writeAtomic(process.argv[1], Buffer.alloc(${SIZE}, 65 + letter));
    process.stdout.write("written ");
  }`;

test("a writer that is killed leaves a whole file, and leftovers that are known as such", async (t) => {
  const folder = await scratch(t);
  const file = join(folder, "x.json");
  for (const afterMs of [1, 6, 14, 25]) {
    const args = ["--import", "tsx", "--input-type=module", "-e", WRITER, file];
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
    await once(child.stdout, "data");
    await delay(afterMs);
    const closed = once(child, "close");
    child.kill("SIGKILL");
    await closed;
    const content = await readFile(file);
    assert.equal(content.length, SIZE);
    assert.ok(content.equals(Buffer.alloc(SIZE, content[0])), "the file is of two writes");
    for (const name of await readdir(folder)) {
      assert.ok(name === "x.json" || isTemporary(name), name);
    }
  }
});

test("a file is private, and replaced whole", async (t) => {
  const file = join(await scratch(t), "x.json");
  await writeAtomic(file, "a longer text");
  await writeAtomic(file, "short");
  assert.equal(await readFile(file, "utf8"), "short");
  assert.equal((await stat(file)).mode & 0o777, 0o600);
});

test("a creation does not replace, and leaves nothing behind", async (t) => {
  const folder = await scratch(t);
  const file = join(folder, "key");
  await createAtomic(file, "first");
  await assert.rejects(createAtomic(file, "second"), { code: "EEXIST" });
  assert.equal(await readFile(file, "utf8"), "first");
  assert.deepEqual(await readdir(folder), ["key"]);
});
