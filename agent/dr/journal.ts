import { GtidSet } from "../change/gtid-set.ts";
import { AgentError } from "../error.ts";
import type { Connection } from "../mysql/connection.ts";
import { textLiteral } from "../mysql/quote.ts";

/**
 * What a server notes of itself as a member of a pair:
 * - `paired`: the pair begins, and this server is its primary.
 * - `fencing`: this server, the primary, is about to be closed, so that `writer` takes over in `epoch`. Until that has noted `promoting`
 *   nothing has changed hands.
 * - `undone`: it did not come to that; this server is the primary of `epoch`, as before.
 * - `promoting`: this server is the primary of `epoch` from here on, whether or not it is open yet.
 * - `promoted`: it was opened.
 * - `following`: this server is the standby of `writer` in `epoch`.
 */
export const JOURNAL_STEPS = ["paired", "fencing", "undone", "promoting", "promoted", "following"] as const;

export type JournalStep = (typeof JOURNAL_STEPS)[number];

/** How the last change of roles went; kept with `promoting` and `promoted`. */
export interface SwitchRecord {
  readonly mode: "planned" | "failover";
  /** Instances. */
  readonly from: string;
  readonly to: string;
  /** From when the former primary might refuse a write to when the new one took them, milliseconds; null after a failover, and before that is known. */
  readonly outageMs: number | null;
  /** Of a failover: transactions that the former primary was known to have and the new one lacks. Null: it was not known what it had. */
  readonly missing: string | null;
  /** How old that knowledge was, milliseconds; null when there was none. */
  readonly knownAgeMs: number | null;
}

export interface JournalEntry {
  readonly number: number;
  readonly epoch: number;
  readonly step: JournalStep;
  /** server_uuid of the primary of that epoch. */
  readonly writer: string;
  /** What `event_scheduler` was on the primary, and is to be on the next. */
  readonly eventScheduler: string;
  /** What this server had executed then. */
  readonly gtids: GtidSet;
  readonly record: SwitchRecord | null;
  /** By the server's clock, milliseconds since the Unix epoch. */
  readonly at: number;
}

export type NewEntry = Omit<JournalEntry, "number" | "at">;

/** Entries that are kept: what a look back at the last dozen switches takes. */
const KEPT = 64;

/** `server`: a clone of the data brings the entries of the other server along, and they must not count here. */
const TABLE = `CREATE TABLE IF NOT EXISTS towline_local.dr_journal (
  pair VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'name of the pair',
  server CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'server_uuid of the server that the entry is about',
  number INT UNSIGNED NOT NULL COMMENT 'counts up: of two agents that write the same, one is refused',
  epoch BIGINT UNSIGNED NOT NULL COMMENT 'grows with each change of roles',
  step ENUM(${JOURNAL_STEPS.map((step) => `'${step}'`).join(",")}) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  writer CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'server_uuid of the primary of the epoch',
  event_scheduler VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'of the primary',
  gtids LONGTEXT CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  record LONGTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT 'how the change of roles went: JSON',
  noted_at DATETIME(3) NOT NULL,
  PRIMARY KEY (pair, server, number)
) ENGINE=InnoDB COMMENT='roles of this server in Towline DR pairs'`;

/** The last entry of a server about itself; null when there is none. */
export async function readJournal(session: Connection, pair: string): Promise<JournalEntry | null> {
  let rows: Awaited<ReturnType<Connection["text"]>>;
  try {
    rows = await session.text(
      "SELECT number, epoch, step, writer, event_scheduler, gtids, record, ROUND(UNIX_TIMESTAMP(noted_at) * 1000) " +
        `FROM towline_local.dr_journal WHERE pair = ${textLiteral(pair)} AND server = @@server_uuid ` +
        "ORDER BY number DESC LIMIT 1",
    );
  } catch (thrown) {
    // There is no such table: a server that is in no pair yet.
    if (thrown instanceof AgentError && thrown.code === "TARGET_SCHEMA_DIFFERS") return null;
    throw thrown;
  }
  const [row] = rows;
  if (row === undefined) return null;
  const [number, epoch, step, writer, eventScheduler, gtids, record, at] = row;
  return {
    number: Number(number),
    epoch: Number(epoch),
    step: step as JournalStep,
    writer: writer ?? "",
    eventScheduler: eventScheduler ?? "",
    gtids: GtidSet.parse(gtids ?? ""),
    record: record === null || record === undefined ? null : (JSON.parse(record) as SwitchRecord),
    at: Number(at),
  };
}

/**
 * Notes the next step of a server in its own journal. Durable when this returns, as far as the server's commits are.
 * @param session not logged; the server takes its writes
 * @param before the entry that the decision was made on: another that came meanwhile refuses this one
 * @throws AgentError DR_JOURNAL_MOVED
 */
export async function noteStep(
  session: Connection,
  pair: string,
  before: JournalEntry | null,
  entry: NewEntry,
): Promise<JournalEntry> {
  if (before === null) await createJournal(session);
  const number = (before?.number ?? 0) + 1;
  const { epoch, step, writer, eventScheduler, gtids, record } = entry;
  const name = textLiteral(pair);
  try {
    await session.execute(
      `INSERT INTO towline_local.dr_journal SET pair = ${name}, server = @@server_uuid, number = ${number}, ` +
        `epoch = ${epoch}, step = '${step}', writer = ${textLiteral(writer)}, ` +
        `event_scheduler = ${textLiteral(eventScheduler)}, gtids = ${textLiteral(gtids.toString())}, ` +
        `record = ${record === null ? "NULL" : textLiteral(JSON.stringify(record))}, noted_at = NOW(3)`,
    );
  } catch (thrown) {
    const error = AgentError.from(thrown);
    if (error.code !== "TARGET_ROW_EXISTS") throw thrown;
    throw new AgentError(
      "DR_JOURNAL_MOVED",
      `somebody else noted a step of pair "${pair}" on instance "${session.instance}"`,
      {
        hint: "Two agents declare this pair: delete it at one of them.",
        cause: thrown,
      },
    );
  }
  await session.execute(
    `DELETE FROM towline_local.dr_journal WHERE pair = ${name} AND server = @@server_uuid AND number <= ${number - KEPT}`,
  );
  return { ...entry, number, at: Date.now() };
}

/** Forgets a pair on a server. In a session that is not logged. */
export async function forgetJournal(session: Connection, pair: string): Promise<void> {
  await session.execute(`DELETE FROM towline_local.dr_journal WHERE pair = ${textLiteral(pair)}`);
}

async function createJournal(session: Connection): Promise<void> {
  const present = await session.text(
    "SELECT 1 FROM information_schema.TABLES WHERE TABLE_SCHEMA = 'towline_local' AND TABLE_NAME = 'dr_journal'",
  );
  if (present.length > 0) return;
  await session.execute(
    "CREATE DATABASE IF NOT EXISTS towline_local CHARACTER SET utf8mb4 COLLATE utf8mb4_bin",
  );
  await session.execute(TABLE);
}
