import assert from "node:assert/strict";
import { test } from "node:test";
import { AgentError, type ErrorCode } from "../error.ts";
import { EventType, HEADER_LENGTH, type RawEvent } from "./binlog-event.ts";
import { formatGtid } from "./gtid-set.ts";
import type { Selection } from "./selection.ts";
import type { Spill, SpillFile } from "./spill.ts";
import { TransactionReader, type TransactionSink } from "./transaction-reader.ts";

const UUID = "3e11fa47-71ca-11e1-9e33-c80aa9429562";
const SELECTED_TABLE = 1;
const OTHER_TABLE = 2;

function raw(type: number, body: Buffer, flags = 0): RawEvent {
  const bytes = Buffer.concat([Buffer.alloc(HEADER_LENGTH), body]);
  return { type, timestamp: 0, serverId: 1, flags, nextPosition: 0, bytes };
}

function gtid(number: number): RawEvent {
  const body = Buffer.alloc(25);
  Buffer.from(UUID.replaceAll("-", ""), "hex").copy(body, 1);
  body.writeBigUInt64LE(BigInt(number), 17);
  return raw(EventType.GTID, body);
}

const query = (text: string): RawEvent =>
  raw(EventType.QUERY, Buffer.concat([Buffer.alloc(14), Buffer.from(text)]));
const xaPrepare = (onePhase: 0 | 1): RawEvent =>
  raw(EventType.XA_PREPARE, Buffer.from([onePhase, 1, 0, 0, 0]));
const xid = (): RawEvent => raw(EventType.XID, Buffer.alloc(8));
const id = (number: number): Buffer => Buffer.from([number, 0, 0, 0, 0, 0]);

/** `shop.items` or `other.items`, with one INT column named `n`. */
function tableMap(number: number): RawEvent {
  const database = number === SELECTED_TABLE ? "shop" : "none";
  const text = (value: string): Buffer => Buffer.from(`${String.fromCharCode(value.length)}${value}\0`);
  const columns = Buffer.from([1, 3, 0, 0, 4, 2, 1, 0x6e]);
  return raw(
    EventType.TABLE_MAP,
    Buffer.concat([id(number), Buffer.alloc(2), text(database), text("items"), columns]),
  );
}

/** One inserted row. */
const insert = (value: number, table = SELECTED_TABLE): RawEvent =>
  raw(EventType.WRITE_ROWS, Buffer.concat([id(table), Buffer.from([1, 0, 2, 0, 1, 1, 0, value, 0, 0, 0])]));

const selection: Selection = {
  wants: (database) => database === "shop",
  checkRows: () => {},
  stateAt: () => "exact",
  tablesOf: () => [],
  objectsHold: () => false,
  wantsDatabase: (database) => database === "shop",
  carriesWhole: (database) => database === "shop",
  carriesEverything: (database) => database === "shop",
  triggers: "left-out",
  fold: (name) => name,
};

const NONE_KNOWN = { count: 0, find: () => undefined };

/** What a sink is told, one line a call. */
class Told implements TransactionSink {
  readonly lines: string[] = [];
  begin(event: Parameters<TransactionSink["begin"]>[0]): void {
    this.lines.push(`begin ${event.gtid.number}`);
  }
  rows(...[, event]: Parameters<TransactionSink["rows"]>): void {
    this.lines.push(`${event.kind} ${event.bytes[event.start + 1]}`);
  }
  change(): void {
    this.lines.push("change");
  }
  leave(): void {
    this.lines.push("leave");
  }
  end(branch: Parameters<TransactionSink["end"]>[0]): void {
    this.lines.push(branch === null ? "end" : `end of ${formatGtid(branch).split(":")[1]}`);
  }
  postpone(): void {
    this.lines.push("postpone");
  }
}

/** What stands for a disk. */
class Files implements Spill {
  readonly memoryBytes: number;
  /** Records of each file; null for one that is closed. */
  readonly files: (Buffer[] | null)[] = [];

  constructor(memoryBytes: number) {
    this.memoryBytes = memoryBytes;
  }

  open(): SpillFile {
    const records: Buffer[] = [];
    const number = this.files.push(records) - 1;
    return {
      append: (record) => void records.push(Buffer.from(record)),
      records: () => records,
      [Symbol.dispose]: () => {
        this.files[number] = null;
      },
    };
  }
}

const NO_FILES = new Files(Number.MAX_SAFE_INTEGER);

function read(...events: readonly RawEvent[]): readonly string[] {
  return readWith(NO_FILES, ...events);
}

function readWith(files: Files, ...events: readonly RawEvent[]): readonly string[] {
  const told = new Told();
  using reader = new TransactionReader(selection, told, NONE_KNOWN, files);
  for (const event of events) for (const part of reader.push(event) ?? []) assert.ok(part.bytes.length > 0);
  return told.lines;
}

const ONE = "X'31',X'',1";
const TWO = "X'31',X'32',1";
const branch = (number: number, which: string, ...inside: readonly RawEvent[]): RawEvent[] => [
  gtid(number),
  query(`XA START ${which}`),
  ...inside,
  query(`XA END ${which}`),
];

test("a branch is given when it is committed, under the transaction that commits it", () => {
  assert.deepEqual(
    read(
      ...branch(
        1,
        ONE,
        tableMap(SELECTED_TABLE),
        insert(7),
        insert(8),
        tableMap(OTHER_TABLE),
        insert(9, OTHER_TABLE),
      ),
      xaPrepare(0),
      gtid(2),
      query("BEGIN"),
      tableMap(SELECTED_TABLE),
      insert(1),
      xid(),
      gtid(3),
      query(`XA COMMIT ${ONE}`),
    ),
    ["begin 1", "postpone", "begin 2", "insert 1", "end", "begin 3", "insert 7", "insert 8", "end of 1"],
  );
});

test("a branch that is rolled back gives nothing, and ends with what prepared it", () => {
  const events = [...branch(1, ONE, tableMap(SELECTED_TABLE), insert(7)), xaPrepare(0)];
  const more = [...branch(2, TWO, tableMap(SELECTED_TABLE), insert(8)), xaPrepare(0)];
  assert.deepEqual(
    read(...events, ...more, gtid(3), query(`XA ROLLBACK ${TWO}`), gtid(4), query(`XA COMMIT ${ONE}`)),
    ["begin 1", "postpone", "begin 2", "postpone", "begin 3", "end of 2", "begin 4", "insert 7", "end of 1"],
  );
});

test("one phase is one transaction, and an identifier can be used again", () => {
  const events = [...branch(1, ONE, tableMap(SELECTED_TABLE), insert(7)), xaPrepare(1)];
  const again = [...branch(2, ONE, tableMap(SELECTED_TABLE), insert(8)), xaPrepare(0)];
  assert.deepEqual(read(...events, ...again, gtid(3), query(`XA COMMIT ${ONE}`)), [
    ...["begin 1", "insert 7", "end"],
    ...["begin 2", "postpone", "begin 3", "insert 8", "end of 2"],
  ]);
});

test("a branch without a selected table is done with at once, and so is the end of one that is not known", () => {
  const events = [...branch(1, ONE, tableMap(OTHER_TABLE), insert(7, OTHER_TABLE)), xaPrepare(0)];
  assert.deepEqual(
    read(...events, gtid(2), query(`XA COMMIT ${ONE}`), gtid(3), query(`XA ROLLBACK ${TWO}`)),
    [...["begin 1", "end", "begin 2", "end", "begin 3", "end"]],
  );
});

test("the largest branch goes to disk when branches together are large, and comes back as it was", () => {
  const files = new Files(1_000);
  const events = [
    ...branch(1, ONE, tableMap(SELECTED_TABLE), insert(1), insert(2), insert(3)),
    xaPrepare(0),
    ...branch(2, TWO, tableMap(SELECTED_TABLE), insert(4), insert(5)),
    xaPrepare(0),
    gtid(3),
    query(`XA COMMIT ${TWO}`),
    ...branch(4, TWO, tableMap(SELECTED_TABLE), insert(6)),
    xaPrepare(0),
    gtid(5),
    query(`XA COMMIT ${ONE}`),
  ];
  const lines = readWith(files, ...events);
  assert.deepEqual(lines, read(...events));
  assert.ok(lines.join().includes("insert 1,insert 2,insert 3,end of 1"));
  assert.deepEqual(files.files, [null], "one branch had a file, which is gone");
});

test("files are given up with the reader, and with a branch that is rolled back", () => {
  const files = new Files(0);
  const large = branch(1, ONE, tableMap(SELECTED_TABLE), insert(1));
  readWith(files, ...large, xaPrepare(0));
  readWith(files, ...large);
  readWith(files, ...large, xaPrepare(0), gtid(2), query(`XA ROLLBACK ${ONE}`), gtid(3), query("BEGIN"));
  readWith(files, ...large, xaPrepare(1), gtid(2), query("BEGIN"));
  assert.deepEqual(files.files, [null, null, null, null]);
});

test("what is given back does not count any more", () => {
  const files = new Files(1_000);
  const one = (number: number): RawEvent[] => [
    ...branch(number, ONE, tableMap(SELECTED_TABLE), insert(1), insert(2)),
    xaPrepare(0),
    gtid(number + 1),
    query(number % 4 === 1 ? `XA COMMIT ${ONE}` : `XA ROLLBACK ${ONE}`),
  ];
  readWith(files, ...[1, 3, 5, 7, 9].flatMap(one));
  assert.deepEqual(files.files, []);
});

/** The error names the transaction that is being read. */
function stops(code: ErrorCode, ...events: readonly RawEvent[]): void {
  assert.throws(
    () => read(...events),
    (error: unknown) => {
      assert.ok(error instanceof AgentError, String(error));
      assert.equal(error.code, code, error.message);
      assert.equal(error.gtid.startsWith(UUID), events[0]?.type === EventType.GTID);
      return true;
    },
  );
}

test("what stands where it cannot, or loses something, stops", () => {
  const started = branch(1, ONE, tableMap(SELECTED_TABLE), insert(7));
  stops("EVENT_CORRUPT", ...started, xid());
  stops("EVENT_CORRUPT", ...started, query("COMMIT"));
  stops("EVENT_CORRUPT", gtid(1), query("BEGIN"), xaPrepare(0));
  stops("EVENT_CORRUPT", gtid(1), query("XA START 'unquoted'"));
  stops("EVENT_CORRUPT", gtid(1), tableMap(SELECTED_TABLE), insert(1));
  stops("EVENT_CORRUPT", gtid(1), query("BEGIN"), insert(1));
  stops("EVENT_CORRUPT", xid());
  const prepared = [...started, xaPrepare(0)];
  stops("EVENT_CORRUPT", ...prepared, ...branch(2, ONE, tableMap(SELECTED_TABLE), insert(8)), xaPrepare(0));
  stops("EVENT_CORRUPT", gtid(1), query("BEGIN"), raw(EventType.TRANSACTION_PAYLOAD, Buffer.alloc(1)));
});

test("an incident, an anonymous transaction and an event that is not known stop; one marked as ignorable does not", () => {
  stops("EVENT_UNSUPPORTED", raw(EventType.INCIDENT, Buffer.from([1, 0])));
  stops("TRANSACTION_ANONYMOUS", raw(EventType.ANONYMOUS_GTID, Buffer.alloc(25)));
  stops("EVENT_UNSUPPORTED", gtid(1), raw(99, Buffer.alloc(4)));
  assert.deepEqual(read(gtid(1), raw(99, Buffer.alloc(4), 0x80), query("BEGIN"), xid()), ["begin 1", "end"]);
});
