import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { setImmediate } from "node:timers/promises";
import fc from "fast-check";
import { FaultyDisk } from "../../test/harness/faulty-disk.ts";
import {
  MADE_UUID,
  madeEvent,
  madeFormat,
  madeGtid,
  madeTransaction,
} from "../../test/harness/made-events.ts";
import { EventType, type HeldEvent, type RawEvent, type StreamedEvent } from "../change/binlog-event.ts";
import { readGtidEvent } from "../change/gtid-event.ts";
import { GtidSet } from "../change/gtid-set.ts";
import { AgentError } from "../error.ts";
import { SpillFolder } from "../spill/spill-folder.ts";
import type { SpoolBounds } from "./bounds.ts";
import { type Disk, FileSystemDisk } from "./disk.ts";
import type { SpoolFull } from "./room.ts";
import { Spool } from "./spool.ts";

const SOURCE = { source: "11111111-1111-1111-1111-111111111111", chosen: "null" };
const KIB = 1024;
const BOUNDS: SpoolBounds = {
  bytes: Number.MAX_SAFE_INTEGER,
  freeBytes: 0,
  segmentBytes: 20 * KIB,
  memoryBytes: 300 * KIB,
};

const upTo = (last: number): GtidSet =>
  last === 0 ? GtidSet.empty : GtidSet.parse(`${MADE_UUID}:1-${last}`);

/** The first transaction that the set does not hold is the one behind its last. */
const lastOf = (set: GtidSet): number => {
  assert.equal(set.toString(), upTo(set.count).toString());
  return set.count;
};

interface Bench {
  readonly spool: Spool;
  readonly stop: AbortController;
  readonly full: (SpoolFull | null)[];
}

async function opened(disk: Disk, bounds: SpoolBounds = BOUNDS): Promise<Bench> {
  const stop = new AbortController();
  const full: (SpoolFull | null)[] = [];
  const { signal } = stop;
  const spool = await Spool.open({ disk, link: "shop", bounds, signal, onRoom: (each) => full.push(each) });
  return { spool, stop, full };
}

const never = new AbortController().signal;

/** Reads until so many transactions have come; returns all events. */
async function read(spool: Spool, executed: GtidSet, transactions: number): Promise<StreamedEvent[]> {
  const events: StreamedEvent[] = [];
  if (transactions === 0) return events;
  for await (const some of spool.read(executed, never)) {
    events.push(...some);
    if (
      events.filter(({ type }) => type === EventType.XID || type === EventType.TRANSACTION_PAYLOAD).length ===
      transactions
    )
      return events;
  }
  assert.fail("the spool has ended");
}

/** What a reader makes of events: without the formats, which are repeated. */
const carried = (events: readonly StreamedEvent[]): Buffer[] =>
  events.filter(({ type }) => type !== EventType.FORMAT_DESCRIPTION).map(bytesOf);

function bytesOf(event: StreamedEvent): Buffer {
  if ("bytes" in event) return event.bytes;
  using file = event.file;
  return Buffer.concat([...file.records()].map((record) => Buffer.from(record)));
}

function same(actual: readonly StreamedEvent[], expected: readonly StreamedEvent[]): void {
  const [left, right] = [carried(actual), carried(expected)];
  assert.equal(left.length, right.length);
  for (const [at, bytes] of left.entries()) assert.ok(bytes.equals(right[at] as Buffer), `event ${at}`);
}

const sizes = fc.array(
  fc.oneof(
    { weight: 9, arbitrary: fc.integer({ min: 0, max: 3_000 }) },
    { weight: 1, arbitrary: fc.constantFrom(255 * KIB, 257 * KIB, 600 * KIB) },
  ),
  { maxLength: 6 },
);
const work = fc.array(sizes, { minLength: 1, maxLength: 25 });

/** All events of some transactions, from number `first` on. */
const transactions = (all: readonly (readonly number[])[], first = 1): readonly RawEvent[] =>
  all.flatMap((each, at) => madeTransaction(first + at, each));

/** Cuts into groups as they might come from a socket. */
function groups<T>(all: readonly T[], cut: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / cut) }, (_, at) => all.slice(at * cut, (at + 1) * cut));
}

test("events come out as they went in, to a reader that follows and to one that comes late", async () => {
  await fc.assert(
    fc.asyncProperty(work, fc.integer({ min: 1, max: 40 }), fc.nat(25), async (all, cut, executed) => {
      const { spool } = await opened(new FaultyDisk());
      await using _ = spool;
      const events = [madeFormat(), ...transactions(all)];
      assert.ok((await spool.resume(GtidSet.empty, SOURCE)).isEmpty);
      const following = read(spool, GtidSet.empty, all.length);
      for (const group of groups(events, cut)) await spool.append(group, never);
      same(await following, events);
      const skipped = Math.min(executed, all.length);
      same(
        await read(spool, upTo(skipped), all.length - skipped),
        transactions(all.slice(skipped), skipped + 1),
      );
    }),
    { numRuns: 40 },
  );
});

test("after a kill at any byte of the tail, what was whole comes out and the rest is asked for again", async () => {
  await fc.assert(
    fc.asyncProperty(
      work,
      fc.integer({ min: 1, max: 40 }),
      fc.infiniteStream(fc.nat(2 ** 30)),
      async (all, cut, random) => {
        const drawn = (most: number): number => Number(random.next().value) % (most + 1);
        const disk = new FaultyDisk();
        const events = [madeFormat(), ...transactions(all)];
        const first = await opened(disk);
        await first.spool.resume(GtidSet.empty, SOURCE);
        for (const group of groups(events, cut)) await first.spool.append(group, never);
        await first.spool[Symbol.asyncDispose]();
        const files = new Map(disk.files);
        const tail = [...files.keys()].sort().at(-1) as string;
        const bytes = files.get(tail) as Buffer;
        files.set(tail, bytes.subarray(0, drawn(bytes.length)));

        const second = await opened(new FaultyDisk(files));
        assert.equal(second.spool.damage, null);
        const whole = lastOf(second.spool.received);
        const from = await second.spool.resume(GtidSet.empty, SOURCE);
        assert.equal(lastOf(from), whole);
        await second.spool.append([madeFormat(), ...transactions(all.slice(whole), whole + 1)], never);
        same(await read(second.spool, GtidSet.empty, all.length), events);
        await second.spool[Symbol.asyncDispose]();
      },
    ),
    { numRuns: 60 },
  );
});

test("every byte of a small log: cut there, a prefix of its transactions is received", async () => {
  const disk = new FaultyDisk();
  const { spool } = await opened(disk);
  await spool.resume(GtidSet.empty, SOURCE);
  await spool.append([madeFormat(), ...transactions([[10], [], [20, 5]])], never);
  await spool[Symbol.asyncDispose]();
  const [[name, bytes]] = [...disk.files] as [[string, Buffer]];
  const received = new Set<number>();
  for (let length = 0; length <= bytes.length; length += 1) {
    const again = await opened(new FaultyDisk(new Map([[name, bytes.subarray(0, length)]])));
    assert.equal(again.spool.damage, null);
    received.add(lastOf(again.spool.received));
  }
  assert.deepEqual([...received], [0, 1, 2, 3]);
});

test("what is said to be received outlives a loss of power, whatever of the rest came to the disk", async () => {
  await fc.assert(
    fc.asyncProperty(work, fc.nat(60), fc.infiniteStream(fc.nat(2 ** 30)), async (all, turns, random) => {
      const drawn = (most: number): number => Number(random.next().value) % (most + 1);
      const disk = new FaultyDisk();
      const { spool } = await opened(disk);
      await spool.resume(GtidSet.empty, SOURCE);
      const feeding = spool.append([madeFormat(), ...transactions(all)], never);
      for (let turn = 0; turn < turns; turn += 1) await setImmediate();
      const said = lastOf(spool.received);
      const lost = disk.powerLost((length) => [0, drawn(length), length][drawn(2)] as number);
      await feeding;
      await spool[Symbol.asyncDispose]();
      const again = await opened(lost);
      assert.equal(again.spool.damage, null);
      const received = lastOf(again.spool.received);
      assert.ok(received >= said, `${said} were said to be received, ${received} are there`);
      same(await read(again.spool, GtidSet.empty, received), transactions(all.slice(0, received)));
      await again.spool[Symbol.asyncDispose]();
    }),
    { numRuns: 60 },
  );
});

test("nothing counts as received before its sync has ended", async () => {
  const disk = new FaultyDisk();
  const { spool } = await opened(disk);
  await spool.resume(GtidSet.empty, SOURCE);
  let release = (): void => {};
  disk.syncHeld = new Promise((resolve) => {
    release = resolve;
  });
  const before = disk.syncs;
  await spool.append(transactions([[10], [10]]), never);
  same(await read(spool, GtidSet.empty, 2), transactions([[10], [10]]));
  assert.ok(spool.received.isEmpty);
  release();
  await spool[Symbol.asyncDispose]();
  assert.equal(lastOf(spool.received), 2);
  assert.equal(disk.syncs, before + 1, "one sync for both");
});

test("a sync that fails stops the link, and what it was for is not received", async () => {
  const disk = new FaultyDisk();
  const { spool } = await opened(disk);
  await spool.resume(GtidSet.empty, SOURCE);
  disk.syncFails = "always";
  await spool.append(transactions([[10]]), never);
  await assert.rejects(
    async () => {
      for await (const _ of spool.read(GtidSet.empty, never));
    },
    (error) => error instanceof AgentError && error.code === "SPOOL_FAILED" && error.retryable,
  );
  await spool[Symbol.asyncDispose]();
  const again = await opened(new FaultyDisk(disk.files));
  assert.ok(again.spool.received.isEmpty);
});

test("damage before what was synced is named, set aside, and asked for again", async () => {
  const disk = new FaultyDisk();
  const { spool } = await opened(disk);
  await spool.resume(GtidSet.empty, SOURCE);
  const all = Array.from({ length: 12 }, () => [9_000]);
  for (const [at, each] of all.entries()) await spool.append(madeTransaction(at + 1, each), never);
  await spool[Symbol.asyncDispose]();
  const [, second, third] = disk.names as [string, string, string];
  const files = new Map(disk.files);
  const damaged = Buffer.from(files.get(second) as Buffer);
  damaged[damaged.length - 3_000] = 1;
  files.set(second, damaged);
  const found = new FaultyDisk(files);
  const again = await opened(found);
  assert.equal(again.spool.damage?.file, second);
  assert.deepEqual(found.aside.slice(0, 2), [second, third]);
  const whole = lastOf(again.spool.received);
  assert.ok(whole > 0 && whole < all.length);
  assert.equal(lastOf(await again.spool.resume(GtidSet.empty, SOURCE)), whole);
  await again.spool.append(transactions(all.slice(whole), whole + 1), never);
  same(await read(again.spool, GtidSet.empty, all.length), transactions(all));
  await again.spool[Symbol.asyncDispose]();
});

test("damage within the last segment is told from what was never complete", async () => {
  const disk = new FaultyDisk();
  const { spool } = await opened(disk, { ...BOUNDS, segmentBytes: Number.MAX_SAFE_INTEGER });
  for (const number of [1, 2, 3]) {
    await spool.resume(upTo(number - 1), SOURCE);
    await spool.append(madeTransaction(number, [2_000]), never);
    while (lastOf(spool.received) < number) await setImmediate();
  }
  await spool[Symbol.asyncDispose]();
  const [[name, bytes]] = [...disk.files] as [[string, Buffer]];
  const damaged = Buffer.from(bytes);
  damaged[bytes.length - 3_000] = 1;
  const found = new FaultyDisk(new Map([[name, damaged]]));
  const again = await opened(found);
  assert.equal(lastOf(again.spool.received), 1);
  assert.equal(again.spool.damage?.file, name);
  assert.deepEqual(found.aside, [name]);
});

test("segments go when all that is in them is applied, wherever they are", async () => {
  const disk = new FaultyDisk();
  const { spool } = await opened(disk);
  await using _ = spool;
  await spool.resume(GtidSet.empty, SOURCE);
  const all = Array.from({ length: 40 }, () => [5_000]);
  for (const [at, each] of all.entries()) await spool.append(madeTransaction(at + 1, each), never);
  const before = disk.names;
  assert.ok(before.length > 5);
  // The second is a branch that stays open.
  const executed = GtidSet.parse(`${MADE_UUID}:1:3-40`);
  await spool.applied(executed);
  assert.deepEqual(disk.names, [before[0], before.at(-1)]);
  assert.ok(spool.continues(executed));
  assert.ok(!spool.continues(GtidSet.parse(`${MADE_UUID}:1:3-20`)));
  same(await read(spool, executed, 1), madeTransaction(2, [5_000]));
});

test("a spool that is full holds the feed back until something is applied", async () => {
  const disk = new FaultyDisk();
  const { spool, full } = await opened(disk, { ...BOUNDS, bytes: 100 * KIB });
  await using _ = spool;
  await spool.resume(GtidSet.empty, SOURCE);
  const all = Array.from({ length: 60 }, () => [5_000]);
  let fed = 0;
  const feeding = (async () => {
    for (const [at, each] of all.entries()) {
      await spool.append(madeTransaction(at + 1, each), never);
      fed = at + 1;
    }
  })();
  while (full.length === 0) await setImmediate();
  assert.deepEqual(full, ["limit"]);
  assert.ok(fed < 30);
  const events: StreamedEvent[] = [];
  for await (const some of spool.read(GtidSet.empty, never)) {
    events.push(...some);
    const applied = events.filter(({ type }) => type === EventType.XID).length;
    await spool.applied(upTo(applied));
    if (applied === all.length) break;
  }
  await feeding;
  same(events, transactions(all));
  assert.equal(full.at(-1), null);
});

test("a transaction that is larger than the spool goes through to a reader that has all before it", async () => {
  const { spool } = await opened(new FaultyDisk(), { ...BOUNDS, bytes: 100 * KIB });
  await using _ = spool;
  await spool.resume(GtidSet.empty, SOURCE);
  const all = [[10], Array.from({ length: 100 }, () => 5_000), [1_000 * KIB]];
  const reading = read(spool, GtidSet.empty, all.length);
  for (const group of groups(transactions(all), 3)) await spool.append(group, never);
  same(await reading, transactions(all));
});

test("a disk without room holds the feed back, and nothing is lost", async () => {
  const disk = new FaultyDisk();
  disk.capacity = 60 * KIB;
  const { spool, full } = await opened(disk);
  await spool.resume(GtidSet.empty, SOURCE);
  const all = Array.from({ length: 60 }, () => [40_000]);
  const feeding = (async () => {
    for (const [at, each] of all.entries()) await spool.append(madeTransaction(at + 1, each), never);
  })();
  while (full.length === 0) await setImmediate();
  assert.deepEqual(full, ["disk"]);
  const again = await opened(new FaultyDisk(disk.files));
  assert.equal(again.spool.damage, null);
  disk.capacity = Number.MAX_SAFE_INTEGER;
  await feeding;
  same(await read(spool, GtidSet.empty, all.length), transactions(all));
  await spool[Symbol.asyncDispose]();
  assert.equal(lastOf(spool.received), all.length);
});

test("a link that stops does not wait for a full disk", async () => {
  const disk = new FaultyDisk();
  const { spool, full, stop } = await opened(disk);
  await spool.resume(GtidSet.empty, SOURCE);
  disk.capacity = 0;
  await spool.append(transactions([[10]]), stop.signal);
  while (full.length === 0) await setImmediate();
  stop.abort();
  await spool[Symbol.asyncDispose]();
  assert.ok(spool.received.isEmpty);
});

test("an attempt that ends does not wait for a full disk", async () => {
  const disk = new FaultyDisk();
  const { spool, full } = await opened(disk);
  await spool.resume(GtidSet.empty, SOURCE);
  disk.capacity = 0;
  await spool.append(transactions([[10]]), never);
  while (full.length === 0) await setImmediate();
  await spool[Symbol.asyncDispose]();
  assert.ok(spool.received.isEmpty);
});

test("after a sync that failed no segment is begun that says more was received than is", async () => {
  const disk = new FaultyDisk();
  const { spool } = await opened(disk);
  await spool.resume(GtidSet.empty, SOURCE);
  disk.syncFails = "once";
  await assert.rejects(spool.append(transactions([[30_000]]), never), { code: "SPOOL_FAILED" });
  await spool[Symbol.asyncDispose]();
  const again = await opened(disk.powerLost(() => 0));
  assert.ok(again.spool.received.isEmpty);
  await again.spool[Symbol.asyncDispose]();
});

test("a room that others need holds the feed back as well", async () => {
  const disk = new FaultyDisk();
  disk.free = 1_000;
  const { spool, full, stop } = await opened(disk, { ...BOUNDS, freeBytes: 2_000 });
  await using _ = spool;
  await spool.resume(GtidSet.empty, SOURCE);
  const feeding = spool.append(transactions([[10]]), stop.signal);
  while (full.length === 0) await setImmediate();
  assert.deepEqual(full, ["disk"]);
  disk.free = 3_000;
  await feeding;
  assert.deepEqual(full, ["disk", null]);
});

test("a feed that breaks off in a transaction begins it again; a reader that has some of it is told", async () => {
  const disk = new FaultyDisk();
  const { spool } = await opened(disk);
  await using _ = spool;
  await spool.resume(GtidSet.empty, SOURCE);
  const [whole, cut] = [madeTransaction(1, [10]), madeTransaction(2, [20, 30])];
  const reading = spool.read(GtidSet.empty, never);
  await spool.append([...whole, ...cut.slice(0, 3)], never);
  same((await reading.next()).value ?? [], [...whole, ...cut.slice(0, 3)]);
  assert.equal(lastOf(await spool.resume(GtidSet.empty, SOURCE)), 1);
  await assert.rejects(
    reading.next(),
    (error) => error instanceof AgentError && error.code === "CONNECTION_LOST",
  );
  await spool.append(cut, never);
  same(await read(spool, GtidSet.empty, 2), [...whole, ...cut]);
});

test("a feed that breaks off between transactions is not noticed by a reader", async () => {
  const { spool } = await opened(new FaultyDisk());
  await using _ = spool;
  await spool.resume(GtidSet.empty, SOURCE);
  const reading = read(spool, GtidSet.empty, 3);
  for (const number of [1, 2, 3]) {
    await spool.append([madeFormat(), ...madeTransaction(number, [10])], never);
    spool.end(null);
    assert.equal(lastOf(await spool.resume(GtidSet.empty, SOURCE)), number);
  }
  same(await reading, transactions([[10], [10], [10]]));
});

test("what a target has and the spool has not is not asked for", async () => {
  const { spool } = await opened(new FaultyDisk());
  await using _ = spool;
  await spool.resume(upTo(3), SOURCE);
  await spool.append(madeTransaction(4, [10]), never);
  assert.equal(lastOf(await spool.resume(upTo(6), SOURCE)), 6);
  await spool.append(madeTransaction(7, [10]), never);
  same(await read(spool, upTo(3), 2), [...madeTransaction(4, [10]), ...madeTransaction(7, [10])]);
  same(await read(spool, upTo(6), 1), madeTransaction(7, [10]));
});

test("a feed that fails is told to the reader behind everything that came before", async () => {
  const { spool } = await opened(new FaultyDisk());
  await using _ = spool;
  await spool.resume(GtidSet.empty, SOURCE);
  await assert.rejects(
    spool.append([...madeTransaction(1, [10]), madeEvent(EventType.ANONYMOUS_GTID, Buffer.alloc(25))], never),
    (error) => {
      assert.ok(error instanceof Error);
      spool.end(error);
      return error instanceof AgentError && error.code === "TRANSACTION_ANONYMOUS";
    },
  );
  const reading = spool.read(GtidSet.empty, never);
  same((await reading.next()).value ?? [], madeTransaction(1, [10]));
  await assert.rejects(reading.next(), { code: "TRANSACTION_ANONYMOUS" });
});

test("a compressed transaction that is too large for memory is kept on the disk all the way", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "towline-spool-"));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const spill = await SpillFolder.open(join(folder, "spill"));
  const payload = madeEvent(EventType.TRANSACTION_PAYLOAD, Buffer.alloc(2_000 * KIB, 7));
  const held = (): HeldEvent => {
    const file = spill.open();
    for (let at = 0; at < payload.bytes.length; at += 100_000)
      file.append(payload.bytes.subarray(at, at + 100_000));
    const { bytes, ...header } = payload;
    return { ...header, size: bytes.length, file };
  };
  const disk = await FileSystemDisk.open(join(folder, "spool"));
  const first = await opened(disk);
  await first.spool.resume(GtidSet.empty, SOURCE);
  await first.spool.append([madeGtid(1), held(), ...madeTransaction(2, [10])], never);
  const expected = [madeGtid(1), payload, ...madeTransaction(2, [10])];
  const live = await read(first.spool, GtidSet.empty, 2);
  assert.ok(live.some((event) => "file" in event));
  same(live, expected);
  await first.spool[Symbol.asyncDispose]();
  const again = await opened(disk);
  assert.equal(lastOf(again.spool.received), 2);
  const late = await read(again.spool, GtidSet.empty, 2);
  assert.ok(late.some((event) => "file" in event));
  same(late, expected);
  same(await read(again.spool, upTo(1), 1), madeTransaction(2, [10]));
  await again.spool[Symbol.asyncDispose]();
});

test("a reader that lags takes events from the disk, in order, and comes back to memory", async () => {
  const { spool } = await opened(new FaultyDisk(), { ...BOUNDS, segmentBytes: 4_000 * KIB });
  await using _ = spool;
  await spool.resume(GtidSet.empty, SOURCE);
  const reading = spool.read(GtidSet.empty, never);
  const count = 200;
  const seen: number[] = [];
  for (let number = 1; number <= count; number += 1) {
    await spool.append(
      madeTransaction(
        number,
        Array.from({ length: 20 }, () => 5_000),
      ),
      never,
    );
    // It is asked for little at first, and for everything in the end.
    if (number % 50 === 1) take((await reading.next()).value ?? []);
  }
  while (seen.length < count) take((await reading.next()).value ?? []);
  assert.deepEqual(
    seen,
    Array.from({ length: count }, (_, at) => at + 1),
  );

  function take(events: readonly StreamedEvent[]): void {
    for (const event of events)
      if (event.type === EventType.GTID && "bytes" in event) seen.push(readGtidEvent(event).gtid.number);
  }
});
