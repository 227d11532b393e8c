import { EventType, HEADER_LENGTH } from "../../change/binlog-event.ts";
import type { ImageReader } from "../../change/row-image.ts";
import type { ImageUpdate } from "../net-changes.ts";
import { eventOf } from "./format-description.ts";
import { EVENT_BYTES, type EventTable, type RowEvent, rowsHead, tableMapEvent } from "./insert-events.ts";

/**
 * Updates as UPDATE_ROWS events of as little as the server needs: of the row before its primary key, of the row after what any of
 * the updates changes. The server finds the row by its key and writes these columns; that the others are what they should be is not its
 * business, and nothing computes columns or fires for it.
 * @param updates each of which changes something, and not the primary key
 * @param most bytes of an event that are not exceeded, unless one row does
 */
export function updateEvents(
  table: EventTable,
  images: ImageReader,
  { primaryKey, changed }: { readonly primaryKey: readonly number[]; readonly changed: readonly number[] },
  updates: readonly ImageUpdate[],
  most: number,
): RowEvent[] {
  const map = tableMapEvent(table);
  // In an event columns are in the table's order, whatever order the key has.
  const key = primaryKey.toSorted((one, other) => one - other);
  const head = rowsHead(table.columns, [key, changed]);
  const mostRows = Math.min(EVENT_BYTES, most - map.length - HEADER_LENGTH - head.length);
  // An image of fewer columns is never longer.
  const room = updates.reduce(
    (sum, { before, after }) => sum + before.end - before.start + after.end - after.start,
    0,
  );
  const rows = Buffer.allocUnsafe(room);
  const events: RowEvent[] = [];
  let start = 0;
  let end = 0;
  let count = 0;
  const close = (): void => {
    const event = eventOf(EventType.UPDATE_ROWS, [head, rows.subarray(start, end)]);
    if (count > 0) events.push({ bytes: Buffer.concat([map, event]), rows: count });
    start = end;
    count = 0;
  };
  for (const { before, after } of updates) {
    const next = images.copyColumns(after, changed, rows, images.copyColumns(before, key, rows, end));
    if (count > 0 && next - start > mostRows) close();
    end = next;
    count += 1;
  }
  close();
  return events;
}
