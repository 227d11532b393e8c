import { crc32 } from "node:zlib";
import { z } from "zod";
import { GtidSet } from "../change/gtid-set.ts";

/** Version of the format. An agent reads its own; there is none older yet. */
const FORMAT = 1;

/** First bytes of a segment; then the length of the JSON text 4, its CRC32 4, the text. */
const MAGIC = Buffer.from("towline spool\n");
const TEXT_AT = MAGIC.length + 8;
/** A set of so many characters is of more servers than a group has. */
const MOST_TEXT_BYTES = 16 * 1024 * 1024;
/** So much is read to see the length of the rest. */
export const HEADER_START_BYTES = TEXT_AT;

/** Who sent what a segment holds, and what was asked for. */
export interface Origin {
  /** server_uuid of the source. */
  readonly source: string;
  /** The tables whose rows were asked for, as `chosenText` has them: those of others may be missing. */
  readonly chosen: string;
}

/** What a segment says of itself. */
export interface SegmentHeader {
  readonly link: string;
  readonly origin: Origin;
  /** Position in the log of its first record. */
  readonly base: number;
  /** Every transaction that comes before its first one. */
  readonly from: GtidSet;
}

const TEXT = z.strictObject({
  format: z.literal(FORMAT),
  link: z.string(),
  source: z.string(),
  chosen: z.string(),
  base: z.int().nonnegative(),
  from: z.string(),
});

export function encodeHeader({ link, origin: { source, chosen }, base, from }: SegmentHeader): Buffer {
  const said = { format: FORMAT, link, source, chosen, base, from: from.toString() };
  const text = Buffer.from(JSON.stringify(said));
  const head = Buffer.alloc(TEXT_AT);
  MAGIC.copy(head);
  head.writeUInt32LE(text.length, MAGIC.length);
  head.writeUInt32LE(crc32(text), MAGIC.length + 4);
  return Buffer.concat([head, text]);
}

/** Bytes of the whole header, by its start; null when this is none. */
export function headerBytes(start: Buffer): number | null {
  if (start.length < TEXT_AT || !start.subarray(0, MAGIC.length).equals(MAGIC)) return null;
  const length = start.readUInt32LE(MAGIC.length);
  return length > MOST_TEXT_BYTES ? null : TEXT_AT + length;
}

/** Reads a header; null when it is damaged, or cut off. */
export function decodeHeader(bytes: Buffer): SegmentHeader | null {
  const length = headerBytes(bytes);
  if (length === null || bytes.length < length) return null;
  const text = bytes.subarray(TEXT_AT, length);
  if (crc32(text) !== bytes.readUInt32LE(MAGIC.length + 4)) return null;
  const { link, source, chosen, base, from } = TEXT.parse(JSON.parse(text.toString("utf8")));
  return { link, origin: { source, chosen }, base, from: GtidSet.parse(from) };
}
