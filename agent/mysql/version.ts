import { versionNumber } from "../lib/server-version.ts";
import type { Connection } from "./connection.ts";

/** The server's version, for example 90704. */
export async function readVersion(server: Connection): Promise<number> {
  const [row] = await server.text("SELECT VERSION()");
  return versionNumber(row?.[0] ?? "");
}
