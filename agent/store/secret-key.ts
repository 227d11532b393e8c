import { randomBytes } from "node:crypto";
import { mkdir, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { AgentError } from "../error.ts";
import { systemErrorCode } from "../lib/error-code.ts";
import type { Log } from "../lib/log.ts";
import { createAtomic } from "./atomic-write.ts";
import { GROUP_AND_OTHERS, requirePrivate } from "./private-file.ts";
import { SECRET_KEY_BYTES } from "./secret-box.ts";

/**
 * Reads the key file (32 random bytes), or makes one with mode 0600 when there is none. Throws CONFIG_INVALID when others
 * may read it or it has another length.
 */
export async function openSecretKey(file: string, log: Log): Promise<Buffer> {
  try {
    await requirePrivate(file, "key file", GROUP_AND_OTHERS);
  } catch (error) {
    if (systemErrorCode(error) !== "ENOENT") throw error;
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await createAtomic(file, randomBytes(SECRET_KEY_BYTES));
    log.info({ file }, "made a key file for the secrets at rest: keep a copy of it in a safe place");
  }
  const key = await readFile(file);
  if (key.length === SECRET_KEY_BYTES) return key;
  throw new AgentError(
    "CONFIG_INVALID",
    `the key file ${file} holds ${key.length} bytes instead of ${SECRET_KEY_BYTES}`,
    { hint: "Restore it from a copy, or remove it to have a new one made and give every password again." },
  );
}
