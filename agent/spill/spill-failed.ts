import { AgentError } from "../error.ts";
import { systemErrorCode } from "../lib/error-code.ts";

/** A failure of the folder in which a link holds what is too large for memory. */
export function spillFailed(folder: string, cause: unknown): AgentError {
  if (cause instanceof AgentError) return cause;
  const code = systemErrorCode(cause);
  const what = code === "" ? String(cause) : code;
  return new AgentError(
    "SPILL_FAILED",
    `what is too large for memory cannot be held in ${folder} (${what})`,
    {
      hint: "Check the disk of the agent's state_dir: its free space, its permissions and its health.",
      cause,
    },
  );
}

/** The disk is needed by others. */
export function spillFull(folder: string): AgentError {
  return new AgentError("SPILL_FAILED", `the disk of ${folder} is nearly full`, {
    hint: "What is too large for memory is held there until it is applied: make room, or move the agent's state_dir to a larger disk.",
  });
}

/** What was read is not what was written. */
export function spillDamaged(folder: string): AgentError {
  return new AgentError("SPILL_FAILED", `what was held in ${folder} has another checksum now`, {
    hint: "Check the disk of the agent's state_dir. Nothing is lost: the source is asked for it again.",
  });
}
