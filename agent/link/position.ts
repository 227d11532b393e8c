import { GtidSet } from "../change/gtid-set.ts";
import { type Checkpoint, createCheckpoint, readCheckpoint } from "../checkpoint/checkpoint.ts";
import { readLoadProgress } from "../checkpoint/load-progress.ts";
import { AgentError } from "../error.ts";
import type { Connection } from "../mysql/connection.ts";
import { readHistory, type SourceHistory } from "../mysql/executed.ts";

/**
 * Where a link goes on: its checkpoint, proven to be in the source's history and still in its binlogs. A link without a
 * checkpoint gets its first one: the source's position now, before anything is copied.
 * @throws AgentError SOURCE_HISTORY_CHANGED, BINLOG_PURGED, CHECKPOINT_MISSING
 */
export async function resumePosition(link: string, source: Connection, target: Connection): Promise<GtidSet> {
  const checkpoint = await readCheckpoint(target, link);
  const history = await readHistory(source);
  if (checkpoint !== null) {
    prove(link, checkpoint, history);
    return checkpoint.executed;
  }
  if ((await readLoadProgress(target, link)).length > 0) {
    throw new AgentError(
      "CHECKPOINT_MISSING",
      `link "${link}" has copied tables but no checkpoint on the target`,
      {
        hint: `Compare its tables with the source; then DELETE FROM towline.load_progress WHERE link = '${link}', drop them on the target and update the link.`,
      },
    );
  }
  await createCheckpoint(target, link, { sourceUuid: history.serverUuid, executed: history.executed });
  return history.executed;
}

function prove(link: string, checkpoint: Checkpoint, history: SourceHistory): void {
  if (checkpoint.sourceUuid !== history.serverUuid && !history.executed.contains(checkpoint.executed)) {
    throw new AgentError(
      "SOURCE_HISTORY_CHANGED",
      `link "${link}" has a checkpoint of server ${checkpoint.sourceUuid}; the source is ${history.serverUuid} and lacks its transactions`,
      { hint: startAfresh(link) },
    );
  }
  const missing = checkpoint.executed.subtract(history.executed);
  if (!missing.isEmpty) {
    throw new AgentError(
      "SOURCE_HISTORY_CHANGED",
      `the source no longer has the transactions ${missing} that link "${link}" applied`,
      {
        hint: `It was reset, or restored to an earlier state. ${startAfresh(link)}`,
      },
    );
  }
  const lost = history.purged.subtract(checkpoint.executed);
  if (!lost.isEmpty) {
    throw new AgentError(
      "BINLOG_PURGED",
      `the source has purged the binlogs of the transactions ${lost} that link "${link}" needs`,
      {
        hint: `Raise binlog_expire_logs_seconds on the source. ${startAfresh(link)}`,
      },
    );
  }
}

function startAfresh(link: string): string {
  return (
    `To load anew: drop the link's tables on the target, DELETE FROM towline.checkpoint and towline.load_progress ` +
    `WHERE link = '${link}', then update the link.`
  );
}
