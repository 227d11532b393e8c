import { crc32 } from "node:zlib";

/**
 * In front of each record, little-endian: length of what follows the head 4, CRC32 of all behind it 4, position up to which
 * the log was synced when the record was made 6, kind 1, mark 1. The checksum begins with the record's own position, so that
 * nothing that was left elsewhere on the disk passes for it.
 */
export const HEAD_BYTES = 16;
/** What a record holds at most. */
export const MOST_PAYLOAD_BYTES = 256 * 1024 - HEAD_BYTES;

const CRC_AT = 4;
const SYNCED_AT = 8;
const KIND_AT = 14;
const MARK_AT = 15;
const MARK = 0xd7;
const POSITION_BYTES = 6;

/** What is in a record. */
export const RecordKind = {
  /** Whole events, each behind its length (4). They are of one transaction, or of none. */
  EVENTS: 1,
  /** The begin of an event that is larger than a record: its length (6), then bytes. The record is full. */
  LARGE: 2,
  /** What follows of it; full but for the last. */
  LARGE_NEXT: 3,
} as const;

export type RecordKind = (typeof RecordKind)[keyof typeof RecordKind];

/** In front of the bytes of an event. */
export const EVENT_LENGTH_BYTES = 4;
/** In front of the bytes of a large event. */
export const LARGE_LENGTH_BYTES = POSITION_BYTES;

/** A record whose checksum holds; its payload lies in what was read. */
export interface SpoolRecord {
  readonly kind: RecordKind;
  readonly payload: Buffer;
  readonly synced: number;
  /** Head and payload. */
  readonly bytes: number;
}

/** Completes a record whose payload is there already, behind room for its head. */
export function sealRecord(
  buffer: Buffer,
  at: number,
  end: number,
  record: { readonly kind: RecordKind; readonly position: number; readonly synced: number },
): void {
  buffer.writeUInt32LE(end - at - HEAD_BYTES, at);
  buffer.writeUIntLE(record.synced, at + SYNCED_AT, POSITION_BYTES);
  buffer[at + KIND_AT] = record.kind;
  buffer[at + MARK_AT] = MARK;
  buffer.writeUInt32LE(checksum(buffer, at, end, record.position), at + CRC_AT);
}

/** The record at `at`: "short" when it does not end in `bytes`, "bad" when it is none. */
export function readRecord(bytes: Buffer, at: number, position: number): SpoolRecord | "short" | "bad" {
  if (bytes.length - at < HEAD_BYTES) return "short";
  const length = bytes.readUInt32LE(at);
  const kind = bytes[at + KIND_AT] as RecordKind;
  if (length > MOST_PAYLOAD_BYTES || bytes[at + MARK_AT] !== MARK || !KINDS.has(kind)) return "bad";
  const end = at + HEAD_BYTES + length;
  if (end > bytes.length) return "short";
  if (checksum(bytes, at, end, position) !== bytes.readUInt32LE(at + CRC_AT)) return "bad";
  return {
    kind,
    payload: bytes.subarray(at + HEAD_BYTES, end),
    synced: bytes.readUIntLE(at + SYNCED_AT, POSITION_BYTES),
    bytes: end - at,
  };
}

/** Records and their heads that an event of this size takes when it is too large for one. */
export function largeEventBytes(size: number): number {
  const payload = LARGE_LENGTH_BYTES + size;
  return payload + Math.ceil(payload / MOST_PAYLOAD_BYTES) * HEAD_BYTES;
}

const KINDS: ReadonlySet<number> = new Set(Object.values(RecordKind));

const TWO_TO_32 = 2 ** 32;

function checksum(bytes: Buffer, at: number, end: number, position: number): number {
  return crc32(bytes.subarray(at + SYNCED_AT, end), position % TWO_TO_32);
}
