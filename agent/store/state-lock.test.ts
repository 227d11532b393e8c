import assert from "node:assert/strict";
import { mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { StateLock } from "./state-lock.ts";

test("one holder at a time, by whatever path the directory is named", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "towline-lock-"));
  t.after(() => rm(folder, { recursive: true }));
  await symlink(folder, join(folder, "alias"));
  {
    await using held = await StateLock.take(folder);
    assert.ok(held);
    await assert.rejects(StateLock.take(join(folder, "alias")), {
      code: "STATE_DIR_LOCKED",
      message: new RegExp(`process ${process.pid}`),
    });
  }
  await using again = await StateLock.take(folder);
  assert.ok(again);
});

test("another platform is refused", async () => {
  await assert.rejects(StateLock.take(tmpdir(), "darwin"), { code: "UNSUPPORTED", message: /darwin/ });
});
