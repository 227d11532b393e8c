import { stat } from "node:fs/promises";
import { AgentError } from "../error.ts";

/** Permission bits of everyone but the owner. */
export const GROUP_AND_OTHERS = 0o077;

/** Permission bits of everyone but owner and group: a TLS key is often shared with a group by the system's packaging. */
export const OTHERS = 0o007;

/** Throws CONFIG_INVALID when a file grants any permission of `forbidden`. Rejects as `stat` does when it is not there. */
export async function requirePrivate(file: string, what: string, forbidden: number): Promise<void> {
  const mode = (await stat(file)).mode & 0o777;
  if ((mode & forbidden) === 0) return;
  throw new AgentError(
    "CONFIG_INVALID",
    `the ${what} ${file} can be read or written by others (mode ${mode.toString(8).padStart(4, "0")})`,
    { hint: `Run: chmod 600 ${file}` },
  );
}
