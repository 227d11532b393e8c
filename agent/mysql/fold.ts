import type { ReadingSession } from "./reading-session.ts";

/** Servers that do not tell the cases of table names apart keep them in lower case, and statements in any. */
export async function readFold(source: ReadingSession): Promise<(name: string) => string> {
  const [row] = await source.text("SELECT @@lower_case_table_names");
  return row?.[0] === "0" ? (name) => name : (name) => name.toLowerCase();
}
