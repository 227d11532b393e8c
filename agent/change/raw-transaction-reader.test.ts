import assert from "node:assert/strict";
import { test } from "node:test";
import { EventType, HEADER_LENGTH, type RawEvent } from "./binlog-event.ts";
import type { RawPiece } from "./raw-transaction.ts";
import { RawTransactionReader } from "./raw-transaction-reader.ts";
import type { Selection } from "./selection.ts";

const ENDS = 1;
const GOES_ON = 0;
const FLAGS_AT = HEADER_LENGTH + 6;
const CHECKSUM = 4;

/** An event that came with a checksum, which is cut off and still counted in its size. */
function raw(type: number, body: Buffer): RawEvent {
  const bytes = Buffer.concat([Buffer.alloc(HEADER_LENGTH), body]);
  bytes[4] = type;
  bytes.writeUInt32LE(bytes.length + CHECKSUM, 9);
  return { type, timestamp: 0, serverId: 1, flags: 0, nextPosition: 0, bytes };
}

function gtid(number: number): RawEvent {
  const body = Buffer.alloc(25);
  body.writeBigUInt64LE(BigInt(number), 17);
  return raw(EventType.GTID, body);
}

const query = (text: string): RawEvent =>
  raw(EventType.QUERY, Buffer.concat([Buffer.alloc(14), Buffer.from(text)]));
const xid = (): RawEvent => raw(EventType.XID, Buffer.alloc(8));
const id = (number: number): Buffer => Buffer.from([number, 0, 0, 0, 0, 0]);

function tableMap(number: number, database = "shop"): RawEvent {
  const text = (value: string): Buffer => Buffer.from(`${String.fromCharCode(value.length)}${value}\0`);
  return raw(
    EventType.TABLE_MAP,
    Buffer.concat([id(number), Buffer.alloc(2), text(database), text("items")]),
  );
}

const rows = (number: number, flags: number, bytes = 10): RawEvent =>
  raw(EventType.WRITE_ROWS, Buffer.concat([id(number), Buffer.from([flags, 0, 2, 0]), Buffer.alloc(bytes)]));

const isCarried = (database: string): boolean => database !== "mysql";
const selection: Selection = {
  wants: isCarried,
  checkRows: () => {},
  stateAt: () => "exact",
  objectsHold: () => false,
  tablesOf: () => [],
  wantsDatabase: isCarried,
  carriesWhole: isCarried,
  carriesEverything: isCarried,
  triggers: "carried",
  fold: (name) => name,
};

function read(events: readonly RawEvent[], partBytes = 10_000): readonly RawPiece[] {
  const left: string[] = [];
  const reader = new RawTransactionReader({
    ...{ selection, exception: null, partBytes, fullUpdateBytes: 1_000 },
    onLeave: (_gtid, what) => left.push(what),
  });
  return events.flatMap((event) => reader.push(event) ?? []);
}

/** A piece in a line: part, events by type, with a dot where a statement ends, and how it ends. */
function line(piece: RawPiece): string {
  if (piece.kind !== "rows") return piece.kind;
  const events = piece.events.map((bytes) => {
    assert.equal(bytes.readUInt32LE(9), bytes.length, "the size is without checksum");
    if (bytes[4] === EventType.TABLE_MAP) return `map${bytes[HEADER_LENGTH]}`;
    return `rows${bytes[HEADER_LENGTH]}${bytes.readUInt16LE(FLAGS_AT) === ENDS ? "." : ""}`;
  });
  return [piece.part, ...events, piece.end].join(" ");
}

test("a transaction is given as a whole; one of what is not carried comes out empty", () => {
  const pieces = read([
    ...[gtid(1), query("BEGIN"), tableMap(1), rows(1, ENDS), xid()],
    ...[gtid(2), query("BEGIN"), tableMap(9, "mysql"), rows(9, ENDS), xid()],
    ...[gtid(3), query("BEGIN"), query("COMMIT")],
  ]);
  assert.deepEqual(pieces.map(line), ["first map1 rows1. commit", "first commit", "first commit"]);
});

test("a part ends with the end of a statement, and the next begins with its table maps", () => {
  const pieces = read(
    [
      ...[gtid(1), query("BEGIN"), tableMap(1), tableMap(2)],
      ...[rows(1, GOES_ON, 300), rows(2, GOES_ON, 300), rows(1, ENDS, 10), xid()],
    ],
    250,
  );
  assert.deepEqual(pieces.map(line), [
    "first map1 map2 rows1. ",
    "later map1 map2 rows2. ",
    "later map1 map2 rows1. commit",
  ]);
});

test("a statement that ends in rows that are left out ends with those before", () => {
  const pieces = read([
    ...[gtid(1), query("BEGIN"), tableMap(1), tableMap(9, "mysql")],
    ...[rows(1, GOES_ON), rows(9, ENDS), tableMap(3), rows(3, ENDS), xid()],
  ]);
  assert.deepEqual(pieces.map(line), ["first map1 rows1. map3 rows3. commit"]);
});

test("branches keep their identifiers, and both their transactions", () => {
  const branch = [query("XA START X'31',X'',1"), tableMap(1), rows(1, ENDS), query("XA END X'31',X'',1")];
  const prepared = raw(EventType.XA_PREPARE, Buffer.from([0, 1, 0, 0, 0]));
  const pieces = read([gtid(1), ...branch, prepared, gtid(2), query("XA ROLLBACK X'31',X'',1")]);
  assert.deepEqual(pieces.map(line), ["first map1 rows1. xa-prepare", "xa-end"]);
  assert.deepEqual(
    pieces.map((piece) => (piece.kind === "rows" || piece.kind === "xa-end" ? piece.xid : null)),
    ["x'31',x'',1", "x'31',x'',1"],
  );
});

test("rows without their table, and a transaction within another, are refused", () => {
  for (const events of [
    [gtid(1), query("BEGIN"), rows(1, ENDS)],
    [gtid(1), query("BEGIN"), gtid(2)],
    [gtid(1), query("XA START X'31',X'',1"), xid()],
  ])
    assert.throws(() => read(events), { code: "EVENT_CORRUPT" });
});
