import type { Connection } from "../mysql/connection.ts";
import { textLiteral } from "../mysql/quote.ts";
import type { LinkRecords } from "./records.ts";

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

export async function readIntent(target: Connection, records: LinkRecords): Promise<DdlIntent | null> {
  const [row] = await target.text(
    `SELECT gtid, statement, objects_before, state FROM ${records.schema}.ddl_intent WHERE link = ${textLiteral(records.link)}`,
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
export function noteIntent(records: LinkRecords, { gtid, statement, before, state }: DdlIntent): string {
  return (
    `REPLACE INTO ${records.schema}.ddl_intent SET link = ${textLiteral(records.link)}, gtid = ${textLiteral(gtid)}, ` +
    `statement = ${textLiteral(statement)}, objects_before = ${textLiteral(before)}, state = '${state}'`
  );
}

/** Notes that it took effect. Belongs into the transaction that moves the checkpoint. */
export function intentDone(records: LinkRecords): string {
  return `UPDATE ${records.schema}.ddl_intent SET state = 'done' WHERE link = ${textLiteral(records.link)}`;
}

/** Forgets it: the server refused it, so that nothing was done. */
export function intentRefused(records: LinkRecords): string {
  return `DELETE FROM ${records.schema}.ddl_intent WHERE link = ${textLiteral(records.link)}`;
}
