import assert from "node:assert/strict";
import { test } from "node:test";
import { IntTable } from "../../../test/harness/int-table.ts";
import { EventType, frameEvent, HEADER_LENGTH } from "../../change/binlog-event.ts";
import { ByteReader } from "../../change/byte-reader.ts";
import type { ImageUpdate } from "../net-changes.ts";
import { EVENT_BYTES } from "./insert-events.ts";
import { updateEvents } from "./update-events.ts";

const TABLE = new IntTable("shop", "items", ["id", "a", "b", "c"]);
const TARGET = { database: "shop", table: "items", columns: 4, layout: TABLE.map.layout };
const COLUMNS = { primaryKey: [0], changed: [1, 3] };
const KEY_BITS = 0b0001;
const CHANGED_BITS = 0b1010;
/** Two bitmaps of NULLs, and three numbers. */
const ROW_BYTES = 14;

const update = (id: number): ImageUpdate => ({
  before: TABLE.image(id, 1, 2, 3),
  after: TABLE.image(id, 10, 2, 30),
});

/** What the server reads of an event: which columns the images have, and their values. */
function readBack(bytes: Buffer): {
  readonly present: readonly number[];
  readonly rows: readonly number[][];
} {
  const rows = frameEvent(bytes.subarray(bytes.readUInt32LE(9)), false);
  assert.equal(rows.type, EventType.UPDATE_ROWS);
  const reader = new ByteReader(rows.bytes, HEADER_LENGTH + 6 + 2);
  reader.skip(reader.uint16() - 2);
  assert.equal(reader.packed(), 4);
  const present = [reader.uint8(), reader.uint8()];
  const read: number[][] = [];
  for (let at = reader.position; at < rows.bytes.length; at += ROW_BYTES) {
    assert.deepEqual([rows.bytes[at], rows.bytes[at + 5]], [0, 0], "no value is NULL");
    read.push([1, 6, 10].map((offset) => rows.bytes.readInt32LE(at + offset)));
  }
  return { present, rows: read };
}

test("an event has the key of the row before, and of the row after what changes", () => {
  const [event, ...others] = updateEvents(TARGET, TABLE.images, COLUMNS, [update(7), update(8)], EVENT_BYTES);
  assert.deepEqual(others, []);
  assert.equal(event?.rows, 2);
  assert.deepEqual(readBack(event?.bytes as Buffer), {
    present: [KEY_BITS, CHANGED_BITS],
    rows: [
      [7, 10, 30],
      [8, 10, 30],
    ],
  });
});

test("an event is closed at its size, and no row is lost or doubled at the cut", () => {
  const most = 1_000;
  const updates = Array.from({ length: 200 }, (_, id) => update(id));
  const events = updateEvents(TARGET, TABLE.images, COLUMNS, updates, most);
  assert.ok(events.length > 1);
  for (const { bytes } of events) assert.ok(bytes.length <= most);
  const ids = events.flatMap(({ bytes }) => readBack(bytes).rows.map(([id]) => id));
  assert.deepEqual(
    ids,
    updates.map((_, id) => id),
  );
});
