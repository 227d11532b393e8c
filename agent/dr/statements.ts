import type { Connection } from "../mysql/connection.ts";

/** A statement that has run for so long holds up who closes the server, milliseconds. */
const LONG_MS = 500;

/** A statement that is under way on a server. */
export interface LongStatement {
  /** Of its session. */
  readonly id: string;
  readonly account: string;
  readonly milliseconds: number;
}

const CLOCKED =
  "SELECT t.PROCESSLIST_ID, CONCAT(t.PROCESSLIST_USER, '@', t.PROCESSLIST_HOST), ROUND(s.TIMER_WAIT / 1000000000) " +
  "FROM performance_schema.events_statements_current s JOIN performance_schema.threads t USING (THREAD_ID) " +
  `WHERE s.END_EVENT_ID IS NULL AND s.TIMER_WAIT >= ${LONG_MS} * 1000000000 AND t.PROCESSLIST_COMMAND IN ('Query', 'Execute')`;

/**
 * The process list counts the whole seconds that began since the statement did: one of a few milliseconds may have 1. What has 2 has run for longer
 * than one second.
 */
const BY_SECONDS =
  "SELECT ID, CONCAT(USER, '@', HOST), TIME * 1000 FROM information_schema.PROCESSLIST " +
  "WHERE TIME >= 2 AND COMMAND IN ('Query', 'Execute')";

/**
 * Statements of others that have run for half a second and more; where the performance schema does not clock statements, for more than a second.
 * Their texts hold data, and stay where they are.
 */
export async function longStatements(session: Connection): Promise<readonly LongStatement[]> {
  const [clocked] = await session.text(
    "SELECT @@performance_schema AND (SELECT COUNT(*) = 3 FROM performance_schema.setup_consumers WHERE ENABLED = 'YES' " +
      "AND NAME IN ('events_statements_current', 'thread_instrumentation', 'global_instrumentation'))",
  );
  const [who] = await session.text("SELECT CONNECTION_ID()");
  const rows = await session.text(clocked?.[0] === "1" ? CLOCKED : BY_SECONDS);
  return rows
    .filter(([id, account]) => id !== who?.[0] && !/^(event_scheduler|system user)@/.test(account ?? ""))
    .map(([id, account, milliseconds]) => ({
      id: id ?? "",
      account: account ?? "",
      milliseconds: Number(milliseconds),
    }));
}

/** Ends them; what they did is rolled back. One that has ended by itself is no failure. */
export async function killStatements(
  session: Connection,
  statements: readonly LongStatement[],
): Promise<void> {
  for (const { id } of statements) {
    const [there] = await session.text(
      `SELECT 1 FROM information_schema.PROCESSLIST WHERE ID = ${Number(id)}`,
    );
    if (there !== undefined) await session.multiple(`KILL QUERY ${Number(id)}; SELECT 1`);
  }
}

export function listStatements(statements: readonly LongStatement[]): string {
  return statements
    .map(({ id, account, milliseconds }) => `${account} (session ${id}, ${milliseconds} ms)`)
    .join(", ");
}
