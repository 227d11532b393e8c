import { GtidSet } from "../change/gtid-set.ts";
import type { Connection } from "../mysql/connection.ts";
import { textLiteral } from "../mysql/quote.ts";

/** Where a link stands, as its target says. */
export interface Checkpoint {
  readonly sourceUuid: string;
  /** Every transaction of the source in it is on the target or holds nothing for the link. */
  readonly executed: GtidSet;
}

/** The one writer that every link has; parallel writers would have rows of their own. */
const WORKER = 0;

/** Reads a link's checkpoint; null before there is one. */
export async function readCheckpoint(target: Connection, link: string): Promise<Checkpoint | null> {
  const [row] = await target.text(
    `SELECT source_uuid, gtid_executed FROM towline.checkpoint WHERE link = ${textLiteral(link)} AND worker = ${WORKER}`,
  );
  if (row === undefined) return null;
  return { sourceUuid: row[0] ?? "", executed: GtidSet.parse(row[1] ?? "") };
}

/** Writes the first checkpoint of a link. */
export async function createCheckpoint(
  target: Connection,
  link: string,
  checkpoint: Checkpoint,
): Promise<void> {
  await target.execute(
    `INSERT INTO towline.checkpoint SET link = ${textLiteral(link)}, worker = ${WORKER}, ` +
      `source_uuid = ${textLiteral(checkpoint.sourceUuid)}, gtid_executed = ${textLiteral(checkpoint.executed.toString())}`,
  );
}

/** Statement that moves a link's checkpoint; it must match one row. Belongs into the transaction of the rows. */
export function moveCheckpoint(link: string, executed: GtidSet): string {
  return (
    `UPDATE towline.checkpoint SET gtid_executed = ${textLiteral(executed.toString())} ` +
    `WHERE link = ${textLiteral(link)} AND worker = ${WORKER}`
  );
}
