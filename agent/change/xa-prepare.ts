import { HEADER_LENGTH, type RawEvent } from "./binlog-event.ts";
import { ByteReader } from "./byte-reader.ts";

/** How an XA branch goes on after XA END. */
export type XaPrepare = "prepared" | "committed-in-one-phase";

/** Reads XA_PREPARE (38): one byte that says whether it is committed at once, then the identifier. */
export function readXaPrepare(event: RawEvent): XaPrepare {
  return new ByteReader(event.bytes, HEADER_LENGTH).uint8() === 0 ? "prepared" : "committed-in-one-phase";
}
