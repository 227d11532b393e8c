import { crc32 } from "node:zlib";
import { EventType, HEADER_LENGTH } from "../../change/binlog-event.ts";

/** Version 4 has been the format of binlogs since MySQL 5.0. */
const BINLOG_VERSION = 4;
/** The server takes events of the form that this release writes; every later one does. */
const SERVER_VERSION = "8.0.0";
const SERVER_VERSION_BYTES = 50;
const CREATED_BYTES = 4;
const CHECKSUMS_OFF = 0;

/**
 * Bytes between the common header and the body of each event type, from type 1 on; 0 also for types that have none.
 * Source: MySQL's `Format_description_log_event`, "post-header lengths".
 */
const POST_HEADER_LENGTHS = [
  ...[0, 13, 0, 8, 0, 0, 0, 0, 4, 0, 4, 0, 0, 0, 99, 0, 4, 26, 8, 0, 0],
  ...[0, 0, 0, 0, 2, 0, 0, 0, 10, 10, 10, 42, 42, 0, 18, 52, 0, 10, 40, 0, 0],
];

/**
 * A FORMAT_DESCRIPTION event that says how the events of a session's BINLOG statements are to be read: without checksums, for
 * they travel inside a statement. Its own checksum is part of its form.
 */
export function formatDescriptionEvent(): Buffer {
  const body = Buffer.alloc(2 + SERVER_VERSION_BYTES + CREATED_BYTES + 1);
  body.writeUInt16LE(BINLOG_VERSION, 0);
  body.write(SERVER_VERSION, 2, "latin1");
  body[body.length - 1] = HEADER_LENGTH;
  const event = eventOf(
    EventType.FORMAT_DESCRIPTION,
    [body, Buffer.from(POST_HEADER_LENGTHS), Buffer.from([CHECKSUMS_OFF])],
    4,
  );
  event.writeUInt32LE(crc32(event.subarray(0, event.length - 4)), event.length - 4);
  return event;
}

const TYPE_AT = 4;
const SIZE_AT = 9;
const MS_PER_SECOND = 1_000;

/**
 * An event with its common header.
 * @param spare bytes left free behind the body
 */
export function eventOf(type: number, body: readonly Uint8Array[], spare = 0): Buffer {
  const parts = eventParts(type, body, spare);
  return Buffer.concat(
    parts,
    parts.reduce((sum, part) => sum + part.length, spare),
  );
}

/** The same in parts: what is large need not be copied before it is where it belongs. */
export function eventParts(type: number, body: readonly Uint8Array[], spare = 0): readonly Uint8Array[] {
  const header = Buffer.alloc(HEADER_LENGTH);
  // The target's own binlog takes the time of its events from here.
  header.writeUInt32LE(Math.floor(Date.now() / MS_PER_SECOND), 0);
  header[TYPE_AT] = type;
  const size = body.reduce((sum, part) => sum + part.length, HEADER_LENGTH) + spare;
  header.writeUInt32LE(size, SIZE_AT);
  return [header, ...body];
}
