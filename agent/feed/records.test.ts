import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { FRAME_BYTES_MAX } from "../../proto/feed-service.ts";
import { RecordReader, RecordWriter } from "./records.ts";

function written(records: readonly Buffer[], flushedBehind: ReadonlySet<number>): Buffer[] {
  const frames: Buffer[] = [];
  const writer = new RecordWriter((frame) => frames.push(frame));
  records.forEach((record, index) => {
    writer.begin(record.length);
    writer.add(record, 0, record.length);
    if (flushedBehind.has(index)) writer.flush();
  });
  writer.flush();
  return frames;
}

function read(frames: readonly Buffer[]): Buffer[] {
  const records: Buffer[] = [];
  let parts: Buffer[] = [];
  let length = 0;
  const reader = new RecordReader({
    whole: (bytes, start, end) => records.push(Buffer.from(bytes.subarray(start, end))),
    begin: (of) => {
      length = of;
      parts = [];
    },
    part: (bytes, start, end) => parts.push(Buffer.from(bytes.subarray(start, end))),
    end: () => {
      const record = Buffer.concat(parts);
      assert.equal(record.length, length);
      records.push(record);
    },
  });
  for (const frame of frames) reader.push(frame);
  assert.ok(reader.isBetweenRecords);
  return records;
}

test("records come out as they went in, wherever frames are cut", () => {
  // Lengths about a frame's, so that lengths and records fall on its edge.
  const length = fc.oneof(
    fc.integer({ min: 1, max: 40 }),
    fc.integer({ min: FRAME_BYTES_MAX - 12, max: FRAME_BYTES_MAX + 12 }),
    fc.integer({ min: 2 * FRAME_BYTES_MAX - 4, max: 2 * FRAME_BYTES_MAX + 4 }),
  );
  fc.assert(
    fc.property(fc.array(length, { maxLength: 12 }), fc.array(fc.nat(11)), (lengths, flushes) => {
      const records = lengths.map((bytes, index) => Buffer.alloc(bytes, index + 1));
      const frames = written(records, new Set(flushes));
      assert.ok(frames.every((frame) => frame.length <= FRAME_BYTES_MAX));
      const back = read(frames);
      assert.equal(back.length, records.length);
      assert.ok(back.every((record, index) => record.equals(records[index] as Buffer)));
    }),
    { numRuns: 60 },
  );
});

test("records come out of frames of any size", () => {
  fc.assert(
    fc.property(
      fc.array(fc.uint8Array({ minLength: 1, maxLength: 30 })),
      fc.integer({ min: 1, max: 9 }),
      (given, size) => {
        const records = given.map((bytes) => Buffer.from(bytes));
        const all = Buffer.concat(written(records, new Set()));
        const frames: Buffer[] = [];
        for (let at = 0; at < all.length; at += size) frames.push(all.subarray(at, at + size));
        assert.deepEqual(read(frames), records);
      },
    ),
  );
});

test("a record that is longer than any row is refused before there is memory for it", () => {
  const none = (): never => assert.fail("nothing of it is taken");
  const reader = new RecordReader({ whole: none, begin: none, part: none, end: none });
  assert.throws(() => reader.push(Buffer.from([0xff, 0xff, 0xff, 0xff, 1])), { code: "PEER_INVALID" });
  assert.throws(() => reader.push(Buffer.from([0, 0, 0, 0])), { code: "PEER_INVALID" });
});
