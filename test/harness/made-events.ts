import { EventType, HEADER_LENGTH, type RawEvent, rawEvent } from "../../agent/change/binlog-event.ts";

/** The server that made events are of. */
export const MADE_UUID = "00000000-0000-0000-0000-000000000000";

const TYPE_AT = 4;
const SIZE_AT = 9;

/** An event of this type, as it comes from the tap. */
export function madeEvent(type: number, body: Buffer): RawEvent {
  const bytes = Buffer.concat([Buffer.alloc(HEADER_LENGTH), body]);
  bytes[TYPE_AT] = type;
  bytes.writeUInt32LE(bytes.length, SIZE_AT);
  return rawEvent(bytes);
}

/** What opens the transaction of this number of MADE_UUID. */
export function madeGtid(number: number): RawEvent {
  const body = Buffer.alloc(25);
  body.writeBigUInt64LE(BigInt(number), 17);
  return madeEvent(EventType.GTID, body);
}

export function madeQuery(text: string): RawEvent {
  return madeEvent(EventType.QUERY, Buffer.concat([Buffer.alloc(14), Buffer.from(text)]));
}

export const madeFormat = (): RawEvent => madeEvent(EventType.FORMAT_DESCRIPTION, Buffer.alloc(84, 1));

/** A transaction with row events of these sizes; what they hold tells them apart. */
export function madeTransaction(number: number, sizes: readonly number[]): readonly RawEvent[] {
  const rows = sizes.map((size, at) =>
    madeEvent(EventType.WRITE_ROWS, Buffer.alloc(size, (number * 31 + at) % 251)),
  );
  return [madeGtid(number), madeQuery("BEGIN"), ...rows, madeEvent(EventType.XID, Buffer.alloc(8))];
}
