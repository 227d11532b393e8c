import { versionNumber } from "../change/statement/server-version.ts";
import type { Connection } from "../mysql/connection.ts";

/** For example 90704. */
export async function readVersion(server: Connection): Promise<number> {
  const [row] = await server.text("SELECT VERSION()");
  return versionNumber(row?.[0] ?? "");
}

/** Servers that do not tell the cases of table names apart keep them in lower case, and statements in any. */
export async function readFold(source: Connection): Promise<(name: string) => string> {
  const [row] = await source.text("SELECT @@lower_case_table_names");
  return row?.[0] === "0" ? (name) => name : (name) => name.toLowerCase();
}
