import type { GtidSet } from "../../change/gtid-set.ts";
import { AgentError } from "../../error.ts";
import type { Connection } from "../../mysql/connection.ts";
import { readExecuted, readHistory } from "../../mysql/executed.ts";
import type { ReadingSession } from "../../mysql/reading-session.ts";
import { proveReceived } from "../received.ts";

/** The target has what the source never had: no copy of it any more. */
export function foreignGtids(gtids: GtidSet): AgentError {
  return new AgentError(
    "GTIDS_FOREIGN",
    `the target holds transactions that the source does not have: ${gtids}`,
    {
      hint:
        "Somebody wrote to the target, or the source was reset or restored. See what they did with mysqlbinlog on the target; " +
        "then seed the target anew, or, if they changed nothing, make them empty transactions on the source.",
    },
  );
}

/**
 * Where the stream goes on: what the target has executed, proven to be in the source's history and what follows still to be in its binlogs.
 * @param received what was received of the source: it need not be in its binlogs any more
 * @throws AgentError GTIDS_FOREIGN, SOURCE_HISTORY_CHANGED, BINLOG_PURGED
 */
export async function preservedPosition(
  link: string,
  source: ReadingSession,
  target: Connection,
  received: GtidSet,
): Promise<GtidSet> {
  // The target first: what it gets meanwhile the source has.
  const executed = await readExecuted(target);
  const history = await readHistory(source);
  const foreign = executed.subtract(history.executed);
  if (!foreign.isEmpty) throw foreignGtids(foreign);
  proveReceived(link, received, history.executed);
  const lost = history.purged.subtract(executed).subtract(received);
  if (lost.isEmpty) return executed;
  throw new AgentError(
    "BINLOG_PURGED",
    `the source has purged the binlogs of the transactions ${lost} that link "${link}" needs`,
    {
      hint: "Raise binlog_expire_logs_seconds on the source; seed the target anew: drop its databases, towline_local included, and RESET BINARY LOGS AND GTIDS there.",
    },
  );
}
