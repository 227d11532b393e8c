import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { PacketSplitter } from "./packet-splitter.ts";

const CONTINUED = 0xff_ffff;

function packet(number: number, payload: Buffer): Buffer {
  const header = Buffer.alloc(4);
  header.writeUIntLE(payload.length, 0, 3);
  header[3] = number;
  return Buffer.concat([header, payload]);
}

/** What comes out of bytes that are cut at these places. */
function split(bytes: Buffer, cuts: readonly number[]) {
  const events: Buffer[] = [];
  const driver: Buffer[] = [];
  let parts: Buffer[] = [];
  const splitter = new PacketSplitter(
    (first) => (first === 0 ? "sink" : "driver"),
    {
      whole: (chunk, start, end) => {
        assert.equal(parts.length, 0);
        events.push(Buffer.from(chunk.subarray(start, end)));
      },
      part: (part, at) => {
        assert.equal(
          at,
          parts.reduce((sum, { length }) => sum + length, 0),
        );
        parts.push(Buffer.from(part));
      },
      end: () => {
        events.push(Buffer.concat(parts));
        parts = [];
      },
    },
    (whole) => driver.push(Buffer.from(whole)),
  );
  const places = [0, ...cuts.toSorted((a, b) => a - b), bytes.length];
  for (const [index, from] of places.slice(0, -1).entries())
    splitter.push(bytes.subarray(from, places[index + 1]));
  assert.deepEqual(parts, []);
  return { events, driver };
}

test("packets come out whole and in order, wherever the bytes are cut", () => {
  const payload = fc.oneof(
    fc.uint8Array({ maxLength: 40 }),
    fc.uint8Array({ maxLength: 40 }).map((bytes) => Uint8Array.from([0, ...bytes])),
  );
  fc.assert(
    fc.property(
      fc.array(payload, { maxLength: 8 }),
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 }),
      (payloads, cuts) => {
        const packets = payloads.map((bytes, number) => packet(number, Buffer.from(bytes)));
        const bytes = Buffer.concat(packets);
        const { events, driver } = split(
          bytes,
          cuts.map((cut) => Math.floor(cut * bytes.length)),
        );
        const isEvent = (bytes_: Uint8Array): boolean => bytes_[0] === 0;
        assert.deepEqual(
          events,
          payloads.filter(isEvent).map((each) => Buffer.from(each)),
        );
        assert.deepEqual(
          driver,
          packets.filter((_, at) => !isEvent(payloads[at] as Uint8Array)),
        );
      },
    ),
  );
});

for (const behind of [0, 1, 100_000, CONTINUED]) {
  test(`a payload goes on in the next packet, which has ${behind} bytes`, () => {
    const large = Buffer.alloc(CONTINUED, 7);
    large[0] = 0;
    // The first byte of what continues it says nothing.
    const rest = Buffer.alloc(behind, 9);
    const packets = [packet(0, large), packet(1, rest)];
    if (behind === CONTINUED) packets.push(packet(2, Buffer.alloc(0)));
    const next = Buffer.from([0, 1, 2, 3]);
    const error = Buffer.from([0xff, 1, 2]);
    const bytes = Buffer.concat([...packets, packet(3, next), packet(4, error)]);
    for (const cuts of [[], [2], [4, CONTINUED + 4], [CONTINUED + 6, CONTINUED + 9]]) {
      const { events, driver } = split(
        bytes,
        cuts.filter((cut) => cut < bytes.length),
      );
      assert.ok(events[0]?.equals(Buffer.concat([large, rest])));
      assert.deepEqual(events.slice(1), [next]);
      assert.deepEqual(driver, [packet(4, error)]);
    }
  });
}
