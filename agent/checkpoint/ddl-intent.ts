import type { Connection } from "../mysql/connection.ts";
import { textLiteral } from "../mysql/quote.ts";

/**
 * The schema change that a link ran last, or is about to run. A schema change commits by itself, so it cannot share a
 * transaction with the checkpoint; this row, written before it, tells the next attempt what there was to see.
 */
export interface DdlIntent {
  /** The transaction on the source. */
  readonly gtid: string;
  /** SHA-256 of the statement as it was to be run. */
  readonly statement: string;
  /** What it was to change, as it was before: see apply/ddl/fingerprint.ts. */
  readonly before: string;
  readonly state: "running" | "done";
}

export async function readIntent(target: Connection, link: string): Promise<DdlIntent | null> {
  const [row] = await target.text(
    `SELECT gtid, statement, objects_before, state FROM towline.ddl_intent WHERE link = ${textLiteral(link)}`,
  );
  if (row === undefined) return null;
  const [gtid, statement, before, state] = row;
  return {
    gtid: gtid ?? "",
    statement: statement ?? "",
    before: before ?? "",
    state: state === "done" ? "done" : "running",
  };
}

/** Notes what is about to be run. Belongs into a transaction of the owner. */
export function noteIntent(link: string, { gtid, statement, before, state }: DdlIntent): string {
  return (
    `REPLACE INTO towline.ddl_intent SET link = ${textLiteral(link)}, gtid = ${textLiteral(gtid)}, ` +
    `statement = ${textLiteral(statement)}, objects_before = ${textLiteral(before)}, state = '${state}'`
  );
}

/** Notes that it took effect. Belongs into the transaction that moves the checkpoint. */
export function intentDone(link: string): string {
  return `UPDATE towline.ddl_intent SET state = 'done' WHERE link = ${textLiteral(link)}`;
}

/** Forgets it: the server refused it, so that nothing was done. */
export function intentRefused(link: string): string {
  return `DELETE FROM towline.ddl_intent WHERE link = ${textLiteral(link)}`;
}
