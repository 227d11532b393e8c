import { AgentError } from "../error.ts";
import type { Connection } from "../mysql/connection.ts";
import { textLiteral } from "../mysql/quote.ts";

/**
 * Notes sessions that are to write for a link, before they write anything: whoever takes the link over ends them, so that no
 * transaction of theirs keeps it waiting.
 * @param local a session that is not logged
 */
export async function registerWriters(
  local: Connection,
  link: string,
  sessions: readonly number[],
): Promise<void> {
  const values = sessions.map((id) => `(${textLiteral(link)}, ${id})`);
  await local.execute(`INSERT INTO towline_local.writer (link, connection_id) VALUES ${values.join(", ")}`);
}

/** Ends what is left of the sessions that wrote for a link before, and forgets them. */
export async function endWriters(local: Connection, link: string): Promise<void> {
  const name = textLiteral(link);
  const rows = await local.text(
    "SELECT p.ID FROM towline_local.writer w JOIN information_schema.PROCESSLIST p ON p.ID = w.connection_id " +
      `WHERE w.link = ${name} AND p.USER = SUBSTRING_INDEX(USER(), '@', 1) AND p.ID <> CONNECTION_ID()`,
  );
  for (const [id] of rows) {
    await local.execute(`KILL CONNECTION ${id}`).catch((error: unknown) => {
      // It may have ended between the two statements; taking the owner row waits for its lock in any case.
      if (!(error instanceof AgentError)) throw error;
    });
  }
  await local.execute(`DELETE FROM towline_local.writer WHERE link = ${name}`);
}
