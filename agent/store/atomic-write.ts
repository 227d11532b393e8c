import { randomBytes } from "node:crypto";
import { link, open, rename, unlink } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/** Readable by the agent's account alone. */
const FILE_MODE = 0o600;

/** Length of the random part of a temporary file's name, in bytes: two writers never meet. */
const TEMP_RANDOM_BYTES = 6;

const TEMP = /^\..+\.[0-9a-f]{12}\.tmp$/;

/** Whether a file of this name is what a write that was cut off left behind. */
export function isTemporary(fileName: string): boolean {
  return TEMP.test(fileName);
}

/**
 * Replaces a file so that after a crash at any moment either the old or the new content is there: temporary file in the
 * same folder, fsync, rename, fsync of the folder.
 */
export async function writeAtomic(file: string, content: string | Uint8Array): Promise<void> {
  const temporary = await writeTemporary(file, content);
  try {
    await rename(temporary, file);
  } catch (error) {
    await unlink(temporary);
    throw error;
  }
  await syncFolder(dirname(file));
}

/** As `writeAtomic`, but throws EEXIST when the file is there already. */
export async function createAtomic(file: string, content: string | Uint8Array): Promise<void> {
  const temporary = await writeTemporary(file, content);
  try {
    await link(temporary, file);
  } finally {
    await unlink(temporary);
  }
  await syncFolder(dirname(file));
}

/** Makes renames, creations and removals in a folder durable. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function writeTemporary(file: string, content: string | Uint8Array): Promise<string> {
  const random = randomBytes(TEMP_RANDOM_BYTES).toString("hex");
  const temporary = join(dirname(file), `.${basename(file)}.${random}.tmp`);
  const handle = await open(temporary, "wx", FILE_MODE);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return temporary;
}
