import { AgentError } from "../error.ts";
import type { Connection } from "../mysql/connection.ts";
import { textLiteral } from "../mysql/quote.ts";

/**
 * Notes the sessions that are to write a link's full load, before they write anything: whoever takes the link over ends
 * them, so that no transaction of theirs keeps it waiting.
 * @param local a session that is not logged
 */
export async function registerLoadWriters(
  local: Connection,
  link: string,
  sessions: readonly number[],
): Promise<void> {
  const name = textLiteral(link);
  await local.execute(
    `DELETE FROM towline_local.load_writer WHERE link = ${name};` +
      `INSERT INTO towline_local.load_writer (link, connection_id) VALUES ${sessions.map((id) => `(${name},${id})`).join(",")}`,
  );
}

/** Ends what is left of the sessions that wrote a link's full load before. */
export async function killLoadWriters(local: Connection, link: string): Promise<void> {
  const rows = await local.text(
    "SELECT p.ID FROM towline_local.load_writer w JOIN information_schema.PROCESSLIST p ON p.ID = w.connection_id " +
      `WHERE w.link = ${textLiteral(link)} AND p.USER = SUBSTRING_INDEX(USER(), '@', 1) AND p.ID <> CONNECTION_ID()`,
  );
  for (const [id] of rows) {
    await local.execute(`KILL CONNECTION ${id}`).catch((error: unknown) => {
      // It may have ended between the two statements; taking the owner row waits for its lock in any case.
      if (!(error instanceof AgentError)) throw error;
    });
  }
}
