import type { Connection } from "../../mysql/connection.ts";
import { serverErrorNumber } from "../../mysql/server-error.ts";
import type { Inserts } from "../inserts.ts";
import { formatDescriptionEvent } from "./format-description.ts";
import { binlogStatement, eventBytesWithin } from "./insert-events.ts";

/** ER_SPECIFIC_ACCESS_DENIED_ERROR. */
const PRIVILEGE_MISSING = 1227;

/**
 * Makes a session ready for row events, if its account may send them; whether it may is found out by trying.
 * @param maxPacketBytes what a packet cannot exceed
 */
export async function openInserts(writer: Connection, maxPacketBytes: number): Promise<Inserts> {
  const event = { bytes: formatDescriptionEvent(), rows: 0 };
  try {
    await writer.execute(binlogStatement([event]));
  } catch (error) {
    if (serverErrorNumber(error) !== PRIVILEGE_MISSING) throw error;
    return { by: "sql", reason: "the account on the target lacks REPLICATION_APPLIER" };
  }
  // The event leaves the session waiting for a GTID to be given.
  await writer.execute("SET GTID_NEXT = 'AUTOMATIC'");
  return { by: "raw", maxEventBytes: eventBytesWithin(maxPacketBytes) };
}
