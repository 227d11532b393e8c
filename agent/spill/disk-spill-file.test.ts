import assert from "node:assert/strict";
import { closeSync, openSync, readdirSync, writeFileSync, writeSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { SpillFile } from "../change/spill.ts";
import { AgentError } from "../error.ts";
import { DiskSpillFile } from "./disk-spill-file.ts";
import { SpillFolder } from "./spill-folder.ts";

const KIB = 1024;

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "towline-spill-"));
});
after(async () => rm(folder, { recursive: true, force: true }));

const fails = (work: () => unknown, what: RegExp): void => {
  assert.throws(work, (error) => {
    assert.ok(error instanceof AgentError);
    assert.equal(error.code, "SPILL_FAILED");
    assert.equal(error.retryable, true);
    assert.match(error.message, what);
    assert.notEqual(error.hint, "");
    return true;
  });
};

const read = (file: SpillFile): Buffer[] => [...file.records()].map((record) => Buffer.from(record));

test("records come out as they went in, whatever their length", async () => {
  const spill = await SpillFolder.open(join(folder, "lengths"));
  const lengths = [0, 1, 255 * KIB, 256 * KIB - 8, 256 * KIB, 256 * KIB + 1, 5, 3_000 * KIB, 0, 7];
  const many = Array.from({ length: 5_000 }, (_, at) => at % 977);
  using file = spill.open();
  const records = [...lengths, ...many].map((length, at) => Buffer.alloc(length, at));
  for (const record of records) file.append(record);
  const back = read(file);
  assert.equal(back.length, records.length);
  for (const [at, record] of records.entries()) assert.ok(record.equals(back[at] as Buffer), `record ${at}`);
  assert.deepEqual(read(file).length, records.length, "they can be read again");
});

test("no file is to be seen while one is open, and what was left is removed", async () => {
  const path = join(folder, "names");
  await SpillFolder.open(path);
  writeFileSync(join(path, "left"), "by a crash");
  const spill = await SpillFolder.open(path);
  assert.deepEqual(readdirSync(path), []);
  using file = spill.open();
  file.append(Buffer.alloc(KIB * KIB));
  assert.deepEqual(readdirSync(path), []);
  assert.equal(read(file)[0]?.length, KIB * KIB);
});

test("a disk that is nearly full is left to others", async () => {
  const spill = await SpillFolder.open(join(folder, "full"), {
    memoryBytes: 0,
    reserveBytes: Number.MAX_SAFE_INTEGER,
  });
  using file = spill.open();
  file.append(Buffer.alloc(KIB));
  fails(() => file.append(Buffer.alloc(KIB * KIB)), /nearly full/);
});

for (const [what, at, bytes] of [
  ["a byte of a record", 20, Buffer.from([1])],
  ["a length", 0, Buffer.from([0xff, 0xff, 0xff, 0x7f])],
  ["a checksum", 5, Buffer.from([0xaa, 0xbb])],
] as const) {
  test(`${what} that has changed is found`, () => {
    const descriptor = openSync(join(folder, `damaged-${at}`), "w+");
    using file = new DiskSpillFile(descriptor, folder, () => Number.MAX_SAFE_INTEGER);
    file.append(Buffer.alloc(100));
    read(file);
    writeSync(descriptor, bytes, 0, bytes.length, at);
    fails(() => read(file), /checksum/);
  });
}

test("a write or read that fails says where", () => {
  const descriptor = openSync(join(folder, "closed"), "w+");
  const file = new DiskSpillFile(descriptor, folder, () => Number.MAX_SAFE_INTEGER);
  file.append(Buffer.alloc(100));
  closeSync(descriptor);
  fails(() => file.append(Buffer.alloc(KIB * KIB)), /EBADF/);
});

test("a folder that cannot be made says so", async () => {
  writeFileSync(join(folder, "file"), "");
  await assert.rejects(SpillFolder.open(join(folder, "file", "inside")), (error) => {
    assert.ok(error instanceof AgentError);
    return error.code === "SPILL_FAILED";
  });
});
