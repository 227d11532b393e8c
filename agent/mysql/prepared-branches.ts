import type { Connection } from "./connection.ts";

/**
 * Identifiers of the XA branches that are prepared on a server, as hexadecimal text: for comparing, and for XA ROLLBACK.
 * Needs XA_RECOVER_ADMIN.
 */
export async function readPreparedBranches(server: Connection): Promise<readonly string[]> {
  const rows = await server.text("XA RECOVER CONVERT XID");
  return rows.map(([format, globalLength, , data]) => {
    const hex = (data ?? "").slice(2);
    const global = Number(globalLength) * 2;
    return `X'${hex.slice(0, global)}',X'${hex.slice(global)}',${format}`.toLowerCase();
  });
}
