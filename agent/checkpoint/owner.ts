import { AgentError } from "../error.ts";
import type { Connection } from "../mysql/connection.ts";
import { textLiteral } from "../mysql/quote.ts";
import type { LinkRecords } from "./records.ts";
import { endWriters, markWriter } from "./writers.ts";

/** The right to apply a link, until somebody else takes it. */
export interface Ownership extends LinkRecords {
  readonly epoch: number;
}

/**
 * Takes a link over. Each transaction of an owner holds a shared lock on the owner row, so this waits for one that is still
 * in flight on an old session (of this agent before a crash, or of another), which is killed to make that short. When this
 * returns, no other session can commit for the link: its epoch is stale.
 * @param local a session that is not logged
 * @param writers the sessions that will apply
 * @throws AgentError TARGET_BUSY when an old transaction does not go away in time
 */
export async function takeOwnership(
  local: Connection,
  records: LinkRecords,
  agent: string,
  writers: readonly Connection[],
): Promise<Ownership> {
  const { link } = records;
  const name = textLiteral(link);
  await endWriters(local, link);
  await local.execute("START TRANSACTION");
  const [row] = await local.text(`SELECT epoch FROM towline_local.owner WHERE link = ${name} FOR UPDATE`);
  const epoch = Number(row?.[0] ?? 0) + 1;
  const values = `epoch = ${epoch}, agent = ${textLiteral(agent)}`;
  await local.execute(
    row === undefined
      ? `INSERT INTO towline_local.owner SET link = ${name}, ${values}`
      : `UPDATE towline_local.owner SET ${values} WHERE link = ${name}`,
  );
  await local.execute("COMMIT");
  for (const [number, writer] of writers.entries()) await markWriter(writer, link, { role: "apply", number });
  return { ...records, epoch };
}

/** Statement that opens a transaction of the owner; `checkOwner` reads its answer. */
export function beginOwned(ownership: Ownership): string {
  return `START TRANSACTION; SELECT epoch FROM towline_local.owner WHERE link = ${textLiteral(ownership.link)} FOR SHARE`;
}

/** @throws AgentError OWNERSHIP_LOST */
export function checkOwner(ownership: Ownership, answers: readonly unknown[]): void {
  const rows = answers[1] as readonly (readonly (string | null)[])[];
  const epoch = Number(rows[0]?.[0] ?? 0);
  if (epoch === ownership.epoch) return;
  throw new AgentError(
    "OWNERSHIP_LOST",
    `link "${ownership.link}" was taken over (epoch ${epoch}, here ${ownership.epoch})`,
    {
      hint: "Two agents declare this link on one target: delete it at one of them, then update it at the other.",
    },
  );
}
