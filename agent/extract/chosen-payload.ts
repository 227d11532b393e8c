import { setImmediate } from "node:timers/promises";
import { EventType, type HeldEvent, type RawEvent, type StreamedEvent } from "../change/binlog-event.ts";
import type { ChosenNames } from "../change/chosen-names.ts";
import { readTableName } from "../change/table-map.ts";
import { payloadEvents } from "../change/transaction-payload.ts";
import type { Zstd } from "../change/zstd.ts";
import { AgentError } from "../error.ts";

/** Others of this process have a turn each time that so much was decompressed. */
const TURN_BYTES = 4 * 1024 * 1024;
/** What is around the rows of a transaction is small; where it is more than this, the transaction is sent as it is. */
const MOST_AROUND_BYTES = 64 * 1024;

/**
 * What to send of a compressed transaction: itself if it may concern a chosen table, as soon as that is seen; else what is around its
 * rows, not compressed, so that it begins and ends as it did. One that cannot be read is sent: whoever reads it names it.
 * @throws AgentError SPILL_FAILED
 */
export async function chosenPayload(
  event: StreamedEvent,
  names: ChosenNames,
  zstd: Zstd,
): Promise<readonly StreamedEvent[]> {
  const around = await unlessChosen(event, names, zstd);
  if (around === null) return [event];
  if ("file" in event) event.file[Symbol.dispose]();
  return around;
}

/** What is around the rows; null for a transaction that has to be sent. */
async function unlessChosen(
  event: StreamedEvent,
  names: ChosenNames,
  zstd: Zstd,
): Promise<readonly RawEvent[] | null> {
  const around: RawEvent[] = [];
  let aroundBytes = 0;
  let sinceTurn = 0;
  try {
    for (const inner of payloadEvents("file" in event ? stillOpen(event) : event, zstd)) {
      const { bytes } = inner;
      switch (inner.type) {
        case EventType.TABLE_MAP: {
          const { database, table } = readTableName(inner);
          if (names.has(database, table)) return null;
          break;
        }
        case EventType.WRITE_ROWS:
        case EventType.UPDATE_ROWS:
        case EventType.DELETE_ROWS:
        case EventType.PARTIAL_UPDATE_ROWS:
          break;
        case EventType.QUERY:
        case EventType.XID:
        case EventType.XA_PREPARE:
        case EventType.ROWS_QUERY:
          aroundBytes += bytes.length;
          if (aroundBytes > MOST_AROUND_BYTES) return null;
          // A copy: the bytes are a part of what was decompressed.
          around.push({ ...inner, bytes: Buffer.from(bytes) });
          break;
        default:
          return null;
      }
      sinceTurn += bytes.length;
      if (sinceTurn >= TURN_BYTES) {
        sinceTurn = 0;
        await setImmediate();
      }
    }
  } catch (error) {
    if (error instanceof AgentError && error.code !== "SPILL_FAILED") return null;
    throw error;
  }
  return around.length > 0 ? around : null;
}

/** Whoever reads the event is the end of its file; here it is only looked into. */
function stillOpen(event: HeldEvent): HeldEvent {
  const { file } = event;
  return {
    ...event,
    file: {
      append: (record) => file.append(record),
      records: () => file.records(),
      [Symbol.dispose]: () => {},
    },
  };
}
