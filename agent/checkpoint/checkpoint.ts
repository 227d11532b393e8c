import { GtidSet } from "../change/gtid-set.ts";
import { AgentError } from "../error.ts";
import type { Connection, Outcome } from "../mysql/connection.ts";
import { textLiteral } from "../mysql/quote.ts";
import { beginOwned, checkOwner, type Ownership } from "./owner.ts";
import type { LinkRecords } from "./records.ts";

/** Where a link stands, as its target says. */
export interface Checkpoint {
  readonly sourceUuid: string;
  /**
   * By worker: of every transaction of the source in it, the rows that are the worker's are on the target. Each worker has a row
   * of its own, which it moves in the transaction of its rows: one shared row would make them wait for each other.
   */
  readonly workers: readonly GtidSet[];
}

/** Reads a link's checkpoint; null before there is one. */
export async function readCheckpoint(target: Connection, records: LinkRecords): Promise<Checkpoint | null> {
  const rows = await target.text(
    `SELECT source_uuid, gtid_executed FROM ${records.schema}.checkpoint WHERE link = ${textLiteral(records.link)} ORDER BY worker`,
  );
  const [first] = rows;
  if (first === undefined) return null;
  return { sourceUuid: first[0] ?? "", workers: rows.map(([, executed]) => GtidSet.parse(executed ?? "")) };
}

/** What all workers have written: where the link goes on. */
export function commonPosition({ workers }: Checkpoint): GtidSet {
  return workers.reduce((common, executed) => common.subtract(common.subtract(executed)));
}

/** Statement that writes the first checkpoint of a link. */
export function createCheckpoint(records: LinkRecords, { sourceUuid, workers }: Checkpoint): string {
  const values = workers.map(
    (executed, worker) =>
      `(${textLiteral(records.link)}, ${worker}, ${textLiteral(sourceUuid)}, ${textLiteral(executed.toString())})`,
  );
  return `INSERT INTO ${records.schema}.checkpoint (link, worker, source_uuid, gtid_executed) VALUES ${values.join(", ")}`;
}

/**
 * Gives a link another number of workers. Only when all of them stand at one position: what is whose changes with their number.
 * @throws AgentError OWNERSHIP_LOST
 */
export async function spreadCheckpoint(
  target: Connection,
  ownership: Ownership,
  { sourceUuid, workers }: Checkpoint,
): Promise<void> {
  checkOwner(ownership, await target.multiple(beginOwned(ownership)));
  await target.execute(
    `DELETE FROM ${ownership.schema}.checkpoint WHERE link = ${textLiteral(ownership.link)}`,
  );
  await target.execute(createCheckpoint(ownership, { sourceUuid, workers }));
  await target.execute("COMMIT");
}

/** Statement that moves a worker's checkpoint; it must match one row. Belongs into the transaction of the rows. */
export function moveCheckpoint(records: LinkRecords, worker: number, executed: GtidSet): string {
  return (
    `UPDATE ${records.schema}.checkpoint SET gtid_executed = ${textLiteral(executed.toString())} ` +
    `WHERE link = ${textLiteral(records.link)} AND worker = ${worker}`
  );
}

/** Statement that moves the checkpoints of all workers, which stand at one position. Belongs into a transaction of the owner. */
export function moveAllCheckpoints(records: LinkRecords, executed: GtidSet): string {
  return `UPDATE ${records.schema}.checkpoint SET gtid_executed = ${textLiteral(executed.toString())} WHERE link = ${textLiteral(records.link)}`;
}

/**
 * Moves a worker's checkpoint by itself, for a position that no rows have moved. One statement, so that workers may share a session.
 * @throws AgentError OWNERSHIP_LOST, CHECKPOINT_MISSING
 */
export async function moveCheckpointAlone(
  session: Connection,
  ownership: Ownership,
  worker: number,
  executed: GtidSet,
): Promise<void> {
  const { link, epoch } = ownership;
  // The owner row is read with a lock, as it is in every transaction of the owner.
  const owned = `(SELECT epoch FROM towline_local.owner WHERE link = ${textLiteral(link)} FOR SHARE)`;
  const { affectedRows } = await session.execute(
    `${moveCheckpoint(ownership, worker, executed)} AND ${owned} = ${epoch}`,
  );
  if (affectedRows === 1) return;
  checkOwner(ownership, await session.multiple(`${beginOwned(ownership)}; ROLLBACK`));
  throw checkpointMissing(ownership);
}

/** @throws AgentError CHECKPOINT_MISSING when a checkpoint that was to be moved was not there */
export function checkMoved(records: LinkRecords, { affectedRows }: Outcome): void {
  if (affectedRows !== 1) throw checkpointMissing(records);
}

function checkpointMissing(records: LinkRecords): AgentError {
  return new AgentError(
    "CHECKPOINT_MISSING",
    `the checkpoint of link "${records.link}" is not in ${records.schema}.checkpoint any more`,
    {
      hint: "The target was restored or its towline schema was changed: compare its data with the source before loading anew.",
    },
  );
}
