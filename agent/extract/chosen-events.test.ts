import assert from "node:assert/strict";
import { test } from "node:test";
import {
  EventType,
  HEADER_LENGTH,
  type HeldEvent,
  type RawEvent,
  type StreamedEvent,
} from "../change/binlog-event.ts";
import type { ChosenTables } from "../change/chosen-tables.ts";
import type { RawPiece } from "../change/raw-transaction.ts";
import { RawTransactionReader } from "../change/raw-transaction-reader.ts";
import type { Selection } from "../change/selection.ts";
import { TransactionReader } from "../change/transaction-reader.ts";
import { Zstd } from "../change/zstd.ts";
import { AgentError } from "../error.ts";
import { chosenEvents } from "./chosen-events.ts";

const ENDS = 1;
const GOES_ON = 0;
const NOT_COMPRESSED = 255;
const NO_DISK = new AgentError("SPILL_FAILED", "the disk is gone");

const CHOSEN: ChosenTables = new Map([
  ["shop", { tables: ["items", "sales"], excludeTables: [] }],
  ["crm", { tables: [], excludeTables: ["log"] }],
]);
const exactly = (name: string): string => name;

function raw(type: number, body: Buffer): RawEvent {
  const bytes = Buffer.concat([Buffer.alloc(HEADER_LENGTH), body]);
  bytes[4] = type;
  bytes.writeUInt32LE(bytes.length, 9);
  return { type, timestamp: 0, serverId: 0, flags: 0, nextPosition: 0, bytes };
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

function tableMap(number: number, name: string): RawEvent {
  const text = (value: string): Buffer => Buffer.from(`${String.fromCharCode(value.length)}${value}\0`);
  const [database = "", table = ""] = name.split(".");
  return raw(EventType.TABLE_MAP, Buffer.concat([id(number), Buffer.alloc(2), text(database), text(table)]));
}

const rows = (number: number, flags: number, type: number = EventType.WRITE_ROWS): RawEvent =>
  raw(type, Buffer.concat([id(number), Buffer.from([flags, 0, 2, 0]), Buffer.alloc(20)]));

const statement = (name: string): RawEvent[] => [tableMap(1, name), rows(1, ENDS)];

/** A length-encoded integer of three bytes. */
function packed(value: number): Buffer {
  const bytes = Buffer.alloc(4, 253);
  bytes.writeUIntLE(value, 1, 3);
  return bytes;
}

const field = (number: number, value: number): Buffer =>
  Buffer.concat([Buffer.from([number, packed(value).length]), packed(value)]);

/** A transaction's events in one, stored without compression. */
function payload(...events: readonly RawEvent[]): RawEvent {
  const bytes = Buffer.concat(events.map((each) => each.bytes));
  const head = Buffer.concat([field(2, NOT_COMPRESSED), field(1, bytes.length), Buffer.from([0])]);
  return raw(EventType.TRANSACTION_PAYLOAD, Buffer.concat([head, bytes]));
}

/** The same in a file; `open` says whether it still is. */
function held(event: RawEvent): HeldEvent & { open: boolean } {
  const { bytes, ...header } = event;
  const one = {
    ...header,
    size: bytes.length,
    open: true,
    file: {
      append: () => {},
      records: () => [bytes.subarray(0, 60), bytes.subarray(60)],
      [Symbol.dispose]: () => {
        one.open = false;
      },
    },
  };
  return one;
}

/** Comes in batches of one, so that none depends on what came with it. */
async function sent(
  events: readonly StreamedEvent[],
  chosen: ChosenTables = CHOSEN,
  fold = exactly,
): Promise<StreamedEvent[]> {
  async function* batches(): AsyncGenerator<readonly StreamedEvent[]> {
    for (const event of events) yield [event];
  }
  const all: StreamedEvent[] = [];
  for await (const some of chosenEvents(batches(), chosen, fold)) {
    assert.ok(some.length > 0, "no empty batch");
    all.push(...some);
  }
  return all;
}

test("statements of other tables are left out; what is around them, and all else, stays", async () => {
  const around = [gtid(1), query("BEGIN")];
  const [items, sales, log] = [statement("shop.items"), statement("shop.sales"), statement("crm.log")];
  const end = [query("SAVEPOINT s"), xid()];
  const others = [
    raw(EventType.ROWS_QUERY, Buffer.from("SELECT")),
    raw(EventType.HEARTBEAT, Buffer.alloc(9)),
    raw(EventType.INTVAR, Buffer.alloc(9)),
    raw(200, Buffer.alloc(3)),
    gtid(2),
    query("DROP TABLE other.t"),
  ];
  const given = [
    ...[...around, ...statement("other.items"), ...items, ...log, ...statement("crm.calls")],
    ...[...statement("shop.more"), ...sales, ...end, ...others],
  ];
  const kept = [...around, ...items, ...given.slice(8, 10), ...sales, ...end, ...others];
  assert.deepEqual(await sent(given), kept);
});

for (const type of [EventType.UPDATE_ROWS, EventType.DELETE_ROWS, EventType.PARTIAL_UPDATE_ROWS]) {
  test(`rows of type ${type} are rows`, async () => {
    assert.deepEqual(await sent([tableMap(1, "other.t"), rows(1, ENDS, type)]), []);
  });
}

test("a statement of several tables goes as a whole, or not at all", async () => {
  const maps = [tableMap(1, "other.a"), tableMap(2, "shop.items"), tableMap(3, "other.b")];
  const all = [rows(1, GOES_ON), rows(2, GOES_ON), rows(3, ENDS)];
  assert.deepEqual(await sent([...maps, ...all]), [...maps, ...all]);
  const none = [tableMap(1, "other.a"), tableMap(2, "crm.log"), rows(1, GOES_ON), rows(2, ENDS)];
  assert.deepEqual(await sent([...none, ...statement("shop.items")]), statement("shop.items"));
});

test("a table that is named late in its statement brings those before, and not their rows", async () => {
  const first = tableMap(1, "other.a");
  const rest = [tableMap(2, "shop.items"), rows(2, GOES_ON), rows(1, ENDS)];
  assert.deepEqual(await sent([first, rows(1, GOES_ON), ...rest]), [first, ...rest]);
});

test("rows of a table that was not named stay, for whoever judges them", async () => {
  const stray = [rows(7, ENDS), tableMap(1, "other.t"), rows(7, GOES_ON), rows(1, ENDS), rows(1, ENDS)];
  assert.deepEqual(await sent(stray), [stray[0], stray[2], stray[4]]);
});

test("a statement that never ended does not reach into the next transaction", async () => {
  const next = [gtid(2), query("BEGIN"), rows(1, ENDS)];
  assert.deepEqual(await sent([tableMap(1, "other.t"), ...next]), next);
});

test("everything comes out where everything is chosen", async () => {
  const all = [gtid(1), query("BEGIN"), ...statement("other.t"), payload(...statement("other.t")), xid()];
  assert.deepEqual(await sent(all, null), all);
});

test("names are compared as the source does, and never more strictly than by a link", async () => {
  const lower = (name: string): string => name.toLowerCase();
  const chosen: ChosenTables = new Map([
    ["Shop", { tables: ["Items"], excludeTables: [] }],
    ["CRM", { tables: [], excludeTables: ["Log"] }],
    ["crm", { tables: ["late"], excludeTables: [] }],
  ]);
  const wanted = async (name: string, fold: typeof exactly): Promise<boolean> =>
    (await sent(statement(name), chosen, fold)).length > 0;
  for (const name of ["Shop.Items", "CRM.calls", "CRM.log", "crm.late"])
    assert.ok(await wanted(name, exactly), name);
  for (const name of ["shop.items", "CRM.Log", "crm.calls"]) assert.ok(!(await wanted(name, exactly)), name);
  for (const name of ["shop.items", "SHOP.ITEMS", "crm.calls", "crm.late", "CRM.log"])
    assert.ok(await wanted(name, lower), name);
  for (const name of ["shop.sales", "CRM.Log", "crm.log"]) assert.ok(!(await wanted(name, lower)), name);
});

test("a compressed transaction of other tables leaves its beginning and its end", async () => {
  const [begin, end] = [query("BEGIN"), xid()];
  const other = payload(begin, ...statement("other.t"), ...statement("crm.log"), end);
  const mixed = payload(begin, ...statement("other.t"), ...statement("shop.items"), end);
  assert.deepEqual(await sent([gtid(1), other, gtid(2), mixed]), [gtid(1), begin, end, gtid(2), mixed]);
  const branch = [query("XA START X'31',X'',1"), query("XA END X'31',X'',1")];
  const prepare = raw(EventType.XA_PREPARE, Buffer.from([0, 1, 0, 0, 0]));
  const prepared = payload(branch[0] as RawEvent, ...statement("other.t"), branch[1] as RawEvent, prepare);
  assert.deepEqual(await sent([gtid(3), prepared]), [gtid(3), ...branch, prepare]);
});

test("a compressed transaction in a file stays there, or is done with", async () => {
  const wanted = held(payload(query("BEGIN"), ...statement("shop.items"), xid()));
  const other = held(payload(query("BEGIN"), ...statement("other.t"), xid()));
  assert.deepEqual(await sent([wanted, other]), [wanted, query("BEGIN"), xid()]);
  assert.equal(wanted.open, true);
  assert.equal(other.open, false);
});

test("a compressed transaction that cannot be read, or holds what is not known, is sent as it is", async () => {
  const begin = query("BEGIN");
  const inside = [
    payload(begin, raw(200, Buffer.alloc(3)), xid()),
    payload(begin, payload(xid()), xid()),
    payload(begin, raw(EventType.TABLE_MAP, Buffer.from([1])), xid()),
    payload(begin, raw(EventType.ROWS_QUERY, Buffer.alloc(60 * 1024)), query("x".repeat(5 * 1024))),
    payload(),
    raw(EventType.TRANSACTION_PAYLOAD, Buffer.from([1, 1])),
  ];
  assert.deepEqual(await sent(inside), inside);
  const file = held(payload(begin, ...statement("other.t"), xid()));
  const unreadable = {
    ...file,
    file: {
      ...file.file,
      records: () => {
        throw NO_DISK;
      },
    },
  };
  await assert.rejects(sent([unreadable]), NO_DISK);
});

test("both readers take what is left as transactions that hold nothing", async () => {
  const zstd = await Zstd.load();
  const selection: Selection = {
    wants: () => true,
    checkRows: () => {},
    stateAt: () => "exact",
    tablesOf: () => [],
    objectsHold: () => false,
    wantsDatabase: () => true,
    carriesWhole: () => true,
    carriesEverything: () => true,
    triggers: "left-out",
    fold: exactly,
  };
  const events = await sent([
    ...[gtid(1), query("BEGIN"), ...statement("other.t"), xid()],
    ...[gtid(2), payload(query("BEGIN"), ...statement("other.t"), xid())],
  ]);
  const told: string[] = [];
  const sink = {
    begin: (event: { gtid: { number: number } }) => void told.push(`begin ${event.gtid.number}`),
    rows: () => void told.push("rows"),
    change: () => void told.push("change"),
    leave: () => void told.push("leave"),
    end: () => void told.push("end"),
    postpone: () => void told.push("postpone"),
  };
  const spill = { memoryBytes: 0, open: () => assert.fail("nothing is to be held") };
  using reader = new TransactionReader(selection, sink, { count: 0, find: () => undefined }, spill);
  const pieces: RawPiece[] = [];
  const raws = new RawTransactionReader({
    selection,
    exception: null,
    partBytes: 1,
    fullUpdateBytes: 1,
    onLeave: () => {},
  });
  for (const event of events) {
    if ("file" in event) assert.fail("nothing is in a file");
    if (event.type === EventType.TRANSACTION_PAYLOAD) pieces.push(...raws.unpack(event, zstd));
    assert.equal(reader.push(event), null);
    const piece = raws.push(event);
    if (piece !== null) pieces.push(piece);
  }
  assert.deepEqual(told, ["begin 1", "end", "begin 2", "end"]);
  assert.deepEqual(
    pieces.map((piece) => piece.kind === "rows" && [piece.gtid.gtid.number, piece.events.length, piece.end]),
    [
      [1, 0, "commit"],
      [2, 0, "commit"],
    ],
  );
});
