import assert from "node:assert/strict";
import { test } from "node:test";
import { crc32 } from "node:zlib";
import { AgentError } from "../error.ts";
import { frameEvent, HEADER_LENGTH } from "./binlog-event.ts";

/** An XID event as it comes over the wire. */
function event(checksum: "with" | "without"): Buffer {
  const body = Buffer.alloc(HEADER_LENGTH + 8, 7);
  const size = body.length + (checksum === "with" ? 4 : 0);
  body.writeUInt32LE(1_700_000_000, 0);
  body[4] = 16;
  body.writeUInt32LE(42, 5);
  body.writeUInt32LE(size, 9);
  body.writeUInt32LE(1_234, 13);
  body.writeUInt16LE(0x80, 17);
  const sum = Buffer.alloc(4);
  sum.writeUInt32LE(crc32(body));
  return checksum === "with" ? Buffer.concat([body, sum]) : body;
}

const corrupt = (error: unknown): boolean => error instanceof AgentError && error.code === "EVENT_CORRUPT";

test("the header is read, and a checksum that is right is cut off", () => {
  for (const checksum of ["with", "without"] as const) {
    const { bytes, ...header } = frameEvent(event(checksum), checksum === "with");
    assert.deepEqual(header, {
      type: 16,
      timestamp: 1_700_000_000,
      serverId: 42,
      flags: 0x80,
      nextPosition: 1_234,
    });
    assert.equal(bytes.length, HEADER_LENGTH + 8);
  }
});

test("any bit that is wrong is found by the checksum", () => {
  const right = event("with");
  for (let bit = 0; bit < right.length * 8; bit++) {
    const wrong = Buffer.from(right);
    wrong[bit >> 3] = (wrong[bit >> 3] as number) ^ (1 << (bit & 7));
    assert.throws(() => frameEvent(wrong, true), corrupt, `bit ${bit}`);
  }
});

test("an event of another length than it says is corrupt", () => {
  assert.throws(() => frameEvent(event("without").subarray(0, -1), false), corrupt);
  assert.throws(() => frameEvent(Buffer.concat([event("without"), Buffer.alloc(1)]), false), corrupt);
  assert.throws(() => frameEvent(Buffer.alloc(HEADER_LENGTH - 1), false), corrupt);
  assert.throws(() => frameEvent(Buffer.alloc(0), true), corrupt);
});
