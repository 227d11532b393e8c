import { GtidSet } from "../change/gtid-set.ts";
import type { ReadingSession } from "./reading-session.ts";

/** What a server says of its history. */
export interface SourceHistory {
  readonly serverUuid: string;
  readonly executed: GtidSet;
  /** Part of `executed` that is not in its binlogs any more. */
  readonly purged: GtidSet;
}

/** Every transaction that the server has committed. */
export async function readExecuted(server: ReadingSession): Promise<GtidSet> {
  const [row] = await server.text("SELECT @@global.gtid_executed");
  return GtidSet.parse(row?.[0] ?? "");
}

export async function readHistory(server: ReadingSession): Promise<SourceHistory> {
  const [row] = await server.text("SELECT @@server_uuid, @@global.gtid_executed, @@global.gtid_purged");
  return {
    serverUuid: row?.[0] ?? "",
    executed: GtidSet.parse(row?.[1] ?? ""),
    purged: GtidSet.parse(row?.[2] ?? ""),
  };
}
