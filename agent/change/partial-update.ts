import { AgentError } from "../error.ts";
import { EventType, type RawEvent } from "./binlog-event.ts";
import { ByteReader } from "./byte-reader.ts";
import { applyJsonDiffs } from "./json-diff.ts";
import { ImageReader } from "./row-image.ts";
import { readRowsEvent } from "./rows-event.ts";
import type { TableShape } from "./table-map.ts";

/** The only bit of a row's options: JSON columns may be logged by what changed in them. */
const PARTIAL_JSON = 1;
const JSON_LENGTH_BYTES = 4;
const TYPE_AT = 4;
const SIZE_AT = 9;
/** What no event can be larger than: its size has four bytes. */
const EVENT_MAX_BYTES = 0xffff_ffff;

/** Where a column's value lies in an image; `start` is -1 for NULL. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Makes an UPDATE_ROWS event (31) of a PARTIAL_UPDATE_ROWS one (39): what is logged of a JSON column as a list of changes
 * is applied to its before image. The two differ in the after images alone: one of a partial event begins with the row's
 * options and, if they say so, a bitmap with one bit a JSON column of the table, set where a list stands for the value.
 * @throws AgentError EVENT_CORRUPT, EVENT_UNSUPPORTED, ROW_IMAGE_INCOMPLETE
 */
export function fullUpdate(event: RawEvent, table: TableShape): RawEvent {
  const { start } = readRowsEvent(event, table);
  const images = new ImageReader(table);
  const parts: Buffer[] = [Buffer.from(event.bytes.subarray(0, start))];
  let at = start;
  while (at < event.bytes.length) {
    const before: Span[] = [];
    const image = images.read(event.bytes, at);
    images.visit(image, (column, from, to) => {
      before[column] = { start: from, end: to };
    });
    parts.push(event.bytes.subarray(at, image.end));
    at = afterImage(event.bytes, image.end, table, before, parts);
  }
  const size = parts.reduce((sum, part) => sum + part.length, 0);
  if (size > EVENT_MAX_BYTES) {
    throw new AgentError(
      "EVENT_UNSUPPORTED",
      `rows of ${table.database}.${table.table} have ${size} bytes with their JSON documents`,
      {
        hint: "Set binlog_row_value_options='' for the session that wrote them, then declare the link anew.",
      },
    );
  }
  const bytes = Buffer.concat(parts, size);
  bytes[TYPE_AT] = EventType.UPDATE_ROWS;
  bytes.writeUInt32LE(size, SIZE_AT);
  return { ...event, type: EventType.UPDATE_ROWS, bytes };
}

/** Adds the full form of one after image to `parts`; gives where the partial one ends. */
function afterImage(
  bytes: Buffer,
  position: number,
  table: TableShape,
  before: readonly Span[],
  parts: Buffer[],
): number {
  const reader = new ByteReader(bytes, position);
  const { columns } = table;
  const partial = readPartialBits(reader, table);
  const nulls = reader.slice((columns.length + 7) >> 3);
  parts.push(nulls);
  let json = 0;
  for (const [index, { type, extent }] of columns.entries()) {
    const isPartial = type.kind === "json" && isSet(partial, json++);
    if (isSet(nulls, index)) continue;
    const from = reader.position;
    const length = extent.prefix > 0 ? reader.uint(extent.prefix) : extent.fixed;
    const value = reader.slice(length);
    if (!isPartial) {
      parts.push(bytes.subarray(from, reader.position));
      continue;
    }
    const old = before[index] as Span;
    if (old.start < 0) {
      throw new AgentError("EVENT_CORRUPT", "a change within a JSON document stands where there was none");
    }
    const document = applyJsonDiffs(bytes.subarray(old.start, old.end), value);
    const prefix = Buffer.alloc(JSON_LENGTH_BYTES);
    prefix.writeUInt32LE(document.length);
    parts.push(prefix, document);
  }
  return reader.position;
}

const NONE = Buffer.alloc(0);

function readPartialBits(reader: ByteReader, table: TableShape): Buffer {
  const options = reader.packed();
  if (options === 0) return NONE;
  if (options !== PARTIAL_JSON) {
    throw new AgentError(
      "EVENT_UNSUPPORTED",
      `a row is logged with the options ${options}, which are not known`,
      {
        hint: "Set binlog_row_value_options to '' or PARTIAL_JSON on the source, then declare the link anew.",
      },
    );
  }
  const documents = table.columns.filter(({ type }) => type.kind === "json").length;
  return reader.slice((documents + 7) >> 3);
}

function isSet(bitmap: Buffer, index: number): boolean {
  return ((bitmap[index >> 3] ?? 0) & (1 << (index & 7))) !== 0;
}
