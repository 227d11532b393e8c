import { GtidSet } from "../change/gtid-set.ts";
import type { Connection } from "../mysql/connection.ts";
import { textLiteral } from "../mysql/quote.ts";

/**
 * Whether a target has all that its GTIDs say. `load_incomplete` stands from before the first row is copied until every copied row
 * is exact, and `gtid_purged` says from where on: nothing may take such a server for a copy of its source.
 */
export type StandbyState = "load_incomplete" | "complete";

/** What a target says of its seeding. */
export interface Standby {
  readonly state: StandbyState;
  /** The transactions of the source that come with the load; null while rows are copied. */
  readonly seededAt: GtidSet | null;
}

/** What the target says; null before a link has begun to seed it. */
export async function readStandby(local: Connection, link: string): Promise<Standby | null> {
  const [row] = await local.text(
    `SELECT state, seeded_at FROM towline_local.standby WHERE link = ${textLiteral(link)}`,
  );
  if (row === undefined) return null;
  const [state, seededAt] = row;
  return {
    state: state as StandbyState,
    seededAt: seededAt === null || seededAt === undefined ? null : GtidSet.parse(seededAt),
  };
}

/** Notes what a link begins with. In a session that is not logged. */
export async function beginStandby(
  local: Connection,
  link: string,
  sourceUuid: string,
  state: StandbyState,
): Promise<void> {
  await local.execute(
    `INSERT INTO towline_local.standby SET link = ${textLiteral(link)}, source_uuid = ${textLiteral(sourceUuid)}, ` +
      `state = '${state}'`,
  );
}

/** Notes where the load has ended, before the GTIDs say so: nothing is copied any more. In a session that is not logged. */
export async function noteSeeded(local: Connection, link: string, seededAt: GtidSet): Promise<void> {
  await local.execute(
    `UPDATE towline_local.standby SET seeded_at = ${textLiteral(seededAt.toString())} ` +
      `WHERE link = ${textLiteral(link)}`,
  );
}

/** Notes that the target has all that its GTIDs say. In a session that is not logged. */
export async function completeStandby(local: Connection, link: string): Promise<void> {
  await local.execute(
    `UPDATE towline_local.standby SET state = 'complete' WHERE link = ${textLiteral(link)}`,
  );
}
