import { AgentError } from "../error.ts";
import { sleep } from "../lib/abort.ts";
import { readPreparedBranches } from "../mysql/prepared-branches.ts";
import type { ReadingSession } from "../mysql/reading-session.ts";

/** Branches that take longer to end than this are an operator's affair, milliseconds. */
const PATIENCE_MS = 30_000;
/** Milliseconds. */
const LOOK_EVERY_MS = 200;

const HINT =
  "End them on the source: XA RECOVER CONVERT XID lists them, XA COMMIT or XA ROLLBACK ends one that its client has left.";

/**
 * Waits until the XA branches that were prepared on the source at some moment have ended. What such a branch changes is in no
 * row that a copy could read yet, and may be in a transaction before the link's position, which the stream does not bring any
 * more: it would be lost. Branches that are prepared later are in the stream.
 * @param branches those of that moment, as `readPreparedBranches` names them
 * @throws AgentError XA_BRANCH_OPEN, which is tried again; ACCESS_DENIED
 */
export async function branchesEnded(
  source: ReadingSession,
  branches: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  let open = branches;
  while (open.length > 0 && !signal.aborted) {
    if (Date.now() > deadline) {
      throw new AgentError(
        "XA_BRANCH_OPEN",
        `rows cannot be copied before these XA branches end on the source: ${open.join("; ")}`,
        { hint: HINT },
      );
    }
    await sleep(LOOK_EVERY_MS, signal);
    const now = new Set(await readPreparedBranches(source));
    open = open.filter((xid) => now.has(xid));
  }
}

/**
 * For tables whose rows are said to be on the target already: there, waiting would not bring what a branch holds.
 * @throws AgentError XA_BRANCH_OPEN, ACCESS_DENIED
 */
export async function requireNoOpenBranch(source: ReadingSession): Promise<void> {
  const open = await readPreparedBranches(source);
  if (open.length === 0) return;
  throw new AgentError(
    "XA_BRANCH_OPEN",
    `the target cannot have what these XA branches hold on the source: ${open.join("; ")}`,
    { hint: HINT },
  );
}
