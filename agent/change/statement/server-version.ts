import { versionNumber } from "../../lib/server-version.ts";
import { HEADER_LENGTH, type RawEvent } from "../binlog-event.ts";

/** The format description holds the binlog version (2 bytes) and the server's own, 50 bytes padded with zeros. */
const VERSION_AT = HEADER_LENGTH + 2;
const VERSION_LENGTH = 50;

/** The version of the server that wrote this log, for example 80036; 0 when it does not read as one. */
export function readServerVersion(event: RawEvent): number {
  return versionNumber(event.bytes.toString("latin1", VERSION_AT, VERSION_AT + VERSION_LENGTH));
}
