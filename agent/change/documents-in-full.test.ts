import assert from "node:assert/strict";
import { test } from "node:test";
import { EventType, HEADER_LENGTH, type RawEvent } from "./binlog-event.ts";
import { DocumentsInFull } from "./documents-in-full.ts";
import { type JsonNode, writeNode } from "./json-node.ts";

const INT16 = 5;
const PLENTY = 1_000;

function raw(type: number, ...parts: readonly (Buffer | readonly number[])[]): RawEvent {
  const bytes = Buffer.concat([Buffer.alloc(HEADER_LENGTH), ...parts.map((part) => Buffer.from(part))]);
  bytes[4] = type;
  bytes.writeUInt32LE(bytes.length, 9);
  return { type, timestamp: 0, serverId: 1, flags: 0, nextPosition: 0, bytes };
}

const number = (value: number): JsonNode => ({ kind: "leaf", type: INT16, bytes: Buffer.from([value, 0]) });
const list = (...values: readonly number[]): Buffer =>
  writeNode({ kind: "array", items: values.map(number) });
const stored = (document: Buffer): Buffer =>
  Buffer.concat([Buffer.from([document.length, 0, 0, 0]), document]);

const ID = [1, 0, 0, 0, 0, 0];
/** shop.docs (TINYINT, JSON), as terse as a source may log it: without the names of its columns. */
const MAP = raw(
  EventType.TABLE_MAP,
  [...ID, 0, 0, 4],
  Buffer.from("shop\0"),
  [4],
  Buffer.from("docs\0"),
  [2, 1, 245, 1, 4, 2],
).bytes;

const rowsOf = (type: number, bitmap: number, images: readonly (Buffer | readonly number[])[]): RawEvent =>
  raw(type, [...ID, 1, 0, 2, 0, 2, bitmap, bitmap], ...images);

const BEFORE = [[0, 7], stored(list(1, 2))];
/** Replaces the first number by 9. */
const DIFF = Buffer.from([0, 4, ...Buffer.from("$[0]"), 3, INT16, 9, 0]);
const partial = (bitmap: number): RawEvent =>
  rowsOf(EventType.PARTIAL_UPDATE_ROWS, bitmap, [...BEFORE, [1, 1, 0, 7], stored(DIFF)]);

test("an update that is logged by what changed becomes a full one", () => {
  const full = new DocumentsInFull(PLENTY).complete(partial(3), MAP);
  assert.deepEqual(full, rowsOf(EventType.UPDATE_ROWS, 3, [...BEFORE, [0, 7], stored(list(9, 2))]));
});

test("what is full is not looked into; what lacks columns, or would be too large, stays as it was logged", () => {
  const completed = (event: RawEvent, map: Buffer, most = PLENTY): RawEvent =>
    new DocumentsInFull(most).complete(event, map);
  const garbled = rowsOf(EventType.UPDATE_ROWS, 3, [Buffer.alloc(40, 0xff)]);
  assert.equal(completed(garbled, Buffer.alloc(0)), garbled);
  for (const bitmap of [1, 2]) {
    const lacking = partial(bitmap);
    assert.equal(completed(lacking, MAP), lacking);
  }
  const event = partial(3);
  const { length } = completed(event, MAP).bytes;
  assert.equal(completed(event, MAP, length - 1), event);
  assert.notEqual(completed(event, MAP, length), event);
});

test("changes that do not fit the document before them are refused", () => {
  const misfit = rowsOf(EventType.PARTIAL_UPDATE_ROWS, 3, [[2, 7], [1, 1, 0, 7], stored(DIFF)]);
  assert.throws(() => new DocumentsInFull(PLENTY).complete(misfit, MAP), { code: "EVENT_CORRUPT" });
});
