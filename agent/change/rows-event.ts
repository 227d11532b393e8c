import { AgentError } from "../error.ts";
import { EventType, HEADER_LENGTH, type RawEvent } from "./binlog-event.ts";
import { ByteReader } from "./byte-reader.ts";
import type { TableMap } from "./table-map.ts";

export type RowsKind = "insert" | "update" | "delete";

/** The head of a rows event; `walkRow` reads the images behind it. */
export interface RowsEvent {
  readonly kind: RowsKind;
  readonly tableId: number;
  /** The last event of its statement. */
  readonly endsStatement: boolean;
  readonly bytes: Buffer;
  /** Where the first row image starts in `bytes`. */
  readonly start: number;
}

const FLAG_STATEMENT_END = 0x01;

const KINDS: Readonly<Record<number, RowsKind>> = {
  [EventType.WRITE_ROWS]: "insert",
  [EventType.UPDATE_ROWS]: "update",
  [EventType.DELETE_ROWS]: "delete",
};

/** The number of the table that a rows event speaks of. */
export function readTableId(event: RawEvent): number {
  return event.bytes.readUIntLE(HEADER_LENGTH, 6);
}

/**
 * Reads the head of WRITE_ROWS, UPDATE_ROWS, DELETE_ROWS (30–32): table id 6, flags 2, length of extra data 2 (itself
 * included), column count, a bitmap of the columns present (two for an update).
 * @throws AgentError EVENT_CORRUPT, ROW_IMAGE_INCOMPLETE: a session may override binlog_row_image, so every event is looked at
 */
export function readRowsEvent(event: RawEvent, table: TableMap): RowsEvent {
  const kind = KINDS[event.type];
  if (kind === undefined)
    throw new AgentError("EVENT_UNSUPPORTED", `event type ${event.type} does not hold rows`);
  const reader = new ByteReader(event.bytes, HEADER_LENGTH);
  const tableId = reader.uint(6);
  const flags = reader.uint16();
  reader.slice(reader.uint16() - 2);
  const count = reader.packed();
  if (count !== table.columns.length) {
    throw new AgentError(
      "EVENT_CORRUPT",
      `a rows event has ${count} columns and its table map ${table.columns.length}`,
    );
  }
  for (let image = kind === "update" ? 2 : 1; image > 0; image--) {
    const present = reader.slice((count + 7) >> 3);
    if (!allPresent(present, count)) {
      throw new AgentError(
        "ROW_IMAGE_INCOMPLETE",
        `a row image of ${table.database}.${table.table} lacks columns`,
        {
          table: `${table.database}.${table.table}`,
          hint: "A session on the source set binlog_row_image to MINIMAL or NOBLOB: stop it from doing so and declare the link anew.",
        },
      );
    }
  }
  return {
    kind,
    tableId,
    endsStatement: (flags & FLAG_STATEMENT_END) !== 0,
    bytes: event.bytes,
    start: reader.position,
  };
}

function allPresent(bitmap: Buffer, count: number): boolean {
  for (let index = 0; index < count; index++) {
    if (((bitmap[index >> 3] as number) & (1 << (index & 7))) === 0) return false;
  }
  return true;
}

/**
 * Walks one row image: a bitmap of the NULL columns, then the values of the others one behind the other.
 * @param visit is given each column's position and where its value lies in `bytes`; `start` is -1 for NULL
 * @returns where the next image starts
 * @throws AgentError EVENT_CORRUPT
 */
export function walkRow(
  table: TableMap,
  bytes: Buffer,
  position: number,
  visit: (column: number, start: number, end: number) => void,
): number {
  const columns = table.columns;
  const count = columns.length;
  let at = position + ((count + 7) >> 3);
  for (let column = 0; column < count; column++) {
    if (((bytes[position + (column >> 3)] as number) & (1 << (column & 7))) !== 0) {
      visit(column, -1, -1);
      continue;
    }
    const extent = (columns[column] as TableMap["columns"][number]).extent;
    let length = extent.fixed;
    if (extent.prefix > 0) {
      if (at + extent.prefix > bytes.length) {
        at = bytes.length + 1;
        break;
      }
      length = extent.prefix === 1 ? (bytes[at] as number) : bytes.readUIntLE(at, extent.prefix);
      at += extent.prefix;
    }
    visit(column, at, at + length);
    at += length;
  }
  if (at > bytes.length) {
    throw new AgentError("EVENT_CORRUPT", `a row image of ${table.database}.${table.table} ends too late`, {
      table: `${table.database}.${table.table}`,
    });
  }
  return at;
}
