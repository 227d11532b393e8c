import assert from "node:assert/strict";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import type { AgentError } from "../error.ts";
import { readPassword } from "./read-password.ts";

const never = new AbortController().signal;
const SECRET = "tr0ub4dor";

async function file(t: TestContext, content: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "towline-password-"));
  t.after(() => rm(folder, { recursive: true }));
  const path = join(folder, "password");
  await writeFile(path, content);
  return path;
}

async function refused(read: Promise<unknown>, message: RegExp): Promise<void> {
  await assert.rejects(read, (error: AgentError) => {
    assert.equal(error.code, "SECRET_UNREADABLE");
    assert.match(error.message, /instance shop/);
    assert.match(error.message, message);
    assert.doesNotMatch(error.message + error.hint + String(error.stack), new RegExp(SECRET));
    return true;
  });
}

test("from the environment", async () => {
  const reference = { from: "env", variable: "SHOP_PASSWORD" } as const;
  assert.equal((await readPassword("shop", reference, { SHOP_PASSWORD: " a\n" }, never)).reveal(), " a\n");
  await refused(readPassword("shop", reference, {}, never), /SHOP_PASSWORD is not set/);
});

test("from a file, without its last newline", async (t) => {
  for (const [content, password] of [
    ["a b", "a b"],
    ["a\n", "a"],
    ["a\r\n", "a"],
    ["a\n\n", "a\n"],
    ["", ""],
  ] as const) {
    const path = await file(t, content);
    assert.equal((await readPassword("shop", { from: "file", path }, {}, never)).reveal(), password);
  }
  await refused(
    readPassword("shop", { from: "file", path: "/nowhere/p" }, {}, never),
    /\/nowhere\/p.*ENOENT/,
  );
  const path = await file(t, SECRET.repeat(10_000));
  await refused(readPassword("shop", { from: "file", path }, {}, never), /longer than/);
  await refused(readPassword("shop", { from: "file", path: "/dev/zero" }, {}, never), /longer than/);
});

test("from a program, without a shell", async (t) => {
  const run = (...command: string[]) => readPassword("shop", { from: "exec", command }, process.env, never);
  assert.equal((await run("printf", "%s\\n", "$HOME;x")).reveal(), "$HOME;x");
  await refused(run("/nowhere/program"), /\/nowhere\/program cannot be started \(ENOENT\)/);
  const script = await file(t, `#!/bin/sh\necho ${SECRET}; echo ${SECRET} >&2; exit 3\n`);
  await chmod(script, 0o700);
  await refused(run(script), /ended with status 3 and wrote 10 bytes to its standard error/);
  await refused(run("cat", "/dev/zero"), /printed more than/);
});

test("a program is stopped with the link that asked", async () => {
  const abort = new AbortController();
  const reading = readPassword(
    "shop",
    { from: "exec", command: ["sleep", "1000"] },
    process.env,
    abort.signal,
  );
  const reason = new Error("stopped");
  abort.abort(reason);
  await assert.rejects(reading, reason);
});
