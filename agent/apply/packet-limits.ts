import { constants } from "node:buffer";
import { AgentError } from "../error.ts";

/** A statement is cut at about this many bytes: a bound on memory, and long enough that its head costs nothing. */
const STATEMENT_BYTES = 512 * 1024;
/** Steps go to the server together up to this many: it works on without a pause while the agent prepares what comes next. */
const PACKET_BYTES = 1024 * 1024;
/** Of the packet, for what the driver puts in front of a statement. */
const SPARE_BYTES = 64;
/** max_allowed_packet is a multiple of this, and at most 1 GiB. */
const STEP_BYTES = 1024;
const MOST_PACKET_BYTES = 1024 * 1024 * 1024;
/** Of a packet that is as small as this leaves room for, the smaller half is the values. */
const SHARE = 4;

/** How long what is sent to a target may be, bytes. */
export interface PacketLimits {
  /** The target's max_allowed_packet. */
  readonly allowed: number;
  /** What a packet cannot exceed. */
  readonly most: number;
  /** At which packets of several steps are closed. */
  readonly packet: number;
  /** At which the values of a statement of several rows are cut. */
  readonly statement: number;
}

/** @param allowed the target's max_allowed_packet, as this session has it */
export function packetLimits(allowed: number): PacketLimits {
  // A statement is a string on its way.
  const most = Math.min(allowed, constants.MAX_STRING_LENGTH) - SPARE_BYTES;
  return {
    allowed,
    most,
    packet: Math.min(PACKET_BYTES, most),
    statement: Math.min(STATEMENT_BYTES, Math.floor(most / SHARE)),
  };
}

/** What is known of a row that does not fit. */
export interface LargeRow {
  /** As `database`.`table`. */
  readonly table: string;
  /** Its primary key; empty when it is not known. */
  readonly key: string;
  /** The statement's length; null when it is too long for a string. */
  readonly bytes: number | null;
}

/** One row that is larger than a packet. */
export function rowTooLarge({ table, key, bytes }: LargeRow, { allowed, most }: PacketLimits): AgentError {
  const needed = bytes === null ? null : Math.ceil((bytes + SPARE_BYTES) / STEP_BYTES) * STEP_BYTES;
  const size = needed === null ? `more than ${constants.MAX_STRING_LENGTH}` : String(needed);
  const reachable = needed !== null && needed <= Math.min(MOST_PACKET_BYTES, constants.MAX_STRING_LENGTH);
  return new AgentError(
    "PACKET_LIMIT",
    `a row of ${table} needs a packet of ${size} bytes; the target takes ${Math.min(allowed, most + SPARE_BYTES)}`,
    {
      table,
      key,
      hint: reachable
        ? `SET PERSIST max_allowed_packet = ${needed} on the target, then update the link to start it again.`
        : `No max_allowed_packet of the target is enough: make the row smaller on the source and load the table anew, or exclude it.`,
    },
  );
}

/** Whether something failed because a text would have been longer than a string can be. */
export function isTooLongForString(thrown: unknown): boolean {
  const error = thrown instanceof AgentError ? thrown.cause : thrown;
  if (error instanceof RangeError && error.message === "Invalid string length") return true;
  return error instanceof Error && "code" in error && error.code === "ERR_STRING_TOO_LONG";
}
