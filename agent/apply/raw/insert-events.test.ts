import assert from "node:assert/strict";
import { test } from "node:test";
import { IntTable } from "../../../test/harness/int-table.ts";
import { EventType, frameEvent, HEADER_LENGTH } from "../../change/binlog-event.ts";
import type { RowImage } from "../../change/row-image.ts";
import { readRowsEvent } from "../../change/rows-event.ts";
import { readTableName } from "../../change/table-map.ts";
import { formatDescriptionEvent } from "./format-description.ts";
import { binlogStatement, EVENT_BYTES, eventBytesWithin, insertEvents } from "./insert-events.ts";

const TABLE = new IntTable("shop", "items", ["id", "n"]);
const TARGET = { database: "shöp", table: "gegenstände", columns: 2, layout: TABLE.map.layout };
const ROW_BYTES = TABLE.bytes([[1, 1]]).length;

/** Images that lie one behind the other, as in an event of the source. */
function sideBySide(count: number): RowImage[] {
  const bytes = TABLE.bytes(Array.from({ length: count }, (_, at) => [at, -at]));
  return Array.from({ length: count }, (_, at) => TABLE.images.read(bytes, at * ROW_BYTES));
}

/** Reads events back as the server would: a table map, and the rows behind it. */
function readBack(bytes: Buffer): { readonly table: string; readonly rows: readonly number[][] } {
  const size = bytes.readUInt32LE(9);
  const map = frameEvent(bytes.subarray(0, size), false);
  const rows = frameEvent(bytes.subarray(size), false);
  assert.deepEqual([map.type, rows.type], [EventType.TABLE_MAP, EventType.WRITE_ROWS]);
  const { database, table } = readTableName(map);
  const { start, endsStatement } = readRowsEvent(rows, TABLE.map);
  assert.ok(endsStatement);
  const read: number[][] = [];
  for (let at = start; at < rows.bytes.length; at += ROW_BYTES)
    read.push(TABLE.values(TABLE.images.read(rows.bytes, at)));
  return { table: `${database}.${table}`, rows: read };
}

test("rows from several events of the source become one event for the table of the target, in their order", () => {
  const [first, second, third] = sideBySide(3) as [RowImage, RowImage, RowImage];
  const apart = TABLE.image(9, 9);
  const [event, ...others] = insertEvents(TARGET, [first, second, apart, third]);
  assert.deepEqual(others, []);
  assert.equal(event?.rows, 4);
  assert.deepEqual(readBack(event?.bytes as Buffer), {
    table: "shöp.gegenstände",
    rows: [
      [0, -0],
      [1, -1],
      [9, 9],
      [2, -2],
    ].map(([id, n]) => [id, n === 0 ? 0 : n]),
  });
});

test("an event is closed at its size, and no row is lost or doubled at the cut", () => {
  const count = Math.ceil((2.5 * EVENT_BYTES) / ROW_BYTES);
  const events = insertEvents(TARGET, sideBySide(count));
  assert.equal(events.length, 3);
  const ids = events.flatMap(({ bytes }) => readBack(bytes).rows.map(([id]) => id));
  assert.deepEqual(ids, [...ids.keys()]);
  assert.equal(ids.length, count);
});

test("no rows are no event", () => {
  assert.deepEqual(insertEvents(TARGET, []), []);
});

test("what is said to fit into a statement fits", () => {
  for (const limit of [1_024, 1_025, 1_026, 65_536]) {
    const event = { bytes: Buffer.alloc(eventBytesWithin(limit)), rows: 1 };
    assert.ok(binlogStatement([event]).length <= limit);
  }
});

test("the format description says what it is", () => {
  const event = frameEvent(formatDescriptionEvent(), true);
  assert.equal(event.type, EventType.FORMAT_DESCRIPTION);
  assert.equal(event.bytes.at(-1), 0, "the events behind it have no checksums");
  assert.equal(event.bytes[HEADER_LENGTH + 56], HEADER_LENGTH);
});
