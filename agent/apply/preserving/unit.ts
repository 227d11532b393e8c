import type { GtidEvent } from "../../change/gtid-event.ts";
import { formatGtid } from "../../change/gtid-set.ts";
import type { RawEnd, RawPiece, RawRows } from "../../change/raw-transaction.ts";
import type { ByteText } from "../../mysql/quote.ts";

/** A transaction under its own GTID, or a part of a large one, as statements for one session. */
export interface Unit {
  readonly gtid: GtidEvent;
  /** Bytes that it is counted with. */
  readonly bytes: number;
  /** What does its work. */
  readonly work: readonly ByteText[];
  /** What commits it; empty when further parts follow. */
  readonly commit: readonly ByteText[];
  /** The events in it: for naming what failed. */
  readonly events: readonly Buffer[];
}

/** What a statement costs besides its events. */
const OVERHEAD_BYTES = 200;

/** The statement after which the session's next transaction has this GTID. */
export function ownGtid({ gtid }: GtidEvent): ByteText {
  return `SET GTID_NEXT='${formatGtid(gtid)}'`;
}

/** The statement that applies events. */
export function binlogOf(events: readonly Buffer[]): ByteText {
  const [only] = events;
  const all = events.length === 1 ? (only as Buffer) : Buffer.concat(events);
  return `BINLOG '${all.toString("base64")}'`;
}

export function rowsUnit(piece: RawRows): Unit {
  const { gtid, part, xid, events, bytes, end } = piece;
  const work: ByteText[] = [];
  if (part === "first") work.push(ownGtid(gtid));
  if (part === "first" && xid !== null) work.push(`XA START ${xid}`);
  if (events.length > 0) work.push(binlogOf(events));
  // Without anything else it takes a transaction to commit.
  else if (part === "first" && xid === null) work.push("BEGIN");
  return { gtid, bytes: bytes + OVERHEAD_BYTES, work, commit: commitOf(end, xid), events };
}

export function branchEndUnit({ gtid, xid, how }: Extract<RawPiece, { kind: "xa-end" }>): Unit {
  const commit = [how === "xa-commit" ? `XA COMMIT ${xid}` : `XA ROLLBACK ${xid}`];
  return { gtid, bytes: OVERHEAD_BYTES, work: [ownGtid(gtid)], commit, events: [] };
}

function commitOf(end: RawEnd | null, xid: string | null): readonly ByteText[] {
  switch (end) {
    case null:
      return [];
    case "commit":
      return ["COMMIT"];
    case "xa-prepare":
      return [`XA END ${xid}`, `XA PREPARE ${xid}`];
    case "xa-commit-one-phase":
      return [`XA END ${xid}`, `XA COMMIT ${xid} ONE PHASE`];
    default:
      return end satisfies never;
  }
}
