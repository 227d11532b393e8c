import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { FRAME_BYTES_MAX } from "../../proto/feed-service.ts";
import { RowColumnsWriter, showColumns } from "./row-columns.ts";

interface Frame {
  readonly bytes: Buffer;
  readonly rows: number;
}

/** A value as it stands in a row of the text protocol, of so many bytes; null: NULL. */
function value(length: number | null): Buffer {
  if (length === null) return Buffer.from([0xfb]);
  const head = Buffer.alloc(9);
  if (length < 0xfb) return Buffer.concat([head.subarray(0, head.writeUInt8(length)), body(length)]);
  if (length < 2 ** 16) {
    head.writeUInt8(0xfc);
    return Buffer.concat([head.subarray(0, head.writeUInt16LE(length, 1)), body(length)]);
  }
  head.writeUInt8(0xfd);
  return Buffer.concat([head.subarray(0, head.writeUIntLE(length, 1, 3)), body(length)]);
}

/** Bytes that differ, those that begin lengths among them. */
const body = (length: number): Buffer =>
  Buffer.from(Array.from({ length }, (_, at) => (at * 7 + length) & 0xff));

function written(rows: readonly Buffer[]): Frame[] {
  const frames: Frame[] = [];
  const writer = new RowColumnsWriter((bytes, count) => frames.push({ bytes, rows: count }));
  // As the driver shows them: somewhere in a buffer that is used again.
  for (const row of rows) {
    const packet = Buffer.concat([Buffer.from("head"), row, Buffer.from("tail")]);
    assert.ok(writer.add(packet, 4, 4 + row.length));
    packet.fill(0);
  }
  writer.flush();
  return frames;
}

function shown(frames: readonly Frame[]): Buffer[] {
  const rows: Buffer[] = [];
  for (const frame of frames) {
    showColumns(frame.bytes, frame.rows, (bytes, start, end) => {
      rows.push(Buffer.from(bytes.subarray(start, end)));
    });
  }
  return rows;
}

/** Lengths about those at which what stands in front of a value changes, and long ones. */
const length = fc.oneof(
  fc.constant(null),
  fc.nat(60),
  fc.integer({ min: 249, max: 253 }),
  fc.integer({ min: 2 ** 16 - 2, max: 2 ** 16 + 2 }),
);

test("rows come out as they went in, over as many frames as they take", () => {
  const table = fc
    .integer({ min: 1, max: 4 })
    .chain((columns) =>
      fc.array(fc.array(length, { minLength: columns, maxLength: columns }), { maxLength: 12 }),
    );
  fc.assert(
    fc.property(table, (lengths) => {
      const rows = lengths
        .map((row) => Buffer.concat(row.map(value)))
        .filter((row) => row.length <= FRAME_BYTES_MAX);
      const frames = written(rows);
      assert.ok(frames.every(({ bytes }) => bytes.length <= FRAME_BYTES_MAX));
      assert.deepEqual(shown(frames), rows);
    }),
    { numRuns: 60 },
  );
});

test("values of a column stand beside each other", () => {
  const rows = ["1a", "2b", "3c"].map(([first, second]) => Buffer.from(`\u0001${first}\u0001${second}`));
  const [frame] = written(rows);
  assert.equal(frame?.bytes.toString("latin1"), "\u00011\u00012\u00013\u0001a\u0001b\u0001c");
  assert.equal(frame.rows, 3);
});

test("many rows fill frames", () => {
  const rows = Array.from({ length: 50_000 }, (_, at) => Buffer.concat([value(at % 30), value(10)]));
  const frames = written(rows);
  assert.ok(frames.slice(0, -1).every(({ bytes }) => bytes.length > FRAME_BYTES_MAX - 64));
  assert.deepEqual(shown(frames), rows);
});

test("a row that no frame has room for is not taken", () => {
  const frames: Frame[] = [];
  const writer = new RowColumnsWriter((bytes, rows) => frames.push({ bytes, rows }));
  const row = value(FRAME_BYTES_MAX);
  assert.equal(writer.add(row, 0, row.length), false);
  writer.flush();
  assert.deepEqual(frames, []);
});

test("a frame that does not hold what it says is refused, and no row of it is shown", () => {
  const whole = Buffer.concat([value(3), value(300), value(4), value(2)]);
  const cases: readonly Frame[] = [
    { bytes: whole, rows: 3 },
    { bytes: whole, rows: 5 },
    { bytes: whole, rows: 2 ** 32 - 1 },
    { bytes: whole.subarray(0, -1), rows: 2 },
    { bytes: Buffer.concat([whole, value(null)]), rows: 2 },
    { bytes: Buffer.from([0xff]), rows: 1 },
    { bytes: Buffer.from([0xfc, 1]), rows: 1 },
    { bytes: Buffer.from([0xfe, 255, 255, 255, 255, 255, 255, 255, 255]), rows: 1 },
  ];
  for (const frame of cases) {
    assert.throws(() => shown([frame]), { code: "PEER_INVALID" });
    let seen = 0;
    assert.throws(() => showColumns(frame.bytes, frame.rows, () => seen++));
    assert.equal(seen, 0);
  }
});

test("whatever bytes come, it is rows of all of them or an error of the other agent", () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 1, maxLength: 40 }),
      fc.integer({ min: 1, max: 6 }),
      (bytes, rows) => {
        try {
          assert.equal(Buffer.concat(shown([{ bytes: Buffer.from(bytes), rows }])).length, bytes.length);
        } catch (error) {
          assert.equal((error as { code?: string }).code, "PEER_INVALID");
        }
      },
    ),
  );
});
