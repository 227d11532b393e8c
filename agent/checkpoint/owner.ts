import { randomUUID } from "node:crypto";
import { AgentError } from "../error.ts";
import type { Connection } from "../mysql/connection.ts";
import { textLiteral } from "../mysql/quote.ts";
import type { LinkRecords } from "./records.ts";
import { endWriters, markWriter } from "./writers.ts";

type Row = readonly (string | null)[];

/** Who applies a link: one run of it at one agent. */
export interface Holder {
  /** What stands in the owner row, and in that of nobody else: two agents may have one name. */
  readonly name: string;
  /** What the last attempt took, or may have taken; null before the first one. */
  epoch: number | null;
}

export function newHolder(agent: string): Holder {
  return { name: `${agent} ${randomUUID()}`, epoch: null };
}

/** The right to apply a link, until somebody else takes it. */
export interface Ownership extends LinkRecords {
  readonly epoch: number;
}

/**
 * Takes a link over. Each transaction of an owner holds a shared lock on the owner row, so this waits for one that is still
 * in flight on an old session (of this agent before a crash, or of another), which is killed to make that short. When this
 * returns, no other session can commit for the link: its epoch is stale. A holder that had the link before and finds another's name
 * there gives way: its sessions were ended by whoever took over, and two that took it from each other would never end.
 * @param local a session that is not logged
 * @param writers the sessions that will apply
 * @throws AgentError OWNERSHIP_LOST; TARGET_BUSY when an old transaction does not go away in time
 */
export async function takeOwnership(
  local: Connection,
  records: LinkRecords,
  holder: Holder,
  writers: readonly Connection[],
): Promise<Ownership> {
  const { link } = records;
  const name = textLiteral(link);
  const owner = `SELECT epoch, agent FROM towline_local.owner WHERE link = ${name}`;
  giveWay(records, holder, await local.text(owner));
  await endWriters(local, link);
  await local.execute("START TRANSACTION");
  const rows = await local.text(`${owner} FOR UPDATE`);
  giveWay(records, holder, rows);
  const [row] = rows;
  const epoch = Number(row?.[0] ?? 0) + 1;
  holder.epoch = epoch;
  const values = `epoch = ${epoch}, agent = ${textLiteral(holder.name)}`;
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
  throw ownershipLost(ownership.link, `epoch ${epoch}, here ${ownership.epoch}`);
}

/** @throws AgentError OWNERSHIP_LOST */
function giveWay({ link }: LinkRecords, { name, epoch }: Holder, [row]: readonly Row[]): void {
  if (epoch === null || row === undefined || row[1] === name) return;
  // A target that was put back to an earlier state has who held the link then.
  if (Number(row[0]) < epoch) return;
  throw ownershipLost(link, `epoch ${row[0]} by ${row[1]}, here ${epoch} by ${name}`);
}

function ownershipLost(link: string, by: string): AgentError {
  return new AgentError("OWNERSHIP_LOST", `link "${link}" was taken over (${by})`, {
    hint: "Two agents declare this link on one target: delete it at one of them, then update it at the other.",
  });
}
