import type { Connection } from "../mysql/connection.ts";

/** A statement that is under way on a server. */
export interface LongStatement {
  /** Of its session. */
  readonly id: string;
  readonly account: string;
  readonly seconds: number;
}

/** Statements of others that have run for a second and more. Their texts hold data, and stay where they are. */
export async function longStatements(session: Connection): Promise<readonly LongStatement[]> {
  const rows = await session.text(
    "SELECT ID, CONCAT(USER, '@', HOST), TIME FROM information_schema.PROCESSLIST WHERE COMMAND IN ('Query', 'Execute') " +
      "AND TIME >= 1 AND ID <> CONNECTION_ID() AND USER NOT IN ('event_scheduler', 'system user')",
  );
  return rows.map(([id, account, seconds]) => ({
    id: id ?? "",
    account: account ?? "",
    seconds: Number(seconds),
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
  return statements.map(({ id, account, seconds }) => `${account} (session ${id}, ${seconds} s)`).join(", ");
}
