import { AgentError } from "../error.ts";
import { CHECKSUM_LENGTH, HEADER_LENGTH } from "./binlog-event.ts";

const SERVER_VERSION_LENGTH = 50;
const BINLOG_VERSION = 4;
/** Checksum algorithms by their number on the wire. */
const CHECKSUM_NONE = 0;
const CHECKSUM_CRC32 = 1;

/**
 * Whether the events that follow a FORMAT_DESCRIPTION event (15) carry CRC32 checksums: its last byte before its own
 * checksum field names the algorithm. That event always has the field, whatever the algorithm.
 * @param bytes the whole event as received
 * @throws AgentError EVENT_CORRUPT, EVENT_UNSUPPORTED
 */
export function readChecksumAlgorithm(bytes: Buffer): boolean {
  const algorithmAt = bytes.length - CHECKSUM_LENGTH - 1;
  if (algorithmAt < HEADER_LENGTH + 2 + SERVER_VERSION_LENGTH) {
    throw new AgentError("EVENT_CORRUPT", "the format description of the binlog is too short");
  }
  if (bytes.readUInt16LE(HEADER_LENGTH) !== BINLOG_VERSION) {
    throw new AgentError(
      "EVENT_UNSUPPORTED",
      `binlog version ${bytes.readUInt16LE(HEADER_LENGTH)} is not ${BINLOG_VERSION}`,
    );
  }
  const algorithm = bytes[algorithmAt];
  if (algorithm === CHECKSUM_NONE) return false;
  if (algorithm === CHECKSUM_CRC32) return true;
  throw new AgentError("EVENT_UNSUPPORTED", `the binlog's checksum algorithm ${algorithm} is unknown`, {
    hint: "Set binlog_checksum to CRC32 on the source.",
  });
}
