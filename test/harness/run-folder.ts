import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { atExit } from "./exit-guard.ts";

/** A server killed a moment ago may still create a file while its folder is being removed. */
const REMOVE_RETRIES = 5;

// One folder per process: whether its logs are kept hangs on the exit code, and that is the process's own.
let runFolder: string | undefined;

/** The folder of this process for whatever it starts. Gone at exit; only `logs` stays when the exit code is not 0. */
function folder(): string {
  if (runFolder !== undefined) return runFolder;
  const made = mkdtempSync(join(tmpdir(), "towline-"));
  runFolder = made;
  atExit((code) => {
    const remove = (path: string) =>
      rmSync(path, { recursive: true, force: true, maxRetries: REMOVE_RETRIES });
    if (code === 0) return remove(made);
    for (const entry of readdirSync(made)) if (entry !== "logs") remove(join(made, entry));
    process.stderr.write(`logs are kept in ${join(made, "logs")}\n`);
  });
  return made;
}

/** A new empty folder, removed when the process ends if not earlier by its owner. The path is short enough for a socket. */
export function newFolder(name: string): string {
  return mkdtempSync(join(folder(), `${name}-`));
}

/** A file name for the log of what is called `name`; kept when the process ends with an error. */
export function logFile(name: string): string {
  const logs = join(folder(), "logs");
  mkdirSync(logs, { recursive: true });
  const taken = readdirSync(logs).filter((entry) => entry.startsWith(`${name}.`)).length;
  return join(logs, `${name}.${taken + 1}.log`);
}
