import { crc32 } from "node:zlib";
import { AgentError } from "../error.ts";
import type { SpillFile } from "./spill.ts";

/**
 * The common header of a binlog event, version 4: timestamp 4, type 1, server id 4, event size 4, next position 4, flags 2;
 * little-endian. Source: MySQL internals, "Binary log event header".
 */
export const HEADER_LENGTH = 19;

/** CRC32 after the body, when the stream carries checksums. */
export const CHECKSUM_LENGTH = 4;

/** Event types that are told apart here, by their number on the wire. */
export const EventType = {
  QUERY: 2,
  STOP: 3,
  ROTATE: 4,
  INTVAR: 5,
  RAND: 13,
  USER_VAR: 14,
  FORMAT_DESCRIPTION: 15,
  XID: 16,
  BEGIN_LOAD_QUERY: 17,
  EXECUTE_LOAD_QUERY: 18,
  TABLE_MAP: 19,
  INCIDENT: 26,
  HEARTBEAT: 27,
  IGNORABLE: 28,
  ROWS_QUERY: 29,
  WRITE_ROWS: 30,
  UPDATE_ROWS: 31,
  DELETE_ROWS: 32,
  GTID: 33,
  ANONYMOUS_GTID: 34,
  PREVIOUS_GTIDS: 35,
  TRANSACTION_CONTEXT: 36,
  VIEW_CHANGE: 37,
  XA_PREPARE: 38,
  PARTIAL_UPDATE_ROWS: 39,
  TRANSACTION_PAYLOAD: 40,
  HEARTBEAT_V2: 41,
  GTID_TAGGED: 42,
} as const;

/** Set on events that a reader which does not know them may pass over. */
export const FLAG_IGNORABLE = 0x80;

/** One event as it came: `bytes` is the whole event with header, without checksum. */
export interface RawEvent {
  readonly type: number;
  /** Seconds since the epoch, by the source, when the statement began. */
  readonly timestamp: number;
  readonly serverId: number;
  readonly flags: number;
  /** End of the event in its binlog file; 0 for events made up by the server for this stream. */
  readonly nextPosition: number;
  readonly bytes: Buffer;
}

/** A compressed transaction that is too large for memory. Whoever takes it disposes of its file. */
export interface HeldEvent extends Omit<RawEvent, "bytes"> {
  /** Bytes of the event, without its checksum. */
  readonly size: number;
  /** Its bytes, in several records; the first holds at least its head. */
  readonly file: SpillFile;
}

/** An event as it comes from the source. */
export type StreamedEvent = RawEvent | HeldEvent;

/**
 * Frames the event that lies in `packet` from `start` to `end`; its bytes stay there.
 * @param checksums whether the stream carries CRC32 checksums; then this one is verified and left out
 * @throws AgentError EVENT_CORRUPT
 */
export function frameEvent(
  packet: Buffer,
  checksums: boolean,
  start = 0,
  end: number = packet.length,
): RawEvent {
  const size = end - start;
  const bodyEnd = checksums ? end - CHECKSUM_LENGTH : end;
  if (bodyEnd - start < HEADER_LENGTH) {
    throw new AgentError("EVENT_CORRUPT", `a binlog event of ${size} bytes is shorter than its header`);
  }
  const bytes = start === 0 && bodyEnd === packet.length ? packet : packet.subarray(start, bodyEnd);
  checkSize(bytes, size);
  if (checksums) checkChecksum(bytes, crc32(bytes), packet.readUInt32LE(bodyEnd));
  return rawEvent(bytes);
}

/** An event whose bytes are whole and were checked. */
export function rawEvent(bytes: Buffer): RawEvent {
  // Written out: there are hundreds of thousands a second, and a spread of `readHeader` takes longer than all the rest.
  return {
    type: bytes[TYPE_AT] as number,
    timestamp: bytes.readUInt32LE(0),
    serverId: bytes.readUInt32LE(SERVER_ID_AT),
    flags: bytes.readUInt16LE(FLAGS_AT),
    nextPosition: bytes.readUInt32LE(NEXT_POSITION_AT),
    bytes,
  };
}

const TYPE_AT = 4;
const SERVER_ID_AT = 5;
const SIZE_AT = 9;
const NEXT_POSITION_AT = 13;
const FLAGS_AT = 17;

/** The bytes that an event has by its header, checksum included. */
export function eventSize(header: Buffer): number {
  return header.readUInt32LE(SIZE_AT);
}

/** @throws AgentError EVENT_CORRUPT when the event has not the size that its header says */
export function checkSize(header: Buffer, size: number): void {
  const said = eventSize(header);
  if (said !== size)
    throw new AgentError("EVENT_CORRUPT", `a binlog event says ${said} bytes and has ${size}`);
}

/** @throws AgentError EVENT_CORRUPT when the two checksums differ */
export function checkChecksum(header: Buffer, computed: number, sent: number): void {
  if (computed === sent) return;
  throw new AgentError(
    "EVENT_CORRUPT",
    `the checksum of a binlog event (type ${header[TYPE_AT]}, ending at ${header.readUInt32LE(NEXT_POSITION_AT)}) is wrong`,
    {
      hint: "Check the source's binlog with mysqlbinlog --verify-binlog-checksum and the network in between.",
    },
  );
}

/** What an event's header says. */
export function readHeader(header: Buffer): Omit<RawEvent, "bytes"> {
  return {
    type: header[TYPE_AT] as number,
    timestamp: header.readUInt32LE(0),
    serverId: header.readUInt32LE(SERVER_ID_AT),
    flags: header.readUInt16LE(FLAGS_AT),
    nextPosition: header.readUInt32LE(NEXT_POSITION_AT),
  };
}
