import { AgentError } from "../error.ts";
import { systemErrorCode } from "../lib/error-code.ts";

/** The disk is full, or what the agent's account may have of it. More may be taken later. */
const FULL: ReadonlySet<string> = new Set(["ENOSPC", "EDQUOT"]);

/** Whether a write failed because there is no room. */
export function isFull(thrown: unknown): boolean {
  return FULL.has(systemErrorCode(thrown));
}

/** A failure of the folder in which a link keeps what it has received. */
export function spoolFailed(folder: string, cause: unknown): AgentError {
  if (cause instanceof AgentError) return cause;
  const code = systemErrorCode(cause);
  const what = code === "" ? String(cause) : code;
  return new AgentError("SPOOL_FAILED", `what is received cannot be kept in ${folder} (${what})`, {
    hint: "Check the disk of the agent's state_dir: its permissions and its health.",
    cause,
  });
}

/** What was read is not what was written. */
export function spoolDamaged(folder: string, segment: string, at: number): AgentError {
  return new AgentError(
    "SPOOL_FAILED",
    `what was received is damaged in ${folder}: ${segment} has another checksum at byte ${at}`,
    {
      hint: "Check the disk of the agent's state_dir. The link reads the file anew, and asks the source again for what is damaged.",
    },
  );
}
