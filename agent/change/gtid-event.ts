import { AgentError } from "../error.ts";
import { EventType, HEADER_LENGTH, type RawEvent } from "./binlog-event.ts";
import { ByteReader } from "./byte-reader.ts";
import type { Gtid } from "./gtid-set.ts";

/** What opens each transaction in the binlog. */
export interface GtidEvent {
  readonly gtid: Gtid;
  /** The source's commit clock: this transaction may run beside those after `lastCommitted`. */
  readonly lastCommitted: number;
  readonly sequenceNumber: number;
  /** Microseconds since the epoch at which this server committed it; 0 when the server is too old to say. */
  readonly committedAt: number;
}

/** Highest bit of the 7-byte commit timestamp: the origin's own timestamp follows. */
const HAS_ORIGINAL_TIMESTAMP = 1n << 55n;
const TIMESTAMP_LENGTH = 7;
const UUID_LENGTH = 16;
/** Type byte of the commit clock that follows the identifier. */
const LOGICAL_TIMESTAMP = 2;

/**
 * Reads GTID (33): flags 1, uuid 16, number 8, clock type 1, last_committed 8, sequence_number 8, commit timestamp 7; and
 * GTID_TAGGED (42), which holds the same as a list of numbered fields (see `readTagged`).
 * @throws AgentError EVENT_CORRUPT, TRANSACTION_ANONYMOUS
 */
export function readGtidEvent(event: RawEvent): GtidEvent {
  if (event.type === EventType.GTID_TAGGED) return readTagged(event);
  if (event.type === EventType.ANONYMOUS_GTID) {
    throw new AgentError("TRANSACTION_ANONYMOUS", "the source's binlog holds a transaction without a GTID", {
      hint: "Set gtid_mode=ON on the source and declare the link anew.",
    });
  }
  const reader = new ByteReader(event.bytes, HEADER_LENGTH);
  reader.uint8();
  const uuid = formatUuid(reader.slice(UUID_LENGTH));
  const number = reader.uint64();
  let lastCommitted = 0;
  let sequenceNumber = 0;
  let committedAt = 0;
  if (reader.remaining > 0 && reader.uint8() === LOGICAL_TIMESTAMP) {
    lastCommitted = reader.uint64();
    sequenceNumber = reader.uint64();
    if (reader.remaining >= TIMESTAMP_LENGTH) {
      const low = BigInt(reader.uint(6));
      const stamp = low | (BigInt(reader.uint8()) << 48n);
      committedAt = Number(stamp & (HAS_ORIGINAL_TIMESTAMP - 1n));
    }
  }
  return { gtid: { uuid, tag: "", number }, lastCommitted, sequenceNumber, committedAt };
}

/** Numbers of the fields of a tagged GTID event, in the order of its definition in the server. */
const TaggedField = {
  FLAGS: 0,
  UUID: 1,
  NUMBER: 2,
  TAG: 3,
  LAST_COMMITTED: 4,
  SEQUENCE_NUMBER: 5,
  IMMEDIATE_COMMIT_TIMESTAMP: 6,
} as const;

/**
 * The tagged event is written by the server's `mysql::serialization` library: a version number, the size of the
 * message, the highest field number that a reader must know, then per field its number and its value. Integers are of
 * variable length: the count of trailing one bits of the first byte says how many bytes follow.
 */
function readTagged(event: RawEvent): GtidEvent {
  const reader = new ByteReader(event.bytes, HEADER_LENGTH);
  readVarUint(reader); // version of the format
  readVarUint(reader); // size of the message
  readVarUint(reader); // last field that may not be ignored
  let uuid = "";
  let tag = "";
  let number = 0;
  let lastCommitted = 0;
  let sequenceNumber = 0;
  let committedAt = 0;
  while (reader.remaining > 0) {
    const field = Number(readVarUint(reader));
    if (field === TaggedField.FLAGS) {
      readVarUint(reader);
    } else if (field === TaggedField.UUID) {
      // Each of the 16 bytes is written as an integer of its own, so that those above 127 take two.
      const bytes = Buffer.alloc(UUID_LENGTH);
      for (let index = 0; index < UUID_LENGTH; index++) bytes[index] = Number(readVarUint(reader));
      uuid = formatUuid(bytes);
    } else if (field === TaggedField.NUMBER) {
      number = Number(readVarInt(reader));
    } else if (field === TaggedField.TAG) {
      tag = reader.utf8(Number(readVarUint(reader)));
    } else if (field === TaggedField.LAST_COMMITTED) {
      lastCommitted = Number(readVarInt(reader));
    } else if (field === TaggedField.SEQUENCE_NUMBER) {
      sequenceNumber = Number(readVarInt(reader));
    } else if (field === TaggedField.IMMEDIATE_COMMIT_TIMESTAMP) {
      committedAt = Number(readVarUint(reader));
      break; // nothing behind it is needed
    } else {
      throw new AgentError("EVENT_CORRUPT", `a tagged GTID event holds the unknown field ${field}`);
    }
  }
  if (uuid === "" || number === 0)
    throw new AgentError("EVENT_CORRUPT", "a tagged GTID event names no transaction");
  return { gtid: { uuid, tag, number }, lastCommitted, sequenceNumber, committedAt };
}

function readVarUint(reader: ByteReader): bigint {
  const first = reader.uint8();
  let extra = 0;
  while (extra < 8 && (first & (1 << extra)) !== 0) extra += 1;
  // With n trailing ones the first byte carries 7-n bits of value, those above the zero that ends the ones.
  let value = extra >= 7 ? 0n : BigInt(first >> (extra + 1));
  let shift = extra >= 7 ? 0n : BigInt(7 - extra);
  for (let index = 0; index < extra; index++) {
    value |= BigInt(reader.uint8()) << shift;
    shift += 8n;
  }
  return value;
}

/** Signed ones keep the sign in the lowest bit, the magnitude (of the complement, if negative) above it. */
function readVarInt(reader: ByteReader): bigint {
  const raw = readVarUint(reader);
  return (raw & 1n) === 0n ? raw >> 1n : -((raw >> 1n) + 1n);
}

function formatUuid(bytes: Buffer): string {
  const hex = bytes.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
