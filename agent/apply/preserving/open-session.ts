import type { Connection } from "../../mysql/connection.ts";
import type { StatementStream } from "../../mysql/statement-stream.ts";
import { formatDescriptionEvent } from "../raw/format-description.ts";
import { binlogOf } from "./unit.ts";

/**
 * Makes a session ready to apply the source's events under their GTIDs, and gives it away. That the server runs what stands behind
 * a BINLOG statement is tried with the first one, which changes nothing.
 * @throws AgentError ACCESS_DENIED when the account lacks REPLICATION_APPLIER
 */
export async function openPreservingSession(session: Connection): Promise<StatementStream> {
  await session.execute("SET SESSION session_track_system_variables = ''");
  const stream = session.stream();
  const failure = await stream.run([
    binlogOf([formatDescriptionEvent()]),
    // The event leaves the session waiting for a GTID to be given.
    "SET GTID_NEXT='AUTOMATIC'",
    // A BINLOG statement then opens a transaction by itself.
    "SET SESSION autocommit = 0",
  ]);
  if (failure === null) return stream;
  throw failure.error.about({
    hint: "Preserving GTIDs takes REPLICATION_APPLIER on the target; docs/operations.md lists the GRANTs.",
  });
}
