import { EventType, HEADER_LENGTH } from "../../change/binlog-event.ts";
import type { RowImage } from "../../change/row-image.ts";
import type { ByteText } from "../../mysql/quote.ts";
import { eventOf, eventParts } from "./format-description.ts";

/** An event is closed at about this many bytes: the server is fastest with thousands of rows in one. */
export const EVENT_BYTES = 2 * 1024 * 1024;

/** Any number: a table map counts for the events right behind it. */
const TABLE_ID = 1;
const TABLE_ID_BYTES = 6;
const FLAG_STATEMENT_END = 0x01;
/** Without it the server would switch the session's foreign_key_checks on, for the statements behind the event too. */
const FLAG_NO_FOREIGN_KEY_CHECKS = 0x02;
/** Length of the extra data of a rows event: there is none but these two bytes. */
const NO_EXTRA_DATA = 2;

/** A table map with a rows event behind it. */
export interface RowEvent {
  readonly bytes: Buffer;
  readonly rows: number;
}

/** The table that an event is for, and the form of its rows. */
export interface EventTable {
  readonly database: string;
  readonly table: string;
  readonly columns: number;
  /** A table map behind its names (see TableMap). */
  readonly layout: Buffer;
}

/** What the events of a table have besides rows, bytes. */
export function eventHeadBytes(table: EventTable): number {
  return tableMapEvent(table).length + HEADER_LENGTH + rowsHead(table.columns, [allOf(table.columns)]).length;
}

/**
 * Row images of the source as WRITE_ROWS events for a table of the target, byte for byte.
 * @param most bytes of an event that are not exceeded, unless one row does
 */
export function insertEvents(
  table: EventTable,
  images: readonly RowImage[],
  most = Number.POSITIVE_INFINITY,
): RowEvent[] {
  const map = tableMapEvent(table);
  const head = rowsHead(table.columns, [allOf(table.columns)]);
  const mostRows = Math.min(EVENT_BYTES, most - eventHeadBytes(table));
  const events: RowEvent[] = [];
  let ranges: Buffer[] = [];
  let rows = 0;
  let bytes = 0;
  let open: { bytes: Buffer; start: number; end: number } | null = null;
  const closeRange = (): void => {
    if (open !== null) ranges.push(open.bytes.subarray(open.start, open.end));
    open = null;
  };
  const closeEvent = (): void => {
    closeRange();
    if (rows > 0)
      events.push({
        bytes: Buffer.concat([map, ...eventParts(EventType.WRITE_ROWS, [head, ...ranges])]),
        rows,
      });
    ranges = [];
    rows = 0;
    bytes = 0;
  };
  for (const { bytes: from, start, end } of images) {
    if (bytes > 0 && bytes + end - start > mostRows) closeEvent();
    // Rows that lie side by side in the source's event are taken in one piece.
    if (open !== null && open.bytes === from && open.end === start) open.end = end;
    else {
      closeRange();
      open = { bytes: from, start, end };
    }
    rows += 1;
    bytes += end - start;
  }
  closeEvent();
  return events;
}

/** The statement that applies events. Nothing may follow it in its packet: the server would lose that. */
export function binlogStatement(events: readonly RowEvent[]): ByteText {
  const [only] = events;
  // One row may be the whole event, and large.
  const bytes =
    only !== undefined && events.length === 1
      ? only.bytes
      : Buffer.concat(events.map((event) => event.bytes));
  return `BINLOG '${bytes.toString("base64")}'`;
}

/** Bytes of that statement. */
export function binlogStatementBytes(eventBytes: number): number {
  return Math.ceil(eventBytes / EVENT_SHARE) + SPARE_BYTES;
}

/** Of base64: four characters stand for three bytes. */
const EVENT_SHARE = 3 / 4;
/** For the words around the event and the packet's own. */
const SPARE_BYTES = 64;

/** The most bytes of events that a statement holds within this many. */
export function eventBytesWithin(statementBytes: number): number {
  return Math.floor((statementBytes - SPARE_BYTES) * EVENT_SHARE);
}

export function tableMapEvent({ database, table, layout }: EventTable): Buffer {
  return eventOf(EventType.TABLE_MAP, [tableId(), Buffer.from([1, 0]), name(database), name(table), layout]);
}

/** @param present the columns that each image of a row has: one image, or that before and that after an update */
export function rowsHead(columns: number, present: readonly (readonly number[])[]): Buffer {
  return Buffer.concat([
    tableId(),
    Buffer.from([FLAG_STATEMENT_END | FLAG_NO_FOREIGN_KEY_CHECKS, 0, NO_EXTRA_DATA, 0]),
    packed(columns),
    ...present.map((positions) => bitmap(columns, positions)),
  ]);
}

function bitmap(columns: number, positions: readonly number[]): Buffer {
  const bits = Buffer.alloc((columns + 7) >> 3);
  for (const at of positions) bits[at >> 3] = (bits[at >> 3] as number) | (1 << (at & 7));
  return bits;
}

const allOf = (columns: number): readonly number[] => [...Array(columns).keys()];

function tableId(): Buffer {
  const id = Buffer.alloc(TABLE_ID_BYTES);
  id.writeUIntLE(TABLE_ID, 0, TABLE_ID_BYTES);
  return id;
}

/** A name with its length in front and a zero byte behind. */
function name(text: string): Buffer {
  const bytes = Buffer.from(text, "utf8");
  return Buffer.concat([Buffer.from([bytes.length]), bytes, Buffer.from([0])]);
}

/** MySQL's length-encoded integer, of a number below 65 536: a table has at most 4096 columns. */
function packed(value: number): Buffer {
  return value < 251 ? Buffer.from([value]) : Buffer.from([252, value & 0xff, value >> 8]);
}
