import { randomBytes } from "node:crypto";
import { unlink } from "node:fs/promises";
import { dirname } from "node:path";
import { systemErrorCode } from "../lib/error-code.ts";
import { createAtomic, syncFolder, writeAtomic } from "./atomic-write.ts";
import { SECRET_KEY_BYTES } from "./secret-box.ts";
import { readSecretKey } from "./secret-key.ts";

/** Where the key before is kept while what it sealed is sealed anew: beside the key file. */
export function formerKeyFile(keyFile: string): string {
  return `${keyFile}.previous`;
}

/** The key before, of a rotation that has not come to its end; null when there is none. Throws CONFIG_INVALID. */
export async function readFormerKey(keyFile: string): Promise<Buffer | null> {
  try {
    return await readSecretKey(formerKeyFile(keyFile));
  } catch (error) {
    if (systemErrorCode(error) === "ENOENT") return null;
    throw error;
  }
}

/**
 * Puts a new key in place of a key file, and the one before beside it. Cut off at any moment, everything opens with what is there; one
 * that was cut off is gone on with.
 */
export async function replaceKey(keyFile: string): Promise<void> {
  const [key, former] = [await readSecretKey(keyFile), await readFormerKey(keyFile)];
  if (former === null) await createAtomic(formerKeyFile(keyFile), key);
  // The new one is in place already.
  else if (!former.equals(key)) return;
  await writeAtomic(keyFile, randomBytes(SECRET_KEY_BYTES));
}

/** Ends a rotation: nothing is sealed with the key before any more. */
export async function forgetFormerKey(keyFile: string): Promise<void> {
  const former = formerKeyFile(keyFile);
  await unlink(former);
  await syncFolder(dirname(former));
}
