import { AgentError } from "../error.ts";
import { EventType, HEADER_LENGTH, type RawEvent } from "./binlog-event.ts";
import { ByteReader } from "./byte-reader.ts";
import type { Gtid } from "./gtid-set.ts";

/** What opens each transaction in the binlog. A number of 0 means that the server is too old to say. */
export interface GtidEvent {
  readonly gtid: Gtid;
  /** Whether every change of the transaction is logged as rows; else it may hold statements that change rows. */
  readonly logged: "rows" | "maybe-statements";
  /** The source's commit clock: this transaction may run beside those after `lastCommitted`. */
  readonly lastCommitted: number;
  readonly sequenceNumber: number;
  /** Microseconds since the epoch at which this server committed it. */
  readonly committedAt: number;
  /** Microseconds since the epoch at which the first server committed it; the same where it is the first. */
  readonly originallyCommittedAt: number;
  /** Bytes of all events of the transaction in the binlog of this server, this one and checksums included. */
  readonly length: number;
  /** Version of this server and of the first one, as 90704 for 9.7.4. */
  readonly serverVersion: number;
  readonly originalServerVersion: number;
}

/** Flag of a transaction that may hold statements. */
const FLAG_MAY_HAVE_STATEMENTS = 1;
/** Highest bit of the last byte of the commit timestamp: the origin's own timestamp follows. */
const HAS_ORIGINAL_TIMESTAMP = 0x80;
const TIMESTAMP_LENGTH = 7;
/** What its last byte counts. */
const HIGH_BYTE = 2 ** 48;
const UUID_LENGTH = 16;
/** Type byte of the commit clock that follows the identifier. */
const LOGICAL_TIMESTAMP = 2;

/** Highest bit of a version: that of the first server follows. */
const HAS_ORIGINAL_VERSION = 0x8000_0000;
const VERSION_LENGTH = 4;

/**
 * Reads GTID (33): flags 1, uuid 16, number 8, clock type 1, last_committed 8, sequence_number 8, commit timestamp 7 (twice, if
 * the first server's is another), length of the transaction as a length-encoded integer, server version 4 (twice, likewise);
 * older servers end earlier. And GTID_TAGGED (42), which holds the same as a list of numbered fields (see `readTagged`).
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
  const draft = newDraft();
  draft.logged = loggedAs(reader.uint8());
  const uuid = formatUuid(reader.slice(UUID_LENGTH));
  const number = reader.uint64();
  if (reader.remaining > 0 && reader.uint8() === LOGICAL_TIMESTAMP) readClock(reader, draft);
  return { gtid: { uuid, tag: "", number }, ...draft };
}

type Draft = { -readonly [Name in keyof Omit<GtidEvent, "gtid">]: GtidEvent[Name] };

function newDraft(): Draft {
  return {
    logged: "rows",
    lastCommitted: 0,
    sequenceNumber: 0,
    committedAt: 0,
    originallyCommittedAt: 0,
    length: 0,
    serverVersion: 0,
    originalServerVersion: 0,
  };
}

function loggedAs(flags: number): GtidEvent["logged"] {
  return (flags & FLAG_MAY_HAVE_STATEMENTS) === 0 ? "rows" : "maybe-statements";
}

function readClock(reader: ByteReader, draft: Draft): void {
  draft.lastCommitted = reader.uint64();
  draft.sequenceNumber = reader.uint64();
  if (reader.remaining < TIMESTAMP_LENGTH) return;
  const low = reader.uint(TIMESTAMP_LENGTH - 1);
  const high = reader.uint8();
  // Microseconds of any year before 2255 are exact in a double.
  draft.committedAt = low + (high & (HAS_ORIGINAL_TIMESTAMP - 1)) * HIGH_BYTE;
  draft.originallyCommittedAt =
    (high & HAS_ORIGINAL_TIMESTAMP) === 0
      ? draft.committedAt
      : reader.uint(TIMESTAMP_LENGTH - 1) + reader.uint8() * HIGH_BYTE;
  if (reader.remaining === 0) return;
  draft.length = reader.packed();
  if (reader.remaining < VERSION_LENGTH) return;
  const version = reader.uint32();
  draft.serverVersion = version % HAS_ORIGINAL_VERSION;
  draft.originalServerVersion = version < HAS_ORIGINAL_VERSION ? draft.serverVersion : reader.uint32();
}

/** Numbers of the fields of a tagged GTID event, in the order of its definition in the server. */
const TaggedField = {
  FLAGS: 0,
  UUID: 1,
  NUMBER: 2,
  TAG: 3,
  LAST_COMMITTED: 4,
  SEQUENCE_NUMBER: 5,
  COMMIT_TIMESTAMP: 6,
  ORIGINAL_COMMIT_TIMESTAMP: 7,
  TRANSACTION_LENGTH: 8,
  SERVER_VERSION: 9,
  ORIGINAL_SERVER_VERSION: 10,
  COMMIT_GROUP_TICKET: 11,
} as const;

/**
 * The tagged event is written by the server's `mysql::serialization` library: a version number, the size of the
 * message, the highest field number that a reader must know, then per field its number and its value. Integers are of
 * variable length: the count of trailing one bits of the first byte says how many bytes follow. What is the same for the
 * first server is left out.
 */
function readTagged(event: RawEvent): GtidEvent {
  const reader = new ByteReader(event.bytes, HEADER_LENGTH);
  readVarUint(reader); // version of the format
  readVarUint(reader); // size of the message
  const mustKnow = Number(readVarUint(reader));
  let uuid = "";
  let tag = "";
  let number = 0;
  const draft = newDraft();
  while (reader.remaining > 0) {
    const field = Number(readVarUint(reader));
    if (field === TaggedField.FLAGS) {
      draft.logged = loggedAs(Number(readVarUint(reader)));
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
      draft.lastCommitted = Number(readVarInt(reader));
    } else if (field === TaggedField.SEQUENCE_NUMBER) {
      draft.sequenceNumber = Number(readVarInt(reader));
    } else if (field === TaggedField.COMMIT_TIMESTAMP) {
      draft.committedAt = Number(readVarUint(reader));
    } else if (field === TaggedField.ORIGINAL_COMMIT_TIMESTAMP) {
      draft.originallyCommittedAt = Number(readVarUint(reader));
    } else if (field === TaggedField.TRANSACTION_LENGTH) {
      draft.length = Number(readVarUint(reader));
    } else if (field === TaggedField.SERVER_VERSION) {
      draft.serverVersion = Number(readVarUint(reader));
    } else if (field === TaggedField.ORIGINAL_SERVER_VERSION) {
      draft.originalServerVersion = Number(readVarUint(reader));
    } else if (field === TaggedField.COMMIT_GROUP_TICKET) {
      readVarUint(reader);
    } else if (field > mustKnow) {
      break; // of a later server, which allows readers to pass over it; nothing that is known comes behind
    } else {
      throw new AgentError(
        "EVENT_UNSUPPORTED",
        `a tagged GTID event holds the field ${field}, which is not known`,
      );
    }
  }
  if (uuid === "" || number === 0)
    throw new AgentError("EVENT_CORRUPT", "a tagged GTID event names no transaction");
  if (draft.originallyCommittedAt === 0) draft.originallyCommittedAt = draft.committedAt;
  if (draft.originalServerVersion === 0) draft.originalServerVersion = draft.serverVersion;
  return { gtid: { uuid, tag, number }, ...draft };
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
