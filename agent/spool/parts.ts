import type { HeldEvent } from "../change/binlog-event.ts";
import { LARGE_LENGTH_BYTES, MOST_PAYLOAD_BYTES } from "./record.ts";

/** The bytes of a large event as its records hold them: all full but for the last. */
export function* partsOf(event: Buffer | HeldEvent): Generator<Buffer, void> {
  if (Buffer.isBuffer(event)) {
    yield event.subarray(0, FIRST_BYTES);
    for (let from = FIRST_BYTES; from < event.length; from += MOST_PAYLOAD_BYTES)
      yield event.subarray(from, from + MOST_PAYLOAD_BYTES);
    return;
  }
  let part = Buffer.allocUnsafe(MOST_PAYLOAD_BYTES).subarray(0, FIRST_BYTES);
  let filled = 0;
  for (const record of event.file.records()) {
    for (let from = 0; from < record.length; ) {
      const taken = record.copy(part, filled, from);
      filled += taken;
      from += taken;
      if (filled < part.length) continue;
      yield part;
      // What was given is framed by now: the same memory takes the next.
      part = Buffer.from(part.buffer, part.byteOffset, MOST_PAYLOAD_BYTES);
      filled = 0;
    }
  }
  if (filled > 0) yield part.subarray(0, filled);
}

/** In the first record stands the length of the event. */
const FIRST_BYTES = MOST_PAYLOAD_BYTES - LARGE_LENGTH_BYTES;
