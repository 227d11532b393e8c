import { HEADER_LENGTH, type RawEvent } from "./binlog-event.ts";
import { ByteReader } from "./byte-reader.ts";
import { readStatusVariables, type StatusVariables } from "./status-variables.ts";

/** A statement logged as text. */
export interface QueryEvent {
  /** Number of the session on the source; temporary tables are told apart by it. */
  readonly session: number;
  /** Seconds since the epoch at which the statement began, by the source. */
  readonly timestamp: number;
  /** The error that the statement ended with on the source; 0 for none. */
  readonly errorCode: number;
  /** Default database of the session; empty when there was none. */
  readonly database: string;
  /** Databases that the statement changes, as the server logged them; null when it did not say or there were too many. */
  readonly updatedDatabases: readonly string[] | null;
  /** The session that the statement ran in. */
  readonly status: StatusVariables;
  /** The text, read as UTF-8: good for control words and for showing, not for running again. */
  readonly text: string;
  /** The text as it was logged, in the character set `status.charsets.client`. */
  readonly textBytes: Buffer;
}

/**
 * Reads QUERY (2): thread 4, seconds 4, length of the database name 1, error 2, length of the status variables 2, then
 * those, the name, a zero byte and the text.
 * @throws AgentError EVENT_CORRUPT
 */
export function readQueryEvent(event: RawEvent): QueryEvent {
  const reader = new ByteReader(event.bytes, HEADER_LENGTH);
  const session = reader.uint32();
  reader.uint32(); // seconds that it took
  const databaseLength = reader.uint8();
  const errorCode = reader.uint16();
  const status = reader.slice(reader.uint16());
  const database = reader.utf8(databaseLength);
  reader.uint8();
  const textBytes = reader.slice(reader.remaining);
  return new LoggedQuery({ session, timestamp: event.timestamp, errorCode, database, textBytes }, status);
}

/** Each transaction has one for its BEGIN, of which only the text is looked at: the rest is read when it is asked for. */
class LoggedQuery implements QueryEvent {
  readonly session: number;
  readonly timestamp: number;
  readonly errorCode: number;
  readonly database: string;
  readonly text: string;
  readonly textBytes: Buffer;
  readonly #statusBytes: Buffer;
  #status: StatusVariables | null = null;

  constructor(head: Omit<QueryEvent, "status" | "updatedDatabases" | "text">, status: Buffer) {
    this.session = head.session;
    this.timestamp = head.timestamp;
    this.errorCode = head.errorCode;
    this.database = head.database;
    this.text = head.textBytes.toString("utf8");
    this.textBytes = head.textBytes;
    this.#statusBytes = status;
  }

  get status(): StatusVariables {
    this.#status ??= readStatusVariables(this.#statusBytes);
    return this.#status;
  }

  get updatedDatabases(): readonly string[] | null {
    return this.status.updatedDatabases;
  }
}
