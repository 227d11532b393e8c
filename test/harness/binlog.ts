import type { RawEvent } from "../../agent/change/binlog-event.ts";
import { EventType } from "../../agent/change/binlog-event.ts";
import { readGtidEvent } from "../../agent/change/gtid-event.ts";
import { GtidSet } from "../../agent/change/gtid-set.ts";
import type { Spill } from "../../agent/change/spill.ts";
import { streamBinlog } from "../../agent/extract/binlog-stream.ts";
import { executed } from "./gtids.ts";
import { endpointOf } from "./link-run.ts";
import type { MysqlServer } from "./mysql-server.ts";
import { PATIENCE_MS } from "./wait.ts";

/** Deadline for reading what a server has logged already, milliseconds. */
const DEADLINE_MS = PATIENCE_MS;

/** No event is too large for the tests. */
const IN_MEMORY: Spill = {
  memoryBytes: Number.POSITIVE_INFINITY,
  open: () => {
    throw new Error("nothing is to be held in a file");
  },
};

/**
 * The events of what `work` does on a server, as they come over the wire: from the GTID event of its first transaction to
 * the last event of its last one. Nothing else may write there meanwhile.
 */
export async function eventsOf(server: MysqlServer, work: () => Promise<unknown>): Promise<RawEvent[]> {
  const before = GtidSet.parse(await executed(server));
  await work();
  const done = GtidSet.parse(await executed(server)).subtract(before);
  // A transaction behind them: when it begins, they have come to their end.
  await server.sql("FLUSH PRIVILEGES");
  const events: RawEvent[] = [];
  const signal = AbortSignal.timeout(DEADLINE_MS);
  for await (const some of streamBinlog(endpointOf(server), before, IN_MEMORY, signal)) {
    for (const event of some) {
      if ("file" in event) throw new Error("an event is in a file");
      if (isGtid(event) && !done.has(readGtidEvent(event).gtid)) return events;
      if (isGtid(event) || events.length > 0) events.push(event);
    }
  }
  throw new Error(`${server.name} did not send ${done.toString()} within ${DEADLINE_MS} ms`);
}

const isGtid = ({ type }: RawEvent): boolean => type === EventType.GTID || type === EventType.GTID_TAGGED;
