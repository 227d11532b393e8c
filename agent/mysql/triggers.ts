import { textLiteral } from "./quote.ts";
import type { ReadingSession } from "./reading-session.ts";

/** A trigger and the table that fires it. */
export interface Trigger {
  readonly database: string;
  readonly name: string;
  readonly table: string;
}

/** The triggers of databases, as far as the account may see them: on tables where it has TRIGGER. */
export async function readTriggers(
  server: ReadingSession,
  databases: Iterable<string>,
): Promise<readonly Trigger[]> {
  const rows = await server.text(
    "SELECT EVENT_OBJECT_SCHEMA, TRIGGER_NAME, EVENT_OBJECT_TABLE FROM information_schema.TRIGGERS " +
      `WHERE EVENT_OBJECT_SCHEMA IN (${[...databases].map(textLiteral).join(",")}) ORDER BY 1, 2`,
  );
  return rows.map(([database, name, table]) => ({
    database: database ?? "",
    name: name ?? "",
    table: table ?? "",
  }));
}
