import { GtidSet } from "../change/gtid-set.ts";
import {
  type Checkpoint,
  commonPosition,
  createCheckpoint,
  readCheckpoint,
  spreadCheckpoint,
} from "../checkpoint/checkpoint.ts";
import { readLoadProgress } from "../checkpoint/load-progress.ts";
import type { Ownership } from "../checkpoint/owner.ts";
import { forgetTables, keepTables } from "../checkpoint/schema-history.ts";
import { AgentError } from "../error.ts";
import type { SelectedTable } from "../load/selected-tables.ts";
import type { Connection } from "../mysql/connection.ts";
import { readHistory, type SourceHistory } from "../mysql/executed.ts";
import type { ReadingSession } from "../mysql/reading-session.ts";
import { proveReceived } from "./received.ts";
import { describeTables } from "./source-schema.ts";

/** Where a link goes on. */
export interface Position {
  /** What all workers have written: the source is asked for everything else. */
  readonly executed: GtidSet;
  /** What each worker has written. They differ after a crash. */
  readonly written: readonly GtidSet[];
  /**
   * Set when the link has been given another number of workers while they stood at different positions: those there were go on
   * until all have come this far.
   */
  readonly settledAt: GtidSet | null;
}

/**
 * Where a link goes on: its checkpoint, proven to be in the source's history and still in its binlogs. A link without a
 * checkpoint gets its first one: the source's position now, before anything is copied, with a description of the tables
 * at that position if the source's binlog has none.
 * @param received what was received of the source: it need not be in its binlogs any more
 * @throws AgentError SOURCE_HISTORY_CHANGED, BINLOG_PURGED, CHECKPOINT_MISSING
 */
export async function resumePosition(
  ownership: Ownership,
  workers: number,
  source: ReadingSession,
  target: Connection,
  tables: readonly SelectedTable[],
  received: GtidSet,
): Promise<Position> {
  const { link } = ownership;
  const checkpoint = await readCheckpoint(target, ownership);
  const history = await readHistory(source);
  if (checkpoint !== null) {
    prove(link, checkpoint.sourceUuid, commonPosition(checkpoint), received, history);
    return await positionOf(checkpoint, workers, ownership, target);
  }
  if ((await readLoadProgress(target, ownership)).length > 0) {
    throw new AgentError(
      "CHECKPOINT_MISSING",
      `link "${link}" has copied tables but no checkpoint on the target`,
      {
        hint: `Compare its tables with the source; then DELETE FROM ${ownership.schema}.load_progress WHERE link = '${link}', drop them on the target and update the link.`,
      },
    );
  }
  const described = await describeTables(source, tables);
  const executed = described?.heldAt ?? history.executed;
  const started = { sourceUuid: history.serverUuid, workers: repeated(executed, workers) };
  const statements = [
    "START TRANSACTION",
    createCheckpoint(ownership, started),
    forgetTables(ownership),
    ...keepTables(ownership, described?.tables ?? []),
    "COMMIT",
  ];
  for (const statement of statements) await target.execute(statement);
  return { executed, written: started.workers, settledAt: null };
}

/** What a target has of the source, as its checkpoint says; empty before the first. */
export async function keptExecuted(ownership: Ownership, target: Connection): Promise<GtidSet> {
  const checkpoint = await readCheckpoint(target, ownership);
  return checkpoint === null ? GtidSet.empty : commonPosition(checkpoint);
}

/** Where a link goes on whose source cannot be asked; null before its first checkpoint. */
export async function keptPosition(
  ownership: Ownership,
  workers: number,
  target: Connection,
): Promise<Position | null> {
  const checkpoint = await readCheckpoint(target, ownership);
  return checkpoint === null ? null : await positionOf(checkpoint, workers, ownership, target);
}

async function positionOf(
  checkpoint: Checkpoint,
  workers: number,
  ownership: Ownership,
  target: Connection,
): Promise<Position> {
  const executed = commonPosition(checkpoint);
  const written = checkpoint.workers;
  if (written.length === workers) return { executed, written, settledAt: null };
  const most = written.reduce((all, each) => all.union(each));
  if (!executed.contains(most)) return { executed, written, settledAt: most };
  const spread = { ...checkpoint, workers: repeated(executed, workers) };
  await spreadCheckpoint(target, ownership, spread);
  return { executed, written: spread.workers, settledAt: null };
}

function repeated(executed: GtidSet, workers: number): readonly GtidSet[] {
  return Array.from({ length: workers }, () => executed);
}

function prove(
  link: string,
  sourceUuid: string,
  executed: GtidSet,
  received: GtidSet,
  history: SourceHistory,
): void {
  if (sourceUuid !== history.serverUuid && !history.executed.contains(executed)) {
    throw new AgentError(
      "SOURCE_HISTORY_CHANGED",
      `link "${link}" has a checkpoint of server ${sourceUuid}; the source is ${history.serverUuid} and lacks its transactions`,
      { hint: startAfresh(link) },
    );
  }
  const missing = executed.subtract(history.executed);
  if (!missing.isEmpty) {
    throw new AgentError(
      "SOURCE_HISTORY_CHANGED",
      `the source no longer has the transactions ${missing} that link "${link}" applied`,
      {
        hint: `It was reset, or restored to an earlier state. ${startAfresh(link)}`,
      },
    );
  }
  proveReceived(link, received, history.executed);
  const lost = history.purged.subtract(executed).subtract(received);
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
