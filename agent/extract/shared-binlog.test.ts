import assert from "node:assert/strict";
import { test } from "node:test";
import { EventType, HEADER_LENGTH, type RawEvent, type StreamedEvent } from "../change/binlog-event.ts";
import { readGtidEvent } from "../change/gtid-event.ts";
import { GtidSet } from "../change/gtid-set.ts";
import type { Spill, SpillFile } from "../change/spill.ts";
import { AgentError } from "../error.ts";
import { onAbort } from "../lib/abort.ts";
import { SharedBinlog } from "./shared-binlog.ts";

const UUID = "3e11fa47-71ca-11e1-9e33-c80aa9429562";
const HELD_BYTES = 5_000;
/** Each of the log's transactions is a little more than a thousand bytes. */
const ROWS_BYTES = 200;
const ROOM_FOR_MANY = 1_000_000;

function raw(type: number, body: Buffer, nextPosition: number): RawEvent {
  const bytes = Buffer.concat([Buffer.alloc(HEADER_LENGTH), body]);
  bytes[4] = type;
  bytes.writeUInt32LE(nextPosition, 13);
  return { type, timestamp: 0, serverId: 1, flags: 0, nextPosition, bytes };
}

const upTo = (last: number): GtidSet => GtidSet.parse(last === 0 ? "" : `${UUID}:1-${last}`);

class Files implements Spill {
  readonly memoryBytes = 0;
  opened = 0;
  closed = 0;

  open(): SpillFile {
    this.opened += 1;
    return {
      append: () => {},
      records: () => [Buffer.from("held")],
      [Symbol.dispose]: () => {
        this.closed += 1;
      },
    };
  }
}

interface Logged {
  readonly number: number;
  readonly events: readonly (RawEvent | "held")[];
}

/** A server with a binlog: sends what a reader has not, as COM_BINLOG_DUMP_GTID does. */
class Server {
  readonly #log: Logged[] = [];
  #position = 4;
  #changed = new AbortController();
  #salt = 0;
  /** Connections that were made, and that are open. */
  made = 0;
  open = 0;
  /** Events sent over all connections, without those that say which file it is. */
  sent = 0;
  /** Events of a batch. */
  batch = 1;
  /** Once so many more events were sent, the connection breaks. */
  breakAfter = Number.POSITIVE_INFINITY;

  /** Logs a transaction of so many row events. */
  commit(rows = 3, held: "plain" | "held" = "plain"): number {
    const number = this.#log.length + 1;
    const body = Buffer.alloc(25, this.#salt);
    Buffer.from(UUID.replaceAll("-", ""), "hex").copy(body, 1);
    body.writeBigUInt64LE(BigInt(number), 17);
    const events: (RawEvent | "held")[] = [this.#event(EventType.GTID, body)];
    if (held === "held") events.push("held");
    else {
      for (let row = 0; row < rows; row++)
        events.push(this.#event(EventType.WRITE_ROWS, Buffer.alloc(ROWS_BYTES, row)));
      events.push(this.#event(EventType.XID, Buffer.alloc(8)));
    }
    this.#log.push({ number, events });
    const changed = this.#changed;
    this.#changed = new AbortController();
    changed.abort();
    return number;
  }

  /** Another server takes its place: its log is the same by its GTIDs, and not by its bytes. */
  failOver(): void {
    const rows = this.#log.map(({ events }) => events.length - 2);
    this.#log.length = 0;
    this.#position += 100;
    this.#salt += 1;
    for (const each of rows) this.commit(each);
  }

  readonly read = (from: GtidSet, spill: Spill, signal: AbortSignal) => this.#stream(from, spill, signal);

  async *#stream(
    from: GtidSet,
    spill: Spill,
    signal: AbortSignal,
  ): AsyncGenerator<readonly StreamedEvent[], void> {
    this.made += 1;
    this.open += 1;
    try {
      yield [
        raw(EventType.ROTATE, Buffer.alloc(8), 0),
        raw(EventType.FORMAT_DESCRIPTION, Buffer.alloc(60), 0),
      ];
      let batch: StreamedEvent[] = [];
      for (let index = 0; !signal.aborted; ) {
        const logged = this.#log[index];
        if (logged === undefined) {
          if (batch.length > 0) yield batch;
          batch = [];
          if (index === this.#log.length) await this.#more(signal);
          continue;
        }
        index += 1;
        if (from.has({ uuid: UUID, tag: "", number: logged.number })) continue;
        for (const event of logged.events) {
          if (this.breakAfter-- <= 0) {
            this.breakAfter = Number.POSITIVE_INFINITY;
            throw new AgentError("CONNECTION_LOST", "the test cuts it off");
          }
          this.sent += 1;
          batch.push(event === "held" ? held(spill) : event);
          if (batch.length < this.batch) continue;
          yield batch;
          if (signal.aborted) return;
          batch = [];
        }
      }
    } finally {
      this.open -= 1;
    }
  }

  async #more(signal: AbortSignal): Promise<void> {
    const changed = this.#changed.signal;
    await new Promise<void>((resolve) => {
      onAbort(changed, resolve);
      onAbort(signal, resolve);
    });
  }

  #event(type: number, body: Buffer): RawEvent {
    this.#position += HEADER_LENGTH + body.length;
    return raw(type, body, this.#position);
  }
}

function held(spill: Spill): StreamedEvent {
  const { bytes: _, ...header } = raw(EventType.TRANSACTION_PAYLOAD, Buffer.alloc(0), 7);
  return { ...header, size: HELD_BYTES, file: spill.open() };
}

/** One link: takes what comes, and checks that it is whole transactions of the log, each once and in order. */
class Reader implements AsyncDisposable {
  readonly #stop = new AbortController();
  readonly #events: AsyncGenerator<readonly StreamedEvent[], void>;
  /** One line an event: its type and its transaction. */
  readonly lines: string[] = [];
  readonly held: StreamedEvent[] = [];
  #now = 0;

  constructor(binlog: SharedBinlog, from: GtidSet, spill: Spill = new Files()) {
    this.#events = binlog.stream(from, spill, this.#stop.signal);
  }

  /** Takes the next events; false at the end. */
  async step(): Promise<boolean> {
    const next = await this.#events.next();
    if (next.done === true) return false;
    for (const event of next.value) {
      if (event.type === EventType.GTID && "bytes" in event) this.#now = readGtidEvent(event).gtid.number;
      if ("file" in event) this.held.push(event);
      if (event.type !== EventType.ROTATE && event.type !== EventType.FORMAT_DESCRIPTION)
        this.lines.push(`${this.#now} ${event.type}`);
      else if (event.type === EventType.FORMAT_DESCRIPTION) this.formats += 1;
    }
    return true;
  }

  formats = 0;

  /** Takes events until the transaction has come to its end. */
  async until(number: number): Promise<void> {
    const ends = [EventType.XID, EventType.TRANSACTION_PAYLOAD].map((type) => `${number} ${type}`);
    while (!ends.some((end) => this.lines.includes(end))) assert.ok(await this.step(), "the stream goes on");
  }

  stop(): void {
    this.#stop.abort();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.stop();
    await this.#events.return();
  }
}

/** What a reader is to have got of plain transactions. */
function transactions(first: number, last: number, rows = 3): string[] {
  return Array.from({ length: last - first + 1 }, (_, index) =>
    [EventType.GTID, ...Array.from({ length: rows }, () => EventType.WRITE_ROWS), EventType.XID].map(
      (type) => `${first + index} ${type}`,
    ),
  ).flat();
}

const commits = (server: Server, count: number): void => {
  for (let each = 0; each < count; each++) server.commit();
};

test("five links that begin at one position read by one connection", async () => {
  const server = new Server();
  commits(server, 20);
  const binlog = new SharedBinlog(server.read, ROOM_FOR_MANY);
  const readers = Array.from({ length: 5 }, () => new Reader(binlog, upTo(5)));
  await Promise.all(readers.map((reader) => reader.until(20)));
  for (const reader of readers) assert.deepEqual(reader.lines, transactions(6, 20));
  assert.equal(server.made, 1);
  assert.equal(server.sent, transactions(6, 20).length);
  for (const reader of readers) await reader[Symbol.asyncDispose]();
  assert.equal(server.open, 0);
  assert.equal(binlog.connections, 0);
});

test("a single link is given the very batches", async () => {
  const server = new Server();
  commits(server, 3);
  server.batch = 15;
  const given: (readonly StreamedEvent[])[] = [];
  const binlog = new SharedBinlog(async function* (...args) {
    for await (const batch of server.read(...args)) {
      given.push(batch);
      yield batch;
    }
  });
  await using _reader = new Reader(binlog, GtidSet.empty);
  const stream = binlog.stream(GtidSet.empty, new Files(), AbortSignal.timeout(10_000));
  await stream.next();
  const { value } = await stream.next();
  assert.equal(value, given[1]);
  await stream.return();
});

test("a late one reads by itself until it meets the others, and joins between two transactions", async () => {
  const server = new Server();
  commits(server, 50);
  const binlog = new SharedBinlog(server.read, 20_000);
  await using first = new Reader(binlog, upTo(10));
  await first.until(50);
  await using late = new Reader(binlog, GtidSet.empty);
  await late.step();
  assert.equal(server.open, 2);
  await late.until(45);
  server.commit();
  await first.until(51);
  await late.until(51);
  assert.equal(server.open, 1);
  assert.equal(server.made, 2);
  assert.deepEqual(late.lines, transactions(1, 51));
  assert.deepEqual(first.lines, transactions(11, 51));
  assert.equal(late.formats, 2, "it was told which format follows");
});

test("one that joins is not given what it has, wherever that is", async () => {
  const server = new Server();
  commits(server, 20);
  const binlog = new SharedBinlog(server.read, ROOM_FOR_MANY);
  await using first = new Reader(binlog, upTo(2));
  await first.until(20);
  const gaps = GtidSet.parse(`${UUID}:1-5:8:10-12`);
  await using joined = new Reader(binlog, gaps);
  await joined.until(20);
  assert.deepEqual(joined.lines, [...transactions(6, 7), ...transactions(9, 9), ...transactions(13, 20)]);
  assert.equal(server.made, 1);
  assert.equal(joined.formats, 1);
});

test("one that lacks what the others never asked for does not join", async () => {
  const server = new Server();
  commits(server, 20);
  const binlog = new SharedBinlog(server.read, ROOM_FOR_MANY);
  await using first = new Reader(binlog, GtidSet.parse(`${UUID}:1-5:15`));
  await first.until(13);
  await using other = new Reader(binlog, upTo(5));
  await other.until(20);
  assert.deepEqual(other.lines, transactions(6, 20));
  assert.equal(server.made, 2);
});

test("one that is ahead does not wait for those behind", async () => {
  const server = new Server();
  commits(server, 20);
  const binlog = new SharedBinlog(server.read, ROOM_FOR_MANY);
  await using slow = new Reader(binlog, GtidSet.empty);
  await slow.step();
  await using ahead = new Reader(binlog, upTo(19));
  await ahead.until(20);
  assert.deepEqual(ahead.lines, transactions(20, 20));
  await slow.until(20);
  server.commit();
  await Promise.all([ahead.until(21), slow.until(21)]);
  assert.equal(server.open, 1, "they have met");
  assert.deepEqual(ahead.lines, transactions(20, 21));
  assert.deepEqual(slow.lines, transactions(1, 21));
});

for (const batch of [1, 2, 3, 7]) {
  test(`a slow one holds nobody back: it falls out wherever it is, and comes back (${batch} events a batch)`, async () => {
    for (let steps = 1; steps < 12; steps++) {
      const server = new Server();
      server.batch = batch;
      commits(server, 40);
      const binlog = new SharedBinlog(server.read, 5_000);
      await using fast = new Reader(binlog, GtidSet.empty);
      await using slow = new Reader(binlog, GtidSet.empty);
      for (let each = 0; each < steps; each++) {
        await fast.step();
        await slow.step();
      }
      await fast.until(40);
      assert.equal(server.made, 1);
      await slow.until(38);
      assert.equal(server.made, 2);
      await slow.until(40);
      server.commit();
      await Promise.all([fast.until(41), slow.until(41)]);
      server.commit();
      await Promise.all([fast.until(42), slow.until(42)]);
      assert.equal(server.open, 1);
      assert.deepEqual(slow.lines, transactions(1, 42));
      assert.deepEqual(fast.lines, transactions(1, 42));
    }
  });
}

test("a transaction larger than what is kept passes in parts, and nobody joins in its middle", async () => {
  const server = new Server();
  const rows = 500;
  server.commit();
  server.commit(rows);
  server.commit();
  const binlog = new SharedBinlog(server.read, 5_000);
  await using fast = new Reader(binlog, GtidSet.empty);
  await using slow = new Reader(binlog, GtidSet.empty);
  while (fast.lines.length < 300) await fast.step();
  while (slow.lines.length < 100) await slow.step();
  await using late = new Reader(binlog, upTo(1));
  await Promise.all([fast.until(3), slow.until(3), late.until(3)]);
  const all = [...transactions(1, 1), ...transactions(2, 2, rows), ...transactions(3, 3)];
  assert.deepEqual(fast.lines, all);
  assert.deepEqual(slow.lines, all);
  assert.deepEqual(late.lines, all.slice(transactions(1, 1).length));
});

test("a link alone takes what is larger than all that is kept", async () => {
  const server = new Server();
  server.batch = 7;
  commits(server, 20);
  const binlog = new SharedBinlog(server.read, 1);
  await using alone = new Reader(binlog, GtidSet.empty);
  await alone.until(20);
  assert.deepEqual(alone.lines, transactions(1, 20));
  assert.equal(server.made, 1);
});

test("one that goes on in a transaction which another server sends otherwise starts over", async () => {
  const server = new Server();
  commits(server, 30);
  const binlog = new SharedBinlog(server.read, 5_000);
  await using fast = new Reader(binlog, GtidSet.empty);
  await using slow = new Reader(binlog, GtidSet.empty);
  for (let each = 0; each < 4; each++) {
    await fast.step();
    await slow.step();
  }
  await fast.until(30);
  server.failOver();
  await assert.rejects(slow.until(30), { code: "CONNECTION_LOST", retryable: true });
  assert.deepEqual(slow.lines, transactions(1, 1).slice(0, slow.lines.length));
});

test("a lost connection reaches each of its links, behind what had come", async () => {
  const server = new Server();
  commits(server, 10);
  server.breakAfter = 22;
  const binlog = new SharedBinlog(server.read, ROOM_FOR_MANY);
  const readers = [1, 2, 3].map(() => new Reader(binlog, GtidSet.empty));
  for (const reader of readers) await reader.step();
  for (const reader of readers) {
    await assert.rejects(reader.until(10), { code: "CONNECTION_LOST" });
    assert.deepEqual(reader.lines, transactions(1, 5).slice(0, 22));
  }
  assert.equal(server.open, 0);
  assert.equal(binlog.connections, 0);
  // They begin again where they were.
  const again = [1, 2, 3].map(() => new Reader(binlog, upTo(4)));
  await Promise.all(again.map((reader) => reader.until(10)));
  for (const reader of again) {
    assert.deepEqual(reader.lines, transactions(5, 10));
    await reader[Symbol.asyncDispose]();
  }
  assert.equal(server.made, 2);
});

test("a link that is stopped leaves the others, and the last closes the connection", async () => {
  const server = new Server();
  commits(server, 5);
  const binlog = new SharedBinlog(server.read, ROOM_FOR_MANY);
  const [one, two] = [new Reader(binlog, GtidSet.empty), new Reader(binlog, GtidSet.empty)];
  await Promise.all([one.until(5), two.until(5)]);
  const waiting = one.step();
  const other = two.step();
  one.stop();
  assert.equal(await waiting, false);
  server.commit();
  assert.equal(await other, true);
  await two.until(6);
  assert.equal(server.open, 1);
  const last = two.step();
  two.stop();
  assert.equal(await last, false);
  assert.equal(server.open, 0);
});

test("a link that was stopped before it began opens nothing", async () => {
  const server = new Server();
  const binlog = new SharedBinlog(server.read);
  const reader = new Reader(binlog, GtidSet.empty);
  reader.stop();
  assert.equal(await reader.step(), false);
  assert.equal(server.made, 0);
});

test("what is in a file is one file for all, closed when all are done with it", async () => {
  const server = new Server();
  server.commit();
  server.commit(0, "held");
  commits(server, 30);
  const files = new Files();
  const binlog = new SharedBinlog(server.read, 5_000);
  const readers = [1, 2].map(() => new Reader(binlog, GtidSet.empty, files));
  await Promise.all(readers.map((reader) => reader.until(2)));
  assert.equal(files.opened, 1);
  const [first, second] = readers.map(({ held: [event] }) => {
    assert.ok(event !== undefined && "file" in event);
    return event.file;
  });
  assert.deepEqual([...(first as SpillFile).records()], [Buffer.from("held")]);
  (first as SpillFile)[Symbol.dispose]();
  (first as SpillFile)[Symbol.dispose]();
  await Promise.all(readers.map((reader) => reader.until(32)));
  assert.equal(files.closed, 0, "one has it still");
  assert.deepEqual([...(second as SpillFile).records()], [Buffer.from("held")]);
  await Promise.all(readers.map((reader) => reader[Symbol.asyncDispose]()));
  assert.equal(files.closed, 1, "whoever ends has no file left");
});

test("files that nobody came to are closed with the connection", async () => {
  const server = new Server();
  server.commit(0, "held");
  const files = new Files();
  const binlog = new SharedBinlog(server.read, ROOM_FOR_MANY);
  await using slow = new Reader(binlog, GtidSet.empty, files);
  await slow.step();
  const fast = new Reader(binlog, GtidSet.empty, files);
  await fast.until(1);
  await fast[Symbol.asyncDispose]();
  await slow[Symbol.asyncDispose]();
  assert.deepEqual([files.opened, files.closed], [1, 1]);
});

test("a reader that takes nothing has the server wait", async () => {
  const server = new Server();
  commits(server, 30);
  const binlog = new SharedBinlog(server.read, ROOM_FOR_MANY);
  await using one = new Reader(binlog, GtidSet.empty);
  await using two = new Reader(binlog, GtidSet.empty);
  await one.until(2);
  await two.until(1);
  const { sent } = server;
  await two.until(2);
  assert.equal(server.sent, sent);
});
