import type { SecretKeySource, SecretKeys } from "./config.ts";
import type { Log } from "./lib/log.ts";
import { SecretBox } from "./store/secret-box.ts";
import { openCredential, openPreviousKey, openSecretKey } from "./store/secret-key.ts";

/** What seals and opens the secrets at rest, with the keys of the configuration. Throws CONFIG_INVALID. */
export async function openSecretBox(
  { current, previous }: SecretKeys,
  env: NodeJS.ProcessEnv,
  log: Log,
): Promise<SecretBox> {
  const before = previous === null ? null : await open(previous, env, openPreviousKey);
  return new SecretBox(await open(current, env, (file) => openSecretKey(file, log)), before);
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
