import assert from "node:assert/strict";
import { test } from "node:test";
import { AgentError } from "../error.ts";
import { EventType, HEADER_LENGTH, type RawEvent } from "./binlog-event.ts";
import { payloadEvents } from "./transaction-payload.ts";
import { Zstd } from "./zstd.ts";

const MIB = 1024 * 1024;
const MAGIC = [0x28, 0xb5, 0x2f, 0xfd];
const BLOCK_BYTES = 128 * 1024;

const zstd = await Zstd.load();

/** A frame of zstd that stores `bytes` as they are, in several blocks; without its content's size, as a stream is written. */
function stored(bytes: Buffer): Buffer {
  const blocks: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += BLOCK_BYTES) {
    const block = bytes.subarray(at, at + BLOCK_BYTES);
    const head = Buffer.alloc(3);
    head.writeUIntLE((block.length << 3) | (at + BLOCK_BYTES >= bytes.length ? 1 : 0), 0, 3);
    blocks.push(head, block);
  }
  // Window of 1 MiB.
  return Buffer.concat([Buffer.from([...MAGIC, 0x00, 10 << 3]), ...blocks]);
}

/** A frame of few bytes that decompresses to `count` blocks of one byte each, over and over. */
function bomb(count: number): Buffer {
  const block = Buffer.alloc(4);
  const blocks = Array.from({ length: count }, (_, index) => {
    block.writeUIntLE((BLOCK_BYTES << 3) | 2 | (index === count - 1 ? 1 : 0), 0, 3);
    return Buffer.from(block);
  });
  return Buffer.concat([Buffer.from([...MAGIC, 0x00, 10 << 3]), ...blocks]);
}

function event(type: number, body: Buffer): Buffer {
  const head = Buffer.alloc(HEADER_LENGTH);
  head[4] = type;
  head.writeUInt32LE(HEADER_LENGTH + body.length, 9);
  return Buffer.concat([head, body]);
}

function packed(value: number): Buffer {
  const bytes = Buffer.alloc(9, 254);
  bytes.writeBigUInt64LE(BigInt(value), 1);
  return bytes;
}

const field = (number: number, value: Buffer): Buffer =>
  Buffer.concat([Buffer.from([number]), packed(value.length), value]);

function payload(bytes: Buffer, uncompressed: number, compression = 0): RawEvent {
  const body = Buffer.concat([
    field(2, packed(compression)),
    field(3, packed(uncompressed)),
    field(9, Buffer.from("of a later server")),
    field(1, packed(bytes.length)),
    Buffer.from([0]),
    bytes,
  ]);
  return {
    type: EventType.TRANSACTION_PAYLOAD,
    timestamp: 0,
    serverId: 1,
    flags: 0,
    nextPosition: 0,
    bytes: event(EventType.TRANSACTION_PAYLOAD, body),
  };
}

const lengths = (raw: RawEvent): number[] => [...payloadEvents(raw, zstd)].map(({ bytes }) => bytes.length);
const corrupt = (error: unknown): boolean => error instanceof AgentError && error.code === "EVENT_CORRUPT";

/** Events of every length around the borders of blocks and parts. */
const EVENTS = [1, 5, BLOCK_BYTES - 2 * HEADER_LENGTH - 6, 0, 3 * BLOCK_BYTES, 7, 600_000, 2].map(
  (length, index) => event(index, Buffer.alloc(length, index)),
);
const ALL = Buffer.concat(EVENTS);

test("events come out as they went in, whatever the borders of blocks", () => {
  const inner = [...payloadEvents(payload(stored(ALL), ALL.length), zstd)];
  assert.deepEqual(
    inner.map(({ bytes }) => bytes),
    EVENTS,
  );
  assert.deepEqual(
    inner.map(({ type }) => type),
    EVENTS.map((_, index) => index),
  );
});

test("a small one, several frames, and one that is not compressed", () => {
  const small = Buffer.concat(EVENTS.slice(0, 2));
  assert.deepEqual(lengths(payload(stored(small), small.length)), [20, 24]);
  const frames = Buffer.concat([stored(small), stored(ALL)]);
  assert.equal(lengths(payload(frames, small.length + ALL.length)).length, 2 + EVENTS.length);
  assert.deepEqual(lengths(payload(small, small.length, 255)), [20, 24]);
});

test("a way of compression that is not known is refused", () => {
  assert.throws(
    () => lengths(payload(ALL, ALL.length, 1)),
    (error: unknown) =>
      error instanceof AgentError && error.code === "EVENT_UNSUPPORTED" && error.hint !== "",
  );
});

test("what is cut short, damaged or of another size is corrupt, small or large", () => {
  for (const count of [2, EVENTS.length]) {
    const bytes = Buffer.concat(EVENTS.slice(0, count));
    const frame = stored(bytes);
    assert.throws(() => lengths(payload(frame.subarray(0, -1), bytes.length)), corrupt);
    assert.throws(() => lengths(payload(frame.subarray(0, 3), bytes.length)), corrupt);
    assert.throws(() => lengths(payload(Buffer.alloc(0), bytes.length)), corrupt);
    assert.throws(() => lengths(payload(Buffer.from("not zstd, and long enough"), bytes.length)), corrupt);
    assert.throws(() => lengths(payload(frame, bytes.length + 1)), corrupt);
    assert.throws(() => lengths(payload(frame, bytes.length - 1)), corrupt);
    assert.throws(() => lengths(payload(frame, 0)), corrupt);
    const half = Buffer.concat([bytes, EVENTS[5]?.subarray(0, 20) as Buffer]);
    assert.throws(() => lengths(payload(stored(half), half.length)), corrupt);
  }
});

test("a window above 128 MiB is refused", () => {
  const frame = stored(ALL);
  frame[5] = 18 << 3;
  assert.throws(() => lengths(payload(frame, ALL.length)), corrupt);
});

test("what decompresses to more than it says stops there", () => {
  let seen = 0;
  const raw = payload(bomb(8 * 1024), 8 * MIB);
  assert.throws(() => {
    // A bomb of zeros: events without a length.
    for (const { bytes } of payloadEvents(raw, zstd)) seen += bytes.length;
  }, corrupt);
  assert.throws(() => {
    for (const part of zstd.decompress([bomb(8 * 1024)], bomb(8 * 1024).length, 8 * MIB)) seen += part.length;
  }, corrupt);
  assert.ok(seen <= 8 * MIB, `${seen} bytes`);
});

test("frames that are abandoned leave no memory behind", () => {
  const frame = bomb(64);
  const size = 64 * BLOCK_BYTES;
  for (let round = 0; round < 20; round++) zstd.decompress([frame], frame.length, size).next();
  const before = process.memoryUsage().rss;
  for (let round = 0; round < 400; round++) {
    const parts = zstd.decompress([frame], frame.length, size);
    parts.next();
    parts.return();
  }
  // Each has a window of a megabyte.
  assert.ok(process.memoryUsage().rss - before < 200 * MIB);
});
