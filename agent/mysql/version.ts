import { versionNumber } from "../lib/server-version.ts";
import type { ReadingSession } from "./reading-session.ts";

/** The server's version, for example 90704. */
export async function readVersion(server: ReadingSession): Promise<number> {
  const [row] = await server.text("SELECT VERSION()");
  return versionNumber(row?.[0] ?? "");
}
