import assert from "node:assert/strict";
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { pino } from "pino";
import { SECRET_KEY_BYTES } from "./secret-box.ts";
import { openCredential, openPreviousKey, openSecretKey } from "./secret-key.ts";

const log = pino({ enabled: false });

test("a key file is made once, for its owner alone, and read again", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "towline-key-"));
  t.after(() => rm(folder, { recursive: true }));
  const file = join(folder, "deeper", "secrets.key");
  const key = await openSecretKey(file, log);
  assert.equal(key.length, SECRET_KEY_BYTES);
  assert.equal((await stat(file)).mode & 0o777, 0o600);
  assert.deepEqual(await openSecretKey(file, log), key);
});

test("a key file that others may read is refused, with the command that mends it", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "towline-key-"));
  t.after(() => rm(folder, { recursive: true }));
  const file = join(folder, "secrets.key");
  await openSecretKey(file, log);
  for (const mode of [0o640, 0o604]) {
    await chmod(file, mode);
    await assert.rejects(openSecretKey(file, log), {
      code: "CONFIG_INVALID",
      hint: `Run: chmod 600 ${file}`,
    });
  }
});

test("a key file of another length is refused and left as it is", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "towline-key-"));
  t.after(() => rm(folder, { recursive: true }));
  const file = join(folder, "secrets.key");
  await writeFile(file, "short", { mode: 0o600 });
  await assert.rejects(openSecretKey(file, log), { code: "CONFIG_INVALID" });
  assert.equal(await readFile(file, "utf8"), "short");
});

test("a key that systemd hands over is read and never made", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "towline-key-"));
  t.after(() => rm(folder, { recursive: true }));
  const env = { CREDENTIALS_DIRECTORY: folder };
  const refused = (message: RegExp) => ({ code: "CONFIG_INVALID", field: "secrets.credential", message });
  await assert.rejects(openCredential("key", {}), refused(/CREDENTIALS_DIRECTORY is not set/));
  await assert.rejects(openCredential("key", env), refused(/ENOENT/));
  const key = Buffer.alloc(SECRET_KEY_BYTES, 7);
  // The mode that systemd gives when it lets the service in by an ACL.
  await writeFile(join(folder, "key"), key, { mode: 0o440 });
  assert.deepEqual(await openCredential("key", env), key);
  await chmod(join(folder, "key"), 0o444);
  await assert.rejects(openCredential("key", env), {
    code: "CONFIG_INVALID",
    message: /read or written by others/,
  });
});

test("a previous key has to be there", async () => {
  await assert.rejects(openPreviousKey("/nowhere/old.key"), {
    code: "CONFIG_INVALID",
    field: "secrets.previous_key_file",
  });
});
