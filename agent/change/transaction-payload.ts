import { AgentError } from "../error.ts";
import { frameEvent, HEADER_LENGTH, type RawEvent, type StreamedEvent } from "./binlog-event.ts";
import { ByteReader } from "./byte-reader.ts";
import type { Zstd } from "./zstd.ts";

/** Fields of the payload's head, by number. Source: MySQL's `Transaction_payload_event`. */
const HEAD_END = 0;
const PAYLOAD_SIZE = 1;
const COMPRESSION = 2;
const UNCOMPRESSED_SIZE = 3;

/** Ways of compression, by number. */
const ZSTD = 0;
const NONE = 255;

/** Where an event's size is told, in its header. */
const SIZE_AT = 9;
const SIZE_END = 13;

/** What a TRANSACTION_PAYLOAD event (40) says of what is in it. */
interface PayloadHead {
  readonly compression: number;
  readonly size: number;
  readonly uncompressedSize: number;
  /** Where the payload begins. */
  readonly end: number;
}

/**
 * The events of a compressed transaction, in order: all but the GTID event, which stands before it. They have no checksums;
 * that of the payload's own event covers them. One after the other is decompressed as it is asked for, so what is held is
 * the compressed event unless it is in a file, a window (see `Zstd`), and one event. A file is disposed of in the end.
 * @throws AgentError EVENT_CORRUPT, EVENT_UNSUPPORTED, SPILL_FAILED
 */
export function* payloadEvents(event: StreamedEvent, zstd: Zstd): Generator<RawEvent, void> {
  if ("bytes" in event) yield* eventsOf(event.bytes, [], event.bytes.length, zstd);
  else {
    using file = event.file;
    const records = file.records()[Symbol.iterator]();
    const first = records.next();
    if (first.done === true) throw new AgentError("EVENT_CORRUPT", "a compressed transaction is empty");
    yield* eventsOf(first.value, { [Symbol.iterator]: () => records }, event.size, zstd);
  }
}

/**
 * @param first begins with the event's header and holds the payload's head
 * @param total bytes of the event
 */
function* eventsOf(
  first: Buffer,
  others: Iterable<Buffer>,
  total: number,
  zstd: Zstd,
): Generator<RawEvent, void> {
  const { compression, size, uncompressedSize, end } = readHead(first);
  if (size !== total - end) {
    throw new AgentError(
      "EVENT_CORRUPT",
      `a compressed transaction has ${total - end} bytes, by its head ${size}`,
    );
  }
  const parts = chain(first.subarray(end), others);
  if (compression === ZSTD) {
    yield* cutEvents(zstd.decompress(parts, size, uncompressedSize), uncompressedSize);
  } else if (compression === NONE) {
    yield* cutEvents(parts, size);
  } else {
    throw new AgentError(
      "EVENT_UNSUPPORTED",
      `a transaction is compressed in way ${compression}, which is not known`,
      { hint: "Set binlog_transaction_compression=OFF on the source, then declare the link anew." },
    );
  }
}

function* chain(first: Buffer, others: Iterable<Buffer>): Generator<Buffer, void> {
  yield first;
  yield* others;
}

/** Fields as number, length, value; each a length-encoded integer. Then the payload itself. */
function readHead(bytes: Buffer): PayloadHead {
  const reader = new ByteReader(bytes, HEADER_LENGTH);
  let size: number | null = null;
  let compression: number | null = null;
  let uncompressedSize: number | null = null;
  for (let field = reader.packed(); field !== HEAD_END; field = reader.packed()) {
    const length = reader.packed();
    const value = new ByteReader(reader.slice(length));
    if (field === PAYLOAD_SIZE) size = value.packed();
    else if (field === COMPRESSION) compression = value.packed();
    else if (field === UNCOMPRESSED_SIZE) uncompressedSize = value.packed();
  }
  if (size === null || compression === null)
    throw new AgentError("EVENT_CORRUPT", "the head of a compressed transaction lacks a field");
  // Left out for a payload that is not compressed.
  return { compression, size, uncompressedSize: uncompressedSize ?? size, end: reader.position };
}

/** Events out of bytes that come in parts of any length. */
function* cutEvents(parts: Iterable<Buffer>, total: number): Generator<RawEvent, void> {
  let held: Buffer[] = [];
  let heldBytes = 0;
  let wanted = SIZE_END;
  for (const part of parts) {
    held.push(part);
    heldBytes += part.length;
    if (heldBytes < wanted) continue;
    let rest = held.length === 1 ? part : Buffer.concat(held, heldBytes);
    for (;;) {
      wanted = rest.length < SIZE_END ? SIZE_END : eventSize(rest, total);
      if (rest.length < wanted) break;
      yield frameEvent(rest.subarray(0, wanted), false);
      rest = rest.subarray(wanted);
    }
    held = [rest];
    heldBytes = rest.length;
  }
  if (heldBytes > 0) throw cut();
}

function eventSize(bytes: Buffer, total: number): number {
  const size = bytes.readUInt32LE(SIZE_AT);
  if (size < HEADER_LENGTH || size > total) throw cut();
  return size;
}

function cut(): AgentError {
  return new AgentError("EVENT_CORRUPT", "a compressed transaction does not end with an event");
}
