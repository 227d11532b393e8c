import { AgentError } from "../error.ts";
import { EventType, HEADER_LENGTH, type RawEvent } from "./binlog-event.ts";
import { ByteReader } from "./byte-reader.ts";
import type { TableShape } from "./table-map.ts";

export type RowsKind = "insert" | "update" | "delete";

/** The head of a rows event; row-image.ts reads the images behind it. */
export interface RowsEvent {
  readonly kind: RowsKind;
  readonly tableId: number;
  /** The last event of its statement. */
  readonly endsStatement: boolean;
  /** What the session had switched off when it wrote these rows. */
  readonly withoutChecks: { readonly foreignKey: boolean; readonly unique: boolean };
  readonly bytes: Buffer;
  /** Where the first row image starts in `bytes`. */
  readonly start: number;
}

const FLAG_STATEMENT_END = 0x01;
const FLAG_NO_FOREIGN_KEY_CHECKS = 0x02;
const FLAG_NO_UNIQUE_CHECKS = 0x04;

const KINDS: Readonly<Record<number, RowsKind>> = {
  [EventType.WRITE_ROWS]: "insert",
  [EventType.UPDATE_ROWS]: "update",
  [EventType.DELETE_ROWS]: "delete",
  [EventType.PARTIAL_UPDATE_ROWS]: "update",
};

const TABLE_ID_BYTES = 6;

/**
 * The number of the table that a rows event speaks of, or that a table map names.
 * @throws AgentError EVENT_CORRUPT
 */
export function readTableId({ bytes }: RawEvent): number {
  if (bytes.length < HEADER_LENGTH + TABLE_ID_BYTES) {
    throw new AgentError("EVENT_CORRUPT", `an event of ${bytes.length} bytes is too short to name a table`);
  }
  return bytes.readUIntLE(HEADER_LENGTH, TABLE_ID_BYTES);
}

/**
 * Reads the head of WRITE_ROWS, UPDATE_ROWS, DELETE_ROWS (30–32), PARTIAL_UPDATE_ROWS (39, see `fullUpdate`): table id 6, flags 2, length of extra data 2 (itself
 * included), column count, a bitmap of the columns present (two for an update).
 * @throws AgentError EVENT_CORRUPT, ROW_IMAGE_INCOMPLETE: a session may override binlog_row_image, so every event is looked at
 */
export function readRowsEvent(event: Pick<RawEvent, "type" | "bytes">, table: TableShape): RowsEvent {
  const rows = readHead(event, table);
  if (rows.images === "whole") return rows;
  throw new AgentError(
    "ROW_IMAGE_INCOMPLETE",
    `a row image of ${table.database}.${table.table} lacks columns`,
    {
      table: `${table.database}.${table.table}`,
      hint: "A session on the source set binlog_row_image to MINIMAL or NOBLOB: stop it from doing so and declare the link anew.",
    },
  );
}

/**
 * Whether every image of a rows event has all columns of its table.
 * @throws AgentError EVENT_CORRUPT
 */
export function hasWholeImages(event: Pick<RawEvent, "type" | "bytes">, table: TableShape): boolean {
  return readHead(event, table).images === "whole";
}

interface RowsHead extends RowsEvent {
  readonly images: "whole" | "incomplete";
}

function readHead(event: Pick<RawEvent, "type" | "bytes">, table: TableShape): RowsHead {
  const kind = KINDS[event.type];
  if (kind === undefined)
    throw new AgentError("EVENT_UNSUPPORTED", `event type ${event.type} does not hold rows`);
  const { bytes } = event;
  const reader = new ByteReader(bytes, HEADER_LENGTH);
  const tableId = reader.uint(6);
  const flags = reader.uint16();
  reader.skip(reader.uint16() - 2);
  const count = reader.packed();
  if (count !== table.columns.length) {
    throw new AgentError(
      "EVENT_CORRUPT",
      `a rows event has ${count} columns and its table map ${table.columns.length}`,
    );
  }
  let images: RowsHead["images"] = "whole";
  for (let image = kind === "update" ? 2 : 1; image > 0; image--) {
    if (!allPresent(bytes, reader.skip((count + 7) >> 3), count)) images = "incomplete";
  }
  return {
    kind,
    tableId,
    endsStatement: (flags & FLAG_STATEMENT_END) !== 0,
    withoutChecks: {
      foreignKey: (flags & FLAG_NO_FOREIGN_KEY_CHECKS) !== 0,
      unique: (flags & FLAG_NO_UNIQUE_CHECKS) !== 0,
    },
    bytes,
    start: reader.position,
    images,
  };
}

function allPresent(bytes: Buffer, start: number, count: number): boolean {
  for (let index = 0; index < count; index++) {
    if (((bytes[start + (index >> 3)] as number) & (1 << (index & 7))) === 0) return false;
  }
  return true;
}
