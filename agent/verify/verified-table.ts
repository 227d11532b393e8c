import { type ColumnTransfer, pathOf, transferOf } from "../load/column-transfer.ts";
import { type KeyColumn, KeyOrder } from "../load/key-order.ts";
import { type ByteText, qualified } from "../mysql/quote.ts";
import type { ReadingSession } from "../mysql/reading-session.ts";
import type { ColumnDefinition, TableDefinition } from "../mysql/table-definition.ts";

/** Strings that may be longer than this are digested by themselves, bytes: a row of them would not fit into a packet as one text. */
const SHORT_OCTETS = 1_024;

/** Part of a table: rows behind one key, up to and with another. Null: from its beginning, to its end. */
export interface KeySpan {
  readonly after: readonly Buffer[] | null;
  readonly upTo: readonly Buffer[] | null;
}

/** What one server says of the rows of a span; the order of rows has no part in it. */
export interface SpanDigest {
  readonly rows: number;
  /** Rows of it with a value that is longer than the server digests (max_allowed_packet). */
  readonly undigested: number;
  readonly digest: string;
}

/** A row by its key, with what its values come to. */
export interface RowDigest {
  readonly key: readonly Buffer[];
  readonly digest: string;
}

/**
 * How a table is compared: what its rows come to is computed by each server, from the bytes of all stored columns, and only
 * that is sent. Both servers are asked the same; the columns are those of the source.
 */
export class VerifiedTable {
  readonly database: string;
  readonly table: string;
  readonly #keys: readonly KeyColumn[];
  readonly #order: KeyOrder;
  readonly #digest: ByteText;

  constructor(definition: TableDefinition) {
    this.database = definition.database;
    this.table = definition.table;
    const stored = definition.columns.filter(({ generated }) => !generated);
    this.#keys = definition.primaryKey.map((name) => {
      const column = definition.columns.find((each) => each.name === name) as ColumnDefinition;
      return { column, transfer: transferOf(column) };
    });
    this.#order = new KeyOrder(this.#keys);
    this.#digest = sha2(`CONCAT(${stored.map((column) => valueOf(column, transferOf(column))).join(",")})`);
  }

  get label(): string {
    return `${this.database}.${this.table}`;
  }

  get hasKey(): boolean {
    return this.#keys.length > 0;
  }

  /** The key of the last of the next `rows` rows; null when there are no more than that. */
  async nextBound(
    server: ReadingSession,
    after: readonly Buffer[] | null,
    rows: number,
  ): Promise<readonly Buffer[] | null> {
    const where = after === null ? "" : ` WHERE ${this.#order.after(after)}`;
    const [row] = await server.raw(
      `SELECT ${this.#keySelects()} FROM ${this.#from}${where} ORDER BY ${this.#order.names} LIMIT ${rows - 1},1`,
    );
    return row === undefined ? null : (row as readonly Buffer[]);
  }

  /** What all rows of a span come to. */
  async digestOf(server: ReadingSession, span: KeySpan): Promise<SpanDigest> {
    const half = (from: number): ByteText =>
      `COALESCE(SUM(CAST(CONV(SUBSTRING(d, ${from}, 15), 16, 10) AS UNSIGNED)), 0)`;
    const [row] = await server.text(
      `SELECT COUNT(*), COUNT(d), ${half(1)}, ${half(16)} FROM (SELECT ${this.#digest} AS d FROM ${this.#from}${this.#where(span)}) AS rows_of_it`,
    );
    const [rows, digested, ...halves] = (row ?? []).map((value) => value ?? "");
    return {
      rows: Number(rows),
      undigested: Number(rows) - Number(digested),
      digest: [digested, ...halves].join(" "),
    };
  }

  /** Each row of a span, in the order of the key. */
  async rowsOf(server: ReadingSession, span: KeySpan): Promise<readonly RowDigest[]> {
    const rows = await server.raw(
      `SELECT ${this.#digest}, ${this.#keySelects()} FROM ${this.#from}${this.#where(span)} ORDER BY ${this.#order.names}`,
    );
    return rows.map(([digest, ...key]) => ({
      key: key as readonly Buffer[],
      digest: digest?.toString("latin1") ?? "",
    }));
  }

  /** What the row of a key comes to; null where there is none. */
  async digestOfRow(server: ReadingSession, key: readonly Buffer[]): Promise<string | null> {
    const [row] = await server.text(`SELECT ${this.#digest} FROM ${this.#from} WHERE ${this.#order.is(key)}`);
    return row === undefined ? null : (row[0] ?? "");
  }

  /** A key for people: column = value, …. */
  keyText(key: readonly Buffer[]): string {
    return this.#keys
      .map(({ column }, index) => `${column.name} = ${(key[index] as Buffer).toString("utf8")}`)
      .join(", ");
  }

  get #from(): ByteText {
    const hint = this.hasKey ? " FORCE INDEX (PRIMARY)" : "";
    return `${qualified(this.database, this.table)} AS t${hint}`;
  }

  #keySelects(): ByteText {
    // Named by us: the driver takes a result without a column called `__proto__` only.
    return this.#keys.map(({ transfer }, index) => `${transfer.select} AS k${index}`).join(",");
  }

  #where({ after, upTo }: KeySpan): ByteText {
    const conditions = [
      ...(after === null ? [] : [this.#order.after(after)]),
      ...(upTo === null ? [] : [this.#order.upTo(upTo)]),
    ];
    return conditions.length === 0 ? "" : ` WHERE ${conditions.map((each) => `(${each})`).join(" AND ")}`;
  }
}

/** MD5 and SHA1 are components from 9.6 on, which few servers have. */
const sha2 = (text: ByteText): ByteText => `SHA2(${text},256)`;

/** The bytes of a value with their length in front, so that no two rows read alike; N for NULL. */
function valueOf(column: ColumnDefinition, { select }: ColumnTransfer): ByteText {
  const bytes = bytesOf(column, select);
  // Not COALESCE: what is too long for the server to digest is NULL as well, and is not to pass for NULL.
  return `IF(${pathOf(column.name)} IS NULL,'N',CONCAT(LENGTH(${bytes}),':',${bytes}))`;
}

function bytesOf(column: ColumnDefinition, select: ByteText): ByteText {
  switch (column.dataType) {
    case "geometry":
    case "point":
    case "linestring":
    case "polygon":
    case "multipoint":
    case "multilinestring":
    case "multipolygon":
    case "geomcollection":
    case "geometrycollection":
    case "vector":
      return sha2(`HEX(${pathOf(column.name)})`);
    case "json":
      return sha2(`CAST(${select} AS CHAR)`);
    default:
      return (column.octets ?? 0) > SHORT_OCTETS
        ? sha2(`CAST(${select} AS BINARY)`)
        : `CAST(${select} AS BINARY)`;
  }
}
