import { AgentError } from "../error.ts";
import { ByteReader } from "./byte-reader.ts";

/**
 * The session in which a statement ran, as far as the server logged it beside the text. A null is "not logged": the server
 * leaves out what the statement does not depend on, and what it is too old to know.
 */
export interface StatusVariables {
  /** Options of the session that change what a statement does; null before 5.0 or when not logged. */
  readonly options: SessionOptions | null;
  /** The bits of sql_mode; names in `SHOW VARIABLES` order are the server's affair, it takes the number back. */
  readonly sqlMode: bigint | null;
  /** Catalog of the session: always `std`. */
  readonly catalog: string | null;
  /** auto_increment_increment and auto_increment_offset; not logged when both are 1. */
  readonly autoIncrement: { readonly increment: number; readonly offset: number } | null;
  /** Collation numbers: of the client's text, collation_connection and collation_server. */
  readonly charsets: { readonly client: number; readonly connection: number; readonly server: number } | null;
  /** `SYSTEM`, an offset or a name; logged when the statement uses it. */
  readonly timeZone: string | null;
  /** Number of the locale for names of days and months; not logged for 0, en_US. */
  readonly localeNumber: number | null;
  /** Collation number of the default database. */
  readonly databaseCollation: number | null;
  /** The definer to be used when the statement names none; the host may be empty. */
  readonly invoker: { readonly user: string; readonly host: string } | null;
  /** Databases that the statement changes; null when the server did not say, or there were more than 16. */
  readonly updatedDatabases: readonly string[] | null;
  /** Fraction of the second at which the statement began, in microseconds, 0 to 999999. */
  readonly microseconds: number | null;
  readonly explicitDefaultsForTimestamp: boolean | null;
  /** Number of the engine's transaction that a crash-safe DDL statement is part of. */
  readonly ddlTransaction: bigint | null;
  /** Collation number of default_collation_for_utf8mb4. */
  readonly defaultCollationForUtf8mb4: number | null;
  readonly requirePrimaryKey: boolean | null;
  readonly defaultTableEncryption: boolean | null;
  /**
   * Number of a variable that is not known here: it, and whatever is behind it, was not read. A statement must not be run
   * again then. Null when all were read.
   */
  readonly unknown: number | null;
}

/** Session options by their bit in the first status variable. */
export interface SessionOptions {
  /** sql_auto_is_null */
  readonly autoIsNull: boolean;
  readonly autocommit: boolean;
  readonly foreignKeyChecks: boolean;
  readonly uniqueChecks: boolean;
}

const OPTION_AUTO_IS_NULL = 1 << 14;
const OPTION_NOT_AUTOCOMMIT = 1 << 19;
const OPTION_NO_FOREIGN_KEY_CHECKS = 1 << 26;
const OPTION_RELAXED_UNIQUE_CHECKS = 1 << 27;

/** The server names at most 16 databases and says "more than that" by this count. */
const TOO_MANY_DATABASES = 254;

type Draft = { -readonly [Name in keyof StatusVariables]: StatusVariables[Name] };

/** How each variable is read, by its number. Source: MySQL's `Query_event`, "Status variables". */
const READERS: Readonly<Record<number, (reader: ByteReader, draft: Draft) => void>> = {
  0: (reader, draft) => {
    draft.options = readOptions(reader.uint32());
  },
  1: (reader, draft) => {
    draft.sqlMode = reader.slice(8).readBigUInt64LE();
  },
  // With a zero byte behind it: how servers before 5.0.4 wrote the catalog.
  2: (reader, draft) => {
    draft.catalog = reader.utf8(reader.uint8());
    reader.uint8();
  },
  3: (reader, draft) => {
    draft.autoIncrement = { increment: reader.uint16(), offset: reader.uint16() };
  },
  4: (reader, draft) => {
    draft.charsets = { client: reader.uint16(), connection: reader.uint16(), server: reader.uint16() };
  },
  5: (reader, draft) => {
    draft.timeZone = reader.utf8(reader.uint8());
  },
  6: (reader, draft) => {
    draft.catalog = reader.utf8(reader.uint8());
  },
  7: (reader, draft) => {
    draft.localeNumber = reader.uint16();
  },
  8: (reader, draft) => {
    draft.databaseCollation = reader.uint16();
  },
  // Tables of a multi-table update and the size on the first source: of use to a statement-based applier only.
  9: (reader) => void reader.slice(8),
  10: (reader) => void reader.slice(4),
  11: (reader, draft) => {
    draft.invoker = { user: reader.utf8(reader.uint8()), host: reader.utf8(reader.uint8()) };
  },
  12: (reader, draft) => {
    const count = reader.uint8();
    if (count !== TOO_MANY_DATABASES)
      draft.updatedDatabases = Array.from({ length: count }, () => readZeroTerminated(reader));
  },
  13: (reader, draft) => {
    draft.microseconds = reader.uint(3);
  },
  16: (reader, draft) => {
    draft.explicitDefaultsForTimestamp = reader.uint8() !== 0;
  },
  17: (reader, draft) => {
    draft.ddlTransaction = reader.slice(8).readBigUInt64LE();
  },
  18: (reader, draft) => {
    draft.defaultCollationForUtf8mb4 = reader.uint16();
  },
  19: (reader, draft) => {
    draft.requirePrimaryKey = reader.uint8() !== 0;
  },
  20: (reader, draft) => {
    draft.defaultTableEncryption = reader.uint8() !== 0;
  },
};

/**
 * Reads the status variables of a QUERY event: a number, then a value whose length follows from the number.
 * @throws AgentError EVENT_CORRUPT
 */
export function readStatusVariables(bytes: Buffer): StatusVariables {
  const draft: Draft = {
    options: null,
    sqlMode: null,
    catalog: null,
    autoIncrement: null,
    charsets: null,
    timeZone: null,
    localeNumber: null,
    databaseCollation: null,
    invoker: null,
    updatedDatabases: null,
    microseconds: null,
    explicitDefaultsForTimestamp: null,
    ddlTransaction: null,
    defaultCollationForUtf8mb4: null,
    requirePrimaryKey: null,
    defaultTableEncryption: null,
    unknown: null,
  };
  const reader = new ByteReader(bytes);
  while (reader.remaining > 0) {
    const number = reader.uint8();
    const read = READERS[number];
    if (read === undefined) {
      // Of a later server: its length is not known, so nothing behind it can be found.
      draft.unknown = number;
      break;
    }
    read(reader, draft);
  }
  return draft;
}

function readOptions(bits: number): SessionOptions {
  return {
    autoIsNull: (bits & OPTION_AUTO_IS_NULL) !== 0,
    autocommit: (bits & OPTION_NOT_AUTOCOMMIT) === 0,
    foreignKeyChecks: (bits & OPTION_NO_FOREIGN_KEY_CHECKS) === 0,
    uniqueChecks: (bits & OPTION_RELAXED_UNIQUE_CHECKS) === 0,
  };
}

function readZeroTerminated(reader: ByteReader): string {
  const end = reader.bytes.indexOf(0, reader.position);
  if (end < 0 || end >= reader.end)
    throw new AgentError("EVENT_CORRUPT", "a database name in a statement does not end");
  const text = reader.utf8(end - reader.position);
  reader.uint8();
  return text;
}
