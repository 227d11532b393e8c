import type { ReadingSession } from "./reading-session.ts";
import { readVersion } from "./version.ts";

/** From here on XA PREPARE is in the binlog, apart from what ends the branch. */
const LOGS_PREPARED_BRANCHES = 50_707;

/**
 * Identifiers of the XA branches that are prepared on a server, as hexadecimal text: for comparing, and for XA ROLLBACK.
 * Needs XA_RECOVER_ADMIN. None on a server that logs a branch as a whole when it is committed.
 */
export async function readPreparedBranches(server: ReadingSession): Promise<readonly string[]> {
  if ((await readVersion(server)) < LOGS_PREPARED_BRANCHES) return [];
  const rows = await server.text("XA RECOVER CONVERT XID");
  return rows.map(([format, globalLength, , data]) => {
    const hex = (data ?? "").slice(2);
    const global = Number(globalLength) * 2;
    return `X'${hex.slice(0, global)}',X'${hex.slice(global)}',${format}`.toLowerCase();
  });
}
