import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, readdirSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { eventually, PATIENCE_MS } from "../harness/wait.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const WITHIN_MS = PATIENCE_MS;

/** Starts a server, says where and as what, and does not end by itself unless it is told to fail. */
const SCRIPT = `
  const { MysqlServer } = await import("./test/harness/mysql-server.ts");
  const { newFolder } = await import("./test/harness/run-folder.ts");
  const server = await MysqlServer.start();
  console.log(JSON.stringify({ pid: server.pid, data: server.dataFolder, other: newFolder("other") }));
  if (process.env.FAIL === "1") throw new Error("a test failed");
  setInterval(() => {}, 1000);
`;

interface Started {
  readonly pid: number;
  readonly data: string;
  /** Another folder of the run. */
  readonly other: string;
}

for (const { how, env, signal, code } of [
  { how: "an error that nobody catches", env: { FAIL: "1" }, signal: null, code: 1 },
  { how: "SIGTERM", env: {}, signal: "SIGTERM", code: 143 },
] as const) {
  test(`no server and no data are left behind by ${how}; the logs are`, async () => {
    const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", SCRIPT], {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "ignore"],
    });
    const ended = new Promise<number | null>((resolve) => void child.once("exit", resolve));
    let started: Started | undefined;
    createInterface({ input: child.stdout }).on("line", (line) => {
      started = JSON.parse(line) as Started;
    });
    const { pid, data, other } = await eventually(() => started, {
      what: "the server is up",
      within: WITHIN_MS,
    });
    if (signal !== null) child.kill(signal);
    assert.equal(await ended, code);
    await eventually(() => !runs(pid), { what: "mysqld is gone", within: WITHIN_MS });
    assert.equal(existsSync(dirname(data)), false);
    const folder = dirname(other);
    assert.deepEqual(readdirSync(folder), ["logs"]);
    rmSync(folder, { recursive: true });
  });
}

function runs(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    // There is no such process.
    return false;
  }
}
