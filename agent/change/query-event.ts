import { AgentError } from "../error.ts";
import { HEADER_LENGTH, type RawEvent } from "./binlog-event.ts";
import { ByteReader } from "./byte-reader.ts";

/** A statement logged as text. */
export interface QueryEvent {
  /** Default database of the session; empty when there was none. */
  readonly database: string;
  /** Databases that the statement changes, as the server logged them; null when it did not say or there were too many. */
  readonly updatedDatabases: readonly string[] | null;
  /** The text, read as UTF-8: good for control words and for showing, not for running again. */
  readonly text: string;
}

/** Status variables by their number, with the length of their value: a number, or what precedes a string. */
const UPDATED_DB_NAMES = 12;
/** The server names at most 16 databases and says "more than that" by this count. */
const TOO_MANY_DATABASES = 254;
const FIXED_LENGTHS: Readonly<Record<number, number>> = {
  0: 4, // flags2
  1: 8, // sql_mode
  3: 4, // auto_increment increment and offset
  4: 6, // client, connection and server character sets
  7: 2, // lc_time_names
  8: 2, // character set of the database
  9: 8, // tables of a multi-table update
  10: 4, // size written by the source
  13: 3, // microseconds
  16: 1, // explicit_defaults_for_timestamp
  17: 8, // transaction number of a DDL
  18: 2, // default collation for utf8mb4
  19: 1, // sql_require_primary_key
  20: 1, // default_table_encryption
};
const CATALOG = 2;
const TIME_ZONE = 5;
const CATALOG_NZ = 6;
const INVOKER = 11;

/**
 * Reads QUERY (2): thread 4, seconds 4, length of the database name 1, error 2, length of the status variables 2, then
 * those, the name, a zero byte and the text.
 * @throws AgentError EVENT_CORRUPT
 */
export function readQueryEvent(event: RawEvent): QueryEvent {
  const reader = new ByteReader(event.bytes, HEADER_LENGTH);
  reader.slice(8);
  const databaseLength = reader.uint8();
  reader.uint16();
  const statusLength = reader.uint16();
  const updatedDatabases = readUpdatedDatabases(
    new ByteReader(event.bytes, reader.position, reader.position + statusLength),
  );
  reader.slice(statusLength);
  const database = reader.utf8(databaseLength);
  reader.uint8();
  return { database, updatedDatabases, text: reader.utf8(reader.remaining) };
}

function readUpdatedDatabases(status: ByteReader): readonly string[] | null {
  while (status.remaining > 0) {
    const variable = status.uint8();
    const fixed = FIXED_LENGTHS[variable];
    if (fixed !== undefined) {
      status.slice(fixed);
    } else if (variable === CATALOG) {
      status.slice(status.uint8() + 1);
    } else if (variable === TIME_ZONE || variable === CATALOG_NZ) {
      status.slice(status.uint8());
    } else if (variable === INVOKER) {
      status.slice(status.uint8());
      status.slice(status.uint8());
    } else if (variable === UPDATED_DB_NAMES) {
      const count = status.uint8();
      if (count === TOO_MANY_DATABASES) return null;
      return Array.from({ length: count }, () => readZeroTerminated(status));
    } else {
      // A variable of a later server: its length is unknown, so nothing behind it can be read. The caller treats
      // "not known" as "any database".
      return null;
    }
  }
  return null;
}

function readZeroTerminated(reader: ByteReader): string {
  const end = reader.bytes.indexOf(0, reader.position);
  if (end < 0 || end >= reader.end)
    throw new AgentError("EVENT_CORRUPT", "a database name in a statement does not end");
  const text = reader.utf8(end - reader.position);
  reader.uint8();
  return text;
}
