import { mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { AgentError } from "../error.ts";
import { systemErrorCode } from "../lib/error-code.ts";
import { createAtomic } from "./atomic-write.ts";

/** Version of the state directory's layout that this agent reads and writes. */
const STATE_FORMAT = 1;

const FORMAT_FILE = "format";

/**
 * Checks that this agent may work on a state directory, and marks a fresh one. The file `format` holds the layout's
 * version as a decimal number and a newline. Throws STATE_DIR_NEWER, or STATE_FILE_DAMAGED when the mark is unreadable or
 * missing beside records. `recordFolders` are where records would be.
 */
export async function claimStateFormat(directory: string, recordFolders: readonly string[]): Promise<void> {
  const file = join(directory, FORMAT_FILE);
  const text = await readIfThere(file);
  if (text === null) {
    if (await holdsRecords(recordFolders)) {
      throw new AgentError(
        "STATE_FILE_DAMAGED",
        `the state directory ${directory} has records but no ${file}`,
        {
          hint: `Restore ${file}: it holds the number ${STATE_FORMAT} if an agent of this version wrote the directory.`,
        },
      );
    }
    await createAtomic(file, `${STATE_FORMAT}\n`);
    return;
  }
  const version = /^(\d+)\n?$/.exec(text)?.[1];
  if (version === undefined) {
    throw new AgentError("STATE_FILE_DAMAGED", `${file} does not hold a version number`, {
      hint: `Restore it: it holds the number ${STATE_FORMAT} if an agent of this version wrote the directory.`,
    });
  }
  if (Number(version) > STATE_FORMAT) {
    throw new AgentError(
      "STATE_DIR_NEWER",
      `the state directory ${directory} has format ${version}; this agent reads up to ${STATE_FORMAT}`,
      { hint: "Start an agent of the version that wrote it, or a newer one." },
    );
  }
}

async function holdsRecords(folders: readonly string[]): Promise<boolean> {
  for (const folder of folders) {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    if ((await readdir(folder)).some((name) => name.endsWith(".json"))) return true;
  }
  return false;
}

async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if (systemErrorCode(error) === "ENOENT") return null;
    throw error;
  }
}
