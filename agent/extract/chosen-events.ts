import { EventType, type StreamedEvent } from "../change/binlog-event.ts";
import { ChosenNames } from "../change/chosen-names.ts";
import type { ChosenTables } from "../change/chosen-tables.ts";
import { Zstd } from "../change/zstd.ts";
import { chosenPayload } from "./chosen-payload.ts";
import { ChosenRows } from "./chosen-rows.ts";

/**
 * Leaves out of a binlog's events the rows of statements that touch no chosen table. Every transaction stays, with its GTID, its
 * beginning and its end, and so does everything that is not rows: schema changes, XA, what is not known. Nothing comes out while
 * there is nothing to send, for as long as that may be.
 * @param chosen null: everything comes out as it is
 * @param fold a name as the source compares it: in lower case where it does not tell the cases apart
 * @throws AgentError EVENT_CORRUPT, SPILL_FAILED; what `events` throws
 */
export async function* chosenEvents(
  events: AsyncIterable<readonly StreamedEvent[]>,
  chosen: ChosenTables,
  fold: (name: string) => string,
): AsyncGenerator<readonly StreamedEvent[], void> {
  if (chosen === null) {
    yield* events;
    return;
  }
  const names = new ChosenNames(chosen, fold);
  const rows = new ChosenRows(names);
  let zstd: Zstd | null = null;
  for await (const some of events) {
    const sent: StreamedEvent[] = [];
    for (const event of some) {
      if ("file" in event || event.type === EventType.TRANSACTION_PAYLOAD)
        sent.push(...(await chosenPayload(event, names, (zstd ??= await Zstd.load()))));
      else rows.push(event, sent);
    }
    if (sent.length > 0) yield sent;
  }
}
