import type { ReadingSession } from "./reading-session.ts";

/** What a server does to names of databases and tables. */
export type NameCase = "kept" | "lower";

/** Servers that do not tell the cases of table names apart keep them in lower case, and statements in any. */
export async function readNameCase(source: ReadingSession): Promise<NameCase> {
  const [row] = await source.text("SELECT @@lower_case_table_names");
  return row?.[0] === "0" ? "kept" : "lower";
}

/** How a name is written for comparing it. */
export function foldOf(nameCase: NameCase): (name: string) => string {
  return nameCase === "kept" ? (name) => name : (name) => name.toLowerCase();
}

/** How names of a server are written for comparing them. */
export async function readFold(source: ReadingSession): Promise<(name: string) => string> {
  return foldOf(await readNameCase(source));
}
