import type { Connection } from "./connection.ts";

/**
 * Identifiers of the XA branches that are prepared on a server, as hexadecimal text: for comparing, and for XA ROLLBACK.
 * Needs XA_RECOVER_ADMIN. None on a server that logs a branch as a whole when it is committed.
 */
export async function readPreparedBranches(server: Connection): Promise<readonly string[]> {
  if (!(await logsPreparedBranches(server))) return [];
  const rows = await server.text("XA RECOVER CONVERT XID");
  return rows.map(([format, globalLength, , data]) => {
    const hex = (data ?? "").slice(2);
    const global = Number(globalLength) * 2;
    return `X'${hex.slice(0, global)}',X'${hex.slice(global)}',${format}`.toLowerCase();
  });
}

/** From 5.7.7 on XA PREPARE is in the binlog, apart from what ends the branch. */
export async function logsPreparedBranches(server: Connection): Promise<boolean> {
  const [row] = await server.text("SELECT VERSION()");
  const [, major, minor, patch] = /^(\d+)\.(\d+)\.(\d+)/.exec(row?.[0] ?? "") ?? [];
  const number = Number(major) * 10_000 + Number(minor) * 100 + Number(patch);
  return number >= 50_707;
}
