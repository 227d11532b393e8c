import type { Connection } from "./connection.ts";

/** The longest packet that a session's server takes from it, bytes. Of a session it stays what it was at its start. */
export async function readMaxPacket(session: Connection): Promise<number> {
  const [row] = await session.text("SELECT @@session.max_allowed_packet");
  return Number(row?.[0]);
}
