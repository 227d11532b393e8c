import { AgentError } from "../error.ts";
import { HEADER_LENGTH, type RawEvent } from "./binlog-event.ts";
import { ByteReader } from "./byte-reader.ts";
import {
  type ColumnType,
  type Extent,
  extentOf,
  isCharacter,
  isNumeric,
  readColumnType,
} from "./column-type.ts";
import { type KnownTables, proveKnown } from "./known-table.ts";

/** One column of a table as a TABLE_MAP event describes it. */
export interface MappedColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly extent: Extent;
  readonly unsigned: boolean;
  /** Collation number of a character column, 63 for binary ones; 0 for others. */
  readonly collation: number;
}

/** What it takes to tell where values lie in row images: every table map has it, also one that names no columns. */
export interface TableShape {
  readonly database: string;
  readonly table: string;
  readonly columns: readonly Pick<MappedColumn, "type" | "extent">[];
  /** Positions of the primary key's columns, in key order; empty without one, and where nobody asks for keys. */
  readonly primaryKey: readonly number[];
}

/** The table that the row events after it speak of. */
export interface TableMap extends TableShape {
  readonly id: number;
  readonly columns: readonly MappedColumn[];
  /** What the event says behind the names: the same for the same table, whatever it is called and numbered. */
  readonly layout: Buffer;
  /** Where the names come from: a terse binlog leaves them out. */
  readonly names: "binlog" | "schema history";
}

/** Optional metadata by number. */
const SIGNEDNESS = 1;
const DEFAULT_CHARSET = 2;
const COLUMN_CHARSET = 3;
const COLUMN_NAME = 4;
const SIMPLE_PRIMARY_KEY = 8;
const PRIMARY_KEY_WITH_PREFIX = 9;

/** The table's number and name alone: enough to tell whether anything more has to be read. */
export function readTableName(event: Pick<RawEvent, "bytes">): {
  readonly id: number;
  readonly database: string;
  readonly table: string;
} {
  const reader = new ByteReader(event.bytes, HEADER_LENGTH);
  const id = reader.uint(6);
  reader.uint16();
  const database = readName(reader);
  return { id, database, table: readName(reader) };
}

/**
 * Reads what every TABLE_MAP (19) has, without the key.
 * @throws AgentError EVENT_CORRUPT, EVENT_UNSUPPORTED
 */
export function readTableShape(event: Pick<RawEvent, "bytes">): TableShape {
  const reader = new ByteReader(event.bytes, HEADER_LENGTH);
  reader.uint(6);
  reader.uint16();
  const database = readName(reader);
  const table = readName(reader);
  const columns = readTypes(reader).map((type) => ({ type, extent: extentOf(type) }));
  return { database, table, columns, primaryKey: [] };
}

/**
 * Reads TABLE_MAP (19): table id 6, flags 2, database, table, column count, a type byte a column, their metadata, a bitmap
 * of nullable columns, then optional metadata as number, length, value.
 * @param known describes the tables of a source whose binlog has no names
 * @throws AgentError EVENT_CORRUPT, EVENT_UNSUPPORTED, ROW_METADATA_MISSING, SOURCE_SCHEMA_DIFFERS
 */
export function readTableMap(event: RawEvent, known: KnownTables): TableMap {
  const reader = new ByteReader(event.bytes, HEADER_LENGTH);
  const id = reader.uint(6);
  reader.uint16();
  const database = readName(reader);
  const table = readName(reader);
  const subject = { table: `${database}.${table}` };
  // The event's own buffer may be part of a large packet, which this is not to keep alive.
  const layout = Buffer.from(event.bytes.subarray(reader.position));
  const types = readTypes(reader);
  const count = types.length;
  const nullable = reader.slice((count + 7) >> 3);

  let names: readonly string[] | null = null;
  let unsigned: readonly boolean[] | null = null;
  let collations: readonly number[] | null = null;
  let primaryKey: readonly number[] = [];
  while (reader.remaining > 0) {
    const kind = reader.uint8();
    const length = reader.packed();
    const field = new ByteReader(event.bytes, reader.position, reader.position + length);
    reader.slice(length);
    if (kind === SIGNEDNESS) unsigned = readSignedness(field, types);
    else if (kind === DEFAULT_CHARSET) collations = readDefaultCharset(field, types);
    else if (kind === COLUMN_CHARSET) collations = readColumnCharset(field, types);
    else if (kind === COLUMN_NAME) names = readAll(field, (each) => each.utf8(each.packed()));
    else if (kind === SIMPLE_PRIMARY_KEY) primaryKey = readAll(field, (each) => each.packed());
    else if (kind === PRIMARY_KEY_WITH_PREFIX) {
      primaryKey = readAll(field, (each) => {
        const column = each.packed();
        each.packed(); // length of the indexed prefix
        return column;
      });
    }
  }
  const described = names === null ? known.find(database, table) : undefined;
  if (described !== undefined) {
    proveKnown(described, { types, nullable, unsigned, collations });
    const columns = described.columns.map((column) => ({ ...column, extent: extentOf(column.type) }));
    return {
      id,
      database,
      table,
      columns,
      primaryKey: described.primaryKey,
      layout,
      names: "schema history",
    };
  }
  if (names === null || names.length !== count) {
    throw new AgentError(
      "ROW_METADATA_MISSING",
      `the binlog does not name the columns of ${database}.${table}`,
      {
        ...subject,
        hint: "Set binlog_row_metadata=FULL on the source, then declare the link anew: what was logged before cannot be read.",
      },
    );
  }
  const columns = types.map((type, index) => ({
    name: (names as readonly string[])[index] as string,
    type,
    extent: extentOf(type),
    unsigned: unsigned?.[index] ?? false,
    collation: collations?.[index] ?? 0,
  }));
  return { id, database, table, columns, primaryKey, layout, names: "binlog" };
}

/** A type byte a column, then what their types say besides. */
function readTypes(reader: ByteReader): ColumnType[] {
  const wires = reader.slice(reader.packed());
  const metadata = new ByteReader(reader.slice(reader.packed()));
  return Array.from(wires, (wire) => readColumnType(wire, metadata));
}

function readName(reader: ByteReader): string {
  const name = reader.utf8(reader.uint8());
  reader.uint8();
  return name;
}

function readAll<T>(reader: ByteReader, one: (reader: ByteReader) => T): T[] {
  const all: T[] = [];
  while (reader.remaining > 0) all.push(one(reader));
  return all;
}

/** One bit a numeric column, highest first. */
function readSignedness(reader: ByteReader, types: readonly ColumnType[]): boolean[] {
  let index = 0;
  return types.map((type) => {
    if (!isNumeric(type)) return false;
    const byte = reader.bytes[reader.position + (index >> 3)] as number;
    const set = (byte & (0x80 >> (index & 7))) !== 0;
    index += 1;
    return set;
  });
}

/** One collation for all character columns, then pairs of (which character column, its own collation). */
function readDefaultCharset(reader: ByteReader, types: readonly ColumnType[]): number[] {
  const standard = reader.packed();
  const own = new Map(readAll(reader, (each) => [each.packed(), each.packed()] as const));
  let index = 0;
  return types.map((type) => (isCharacter(type) ? (own.get(index++) ?? standard) : 0));
}

function readColumnCharset(reader: ByteReader, types: readonly ColumnType[]): number[] {
  return types.map((type) => (isCharacter(type) ? reader.packed() : 0));
}
