import { randomBytes } from "node:crypto";
import { mkdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { AgentError } from "../error.ts";
import { systemErrorCode } from "../lib/error-code.ts";
import type { Log } from "../lib/log.ts";
import { createAtomic } from "./atomic-write.ts";
import { GROUP_AND_OTHERS, OTHERS, requirePrivate } from "./private-file.ts";
import { SECRET_KEY_BYTES } from "./secret-box.ts";

/** Where systemd puts the credentials of a service: the environment of the service names the folder. */
const CREDENTIALS_DIRECTORY = "CREDENTIALS_DIRECTORY";

/**
 * Reads the key file (32 random bytes), or makes one with mode 0600 when there is none. Throws CONFIG_INVALID when others
 * may read it or it has another length.
 */
export async function openSecretKey(file: string, log: Log): Promise<Buffer> {
  try {
    return await readSecretKey(file);
  } catch (error) {
    if (systemErrorCode(error) !== "ENOENT") throw error;
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await createAtomic(file, randomBytes(SECRET_KEY_BYTES));
    log.info({ file }, "made a key file for the secrets at rest: keep a copy of it in a safe place");
    return await readSecretKey(file);
  }
}

/** Reads a key file that has to be there: the key that sealed what is kept. Throws CONFIG_INVALID. */
export async function openPreviousKey(file: string): Promise<Buffer> {
  try {
    return await readSecretKey(file);
  } catch (error) {
    if (systemErrorCode(error) !== "ENOENT") throw error;
    throw new AgentError("CONFIG_INVALID", `there is no key file ${file}`, {
      field: "secrets.previous_key_file",
      hint: "Restore it from a copy; remove previous_key_file once everything is sealed with the current key.",
    });
  }
}

/** Reads a key that systemd hands over as a credential (LoadCredential=, LoadCredentialEncrypted=). Throws CONFIG_INVALID. */
export async function openCredential(name: string, env: NodeJS.ProcessEnv): Promise<Buffer> {
  const folder = env[CREDENTIALS_DIRECTORY];
  const hint = `Run the agent as a systemd service with LoadCredential=${name}:FILE or LoadCredentialEncrypted=${name}:FILE.`;
  if (folder === undefined || folder === "") {
    throw new AgentError(
      "CONFIG_INVALID",
      `the credential ${name} cannot be read: ${CREDENTIALS_DIRECTORY} is not set`,
      { field: "secrets.credential", hint },
    );
  }
  try {
    // systemd lets the service in by an ACL where it cannot make it the owner; the group bits are then that ACL's mask.
    return await readSecretKey(join(folder, name), OTHERS);
  } catch (error) {
    if (error instanceof AgentError) throw error;
    throw new AgentError(
      "CONFIG_INVALID",
      `the credential ${name} cannot be read (${systemErrorCode(error)})`,
      {
        field: "secrets.credential",
        hint,
      },
    );
  }
}

/** Rejects as `stat` does when it is not there. Throws CONFIG_INVALID. */
export async function readSecretKey(file: string, forbidden = GROUP_AND_OTHERS): Promise<Buffer> {
  await requirePrivate(file, "key file", forbidden);
  const key = await readFile(file);
  if (key.length === SECRET_KEY_BYTES) return key;
  throw new AgentError(
    "CONFIG_INVALID",
    `the key file ${file} holds ${key.length} bytes instead of ${SECRET_KEY_BYTES}`,
    { hint: "Restore it from a copy, or remove it to have a new one made and give every password again." },
  );
}
