import { loadConfig } from "./config.ts";
import { Endpoints } from "./control/endpoints.ts";
import { createLog } from "./lib/log.ts";
import { openSecretBox, rotateKeyFile, sealWithCurrentKey } from "./secret-keys.ts";
import { StateDirectory } from "./store/state-directory.ts";

/**
 * Gives the secrets at rest of an agent that does not run a new key. Throws STATE_DIR_LOCKED while it runs, UNSUPPORTED for a
 * credential, CONFIG_INVALID.
 */
export async function rotateKey(configFile: string, env: NodeJS.ProcessEnv): Promise<void> {
  const { name: agent, stateDir, secrets } = await loadConfig(configFile);
  const log = createLog("warn");
  await using state = await StateDirectory.open(stateDir, log);
  await rotateKeyFile(secrets, log);
  const box = await openSecretBox(secrets, env, log);
  const { instances } = state;
  const endpoints = new Endpoints({ agent, instances, box, env, log });
  await sealWithCurrentKey(secrets, instances, endpoints, log);
  endpoints.reportUnreadable(log);
}
