import assert from "node:assert/strict";
import { test } from "node:test";
import { crc32 } from "node:zlib";
import { EventType, HEADER_LENGTH, type StreamedEvent } from "../change/binlog-event.ts";
import type { Spill, SpillFile } from "../change/spill.ts";
import { AgentError } from "../error.ts";
import { EventQueue } from "./event-queue.ts";
import { EventTap } from "./event-tap.ts";

const MIB = 1024 * 1024;
const LONGEST_PACKET = 0xff_ffff;

/** Records in memory; how many files are open is counted. */
class Files implements Spill {
  readonly memoryBytes = MIB;
  open_ = 0;
  open(): SpillFile {
    const records: Buffer[] = [];
    this.open_ += 1;
    return {
      append: (record) => void records.push(Buffer.from(record)),
      records: () => records,
      [Symbol.dispose]: () => {
        this.open_ -= 1;
      },
    };
  }
}

function event(type: number, body: Buffer): Buffer {
  const bytes = Buffer.alloc(HEADER_LENGTH + body.length + 4);
  bytes[4] = type;
  bytes.writeUInt32LE(bytes.length, 9);
  body.copy(bytes, HEADER_LENGTH);
  bytes.writeUInt32LE(crc32(bytes.subarray(0, -4)), bytes.length - 4);
  return bytes;
}

/** As the server sends it: in packets, the payload marked as an event. */
function sent(bytes: Buffer): Buffer {
  const payload = Buffer.concat([Buffer.from([0]), bytes]);
  const packets: Buffer[] = [];
  for (let at = 0; at <= payload.length; at += LONGEST_PACKET) {
    const part = payload.subarray(at, at + LONGEST_PACKET);
    const header = Buffer.alloc(4);
    header.writeUIntLE(part.length, 0, 3);
    packets.push(header, part);
  }
  return Buffer.concat(packets);
}

function taken(bytes: Buffer, step: number, files = new Files()): StreamedEvent[] {
  const events: StreamedEvent[] = [];
  const tap = new EventTap(
    true,
    files,
    (one) => events.push(one),
    () => assert.fail(),
  );
  for (let at = 0; at < bytes.length; at += step) tap.push(bytes.subarray(at, at + step));
  return events;
}

const contents = (one: StreamedEvent): Buffer =>
  "bytes" in one ? one.bytes : Buffer.concat([...one.file.records()]);

const BODY = Buffer.alloc(20 * MIB, "the body of an event");

for (const step of [65_536, 1_000_003, 64 * MIB]) {
  test(`events of any size come out as they are, in steps of ${step} bytes`, () => {
    const events = [
      event(EventType.XID, Buffer.alloc(8)),
      event(EventType.WRITE_ROWS, BODY),
      event(EventType.TRANSACTION_PAYLOAD, BODY.subarray(0, 300_000)),
      event(EventType.TRANSACTION_PAYLOAD, BODY.subarray(0, 17 * MIB)),
      event(EventType.XID, Buffer.alloc(8)),
    ];
    const files = new Files();
    const out = taken(Buffer.concat(events.map(sent)), step, files);
    assert.deepEqual(
      out.map(({ type }) => type),
      [
        EventType.XID,
        EventType.WRITE_ROWS,
        EventType.TRANSACTION_PAYLOAD,
        EventType.TRANSACTION_PAYLOAD,
        EventType.XID,
      ],
    );
    for (const [at, one] of out.entries())
      assert.ok(contents(one).equals((events[at] as Buffer).subarray(0, -4)), `event ${at}`);
    const [held] = out.slice(3);
    assert.ok(held !== undefined && (step > 20 * MIB || "file" in held));
  });
}

test("a byte that has changed is found, in memory and in a file", () => {
  for (const type of [EventType.WRITE_ROWS, EventType.TRANSACTION_PAYLOAD]) {
    for (const at of [100, 18 * MIB, -1]) {
      const bytes = event(type, BODY);
      const place = at < 0 ? bytes.length - 1 : at;
      bytes[place] = (bytes[place] as number) ^ 1;
      assert.throws(
        () => taken(sent(bytes), 65_536),
        (error) => error instanceof AgentError && error.code === "EVENT_CORRUPT",
      );
    }
  }
});

test("an event that has not the size of its header is found", () => {
  for (const type of [EventType.WRITE_ROWS, EventType.TRANSACTION_PAYLOAD]) {
    for (const size of [0, 5, 19, 2 * MIB, 0xffff_fff0 % (64 * MIB)]) {
      const bytes = event(type, BODY);
      bytes.writeUInt32LE(size, 9);
      assert.throws(
        () => taken(sent(bytes), 65_536),
        (error) => error instanceof AgentError && error.code === "EVENT_CORRUPT",
      );
    }
  }
});

test("nothing that came behind a fault comes out of the queue", async () => {
  const queue = new EventQueue({ pause: () => {}, resume: () => {} });
  const [one] = taken(sent(event(EventType.XID, Buffer.alloc(8))), 100);
  queue.push(one as StreamedEvent);
  queue.end(new Error("a fault"));
  queue.push(one as StreamedEvent);
  assert.equal((await queue.take())?.length, 1);
  await assert.rejects(queue.take(), /a fault/);
});

test("an event that is too short for its type is corrupt, whatever comes behind it", () => {
  for (let length = 0; length <= 4; length++) {
    // Behind four bytes the length of this would be taken for the type.
    const next = sent(Buffer.alloc(EventType.FORMAT_DESCRIPTION - 1));
    const tap = new EventTap(
      true,
      new Files(),
      () => assert.fail("an event"),
      () => assert.fail("a packet"),
    );
    assert.throws(() => tap.push(Buffer.concat([sent(Buffer.alloc(length)), next])), {
      code: "EVENT_CORRUPT",
      message: `a binlog event of ${length} bytes is shorter than its header`,
    });
  }
});
