import assert from "node:assert/strict";
import { appendFile, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { RotatingLines } from "./rotating-lines.ts";

async function folder(t: TestContext): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), "towline-audit-"));
  t.after(() => rm(made, { recursive: true }));
  return made;
}

test("full files follow each other, the oldest goes, and no line is lost or cut between them", async (t) => {
  const at = await folder(t);
  const path = join(at, "changes.jsonl");
  await using lines = await RotatingLines.open(path, { bytesMax: 30, filesMax: 3 });
  // Ten bytes each, three a file.
  const line = (number: number) => `line-${String(number).padStart(4, "0")}`;
  await Promise.all(Array.from({ length: 11 }, (_, number) => lines.add(line(number), "durable")));
  assert.deepEqual((await readdir(at)).sort(), ["changes.1.jsonl", "changes.2.jsonl", "changes.jsonl"]);
  const read = async (file: string) => (await readFile(join(at, file), "utf8")).split("\n").slice(0, -1);
  assert.deepEqual(await read("changes.2.jsonl"), [3, 4, 5].map(line));
  assert.deepEqual(await read("changes.1.jsonl"), [6, 7, 8].map(line));
  assert.deepEqual(await read("changes.jsonl"), [9, 10].map(line));
  for (const file of await readdir(at)) assert.equal((await stat(join(at, file))).mode & 0o777, 0o600);
});

test("what was there is gone on with; a line that was cut off spoils no other", async (t) => {
  const path = join(await folder(t), "changes.jsonl");
  await writeFile(path, "before\n", { mode: 0o644 });
  {
    await using lines = await RotatingLines.open(path, { bytesMax: 1000, filesMax: 3 });
    await lines.add("one", "durable");
  }
  assert.equal((await stat(path)).mode & 0o777, 0o600);
  await appendFile(path, "cut o");
  await using lines = await RotatingLines.open(path, { bytesMax: 1000, filesMax: 3 });
  await lines.add("two", "durable");
  await lines.add("three", "written");
  assert.equal(await readFile(path, "utf8"), "before\none\ncut o\ntwo\nthree\n");
});

test("a write that fails fails its line alone, and what it left spoils no other", async (t) => {
  const path = join(await folder(t), "changes.jsonl");
  let room = 12;
  const full = Object.assign(new Error("no space left"), { code: "ENOSPC" });
  const open = async (file: string) => ({
    size: 0,
    endsWithinLine: false,
    append: async (bytes: Buffer) => {
      await appendFile(file, bytes.subarray(0, room));
      if (bytes.length > room) throw full;
      room -= bytes.length;
    },
    sync: async () => {},
    close: async () => {},
  });
  await writeFile(path, "");
  await using lines = await RotatingLines.open(path, { bytesMax: 1000, filesMax: 3 }, open);
  await lines.add("first", "durable");
  await assert.rejects(lines.add("second line", "durable"), { code: "ENOSPC" });
  room = 100;
  await lines.add("third", "durable");
  assert.equal(await readFile(path, "utf8"), "first\nsecond\nthird\n");
});
