import type { SecretKeySource, SecretKeys } from "./config.ts";
import type { Endpoints } from "./control/endpoints.ts";
import { sealAnew } from "./control/seal-anew.ts";
import { AgentError } from "./error.ts";
import type { Log } from "./lib/log.ts";
import { forgetFormerKey, readFormerKey, replaceKey } from "./store/key-rotation.ts";
import { SecretBox } from "./store/secret-box.ts";
import { openCredential, openPreviousKey, openSecretKey } from "./store/secret-key.ts";
import type { StateDirectory } from "./store/state-directory.ts";

/** What seals and opens the secrets at rest, with the keys of the configuration. Throws CONFIG_INVALID. */
export async function openSecretBox(
  { current, previous }: SecretKeys,
  env: NodeJS.ProcessEnv,
  log: Log,
): Promise<SecretBox> {
  const key = await open(current, env, (file) => openSecretKey(file, log));
  const declared = previous === null ? [] : [await open(previous, env, openPreviousKey)];
  const former = current.from === "file" ? await readFormerKey(current.path) : null;
  return new SecretBox(key, ...declared, ...(former === null ? [] : [former]));
}

/**
 * Seals with the current key what those before have sealed, and ends a rotation of the key file when nothing needs the key before.
 */
export async function sealWithCurrentKey(
  { current }: SecretKeys,
  instances: StateDirectory["instances"],
  endpoints: Endpoints,
  log: Log,
): Promise<void> {
  await sealAnew(instances, endpoints, log);
  if (current.from !== "file" || (await readFormerKey(current.path)) === null) return;
  if (instances.damaged.length > 0)
    return log.warn(
      { damaged: instances.damaged.map(({ name }) => name) },
      "the key before is kept: records that could not be read back may be sealed with it",
    );
  await forgetFormerKey(current.path);
  log.info({ file: current.path }, "no secret at rest needs the key before any more: it was removed");
}

/**
 * Puts a new key in place of the key file. What is sealed is sealed anew by `sealWithCurrentKey`, now or at the next start.
 * Throws UNSUPPORTED for a key that is not the agent's to change, and CONFIG_INVALID.
 */
export async function rotateKeyFile({ current }: SecretKeys, log: Log): Promise<void> {
  if (current.from !== "file")
    throw new AgentError(
      "UNSUPPORTED",
      `the key is the credential ${current.name}, which systemd hands over`,
      {
        field: "secrets.credential",
        hint: "Make another credential, and start the agent with both: secrets: { credential: NEW, previous_credential: OLD }.",
      },
    );
  // Made where there is none yet.
  await openSecretKey(current.path, log);
  await replaceKey(current.path);
}

async function open(
  source: SecretKeySource,
  env: NodeJS.ProcessEnv,
  file: (path: string) => Promise<Buffer>,
): Promise<Buffer> {
  switch (source.from) {
    case "file":
      return await file(source.path);
    case "credential":
      return await openCredential(source.name, env);
    default:
      return source satisfies never;
  }
}
