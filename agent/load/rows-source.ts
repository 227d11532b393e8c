import { type Literal, NULL } from "../apply/sql/literal.ts";
import type { Connection, RawRow } from "../mysql/connection.ts";
import { type ByteText, identifier, literal, qualified } from "../mysql/quote.ts";
import type { ColumnDefinition, TableDefinition } from "../mysql/table-definition.ts";
import { type InexactDocument, inexactValues, readExactDocuments } from "./exact-json.ts";

/** Some rows of a table, in key order. A row that changes while it is read may be left out: the stream brings it. */
export interface Chunk {
  readonly rows: readonly (readonly Literal[])[];
  /** Key of the last row; null when the chunk is the last one. */
  readonly lastKey: readonly Buffer[] | null;
  readonly bytes: number;
}

/** How a column is asked for, and how what the server sends becomes a literal. */
interface ColumnReading {
  readonly select: ByteText;
  readonly literal: (bytes: Buffer) => Literal;
}

/** Reads one table in chunks by primary key, in the column's own collation. */
export class RowsSource {
  readonly columns: readonly string[];
  readonly primaryKey: readonly number[];
  readonly #table: TableDefinition;
  readonly #readings: readonly ColumnReading[];
  readonly #keys: readonly {
    readonly column: ColumnDefinition;
    readonly reading: ColumnReading;
    readonly position: number;
  }[];
  /** Positions of the JSON columns; the counts of inexact values come behind all columns, in this order. */
  readonly #json: readonly number[];

  constructor(table: TableDefinition) {
    this.#table = table;
    // Generated columns are computed on the target.
    const stored = table.columns.filter((column) => !column.generated);
    this.columns = stored.map((column) => column.name);
    this.#readings = stored.map(readingOf);
    this.#json = stored.flatMap((column, position) => (column.dataType === "json" ? [position] : []));
    this.primaryKey = table.primaryKey.map((name) => this.columns.indexOf(name));
    this.#keys = this.primaryKey.map((position) => ({
      column: stored[position] as ColumnDefinition,
      reading: this.#readings[position] as ColumnReading,
      position,
    }));
  }

  /** @throws AgentError, among others EVENT_UNSUPPORTED for a JSON value that no literal makes */
  async read(source: Connection, after: readonly Buffer[] | null, limit: number): Promise<Chunk> {
    const raw = await source.raw(this.#query(after, limit));
    let bytes = 0;
    const rows = raw.map((values) =>
      this.#readings.map((reading, position) => {
        const value = values[position] ?? null;
        bytes += value?.length ?? 0;
        return value === null ? NULL : reading.literal(value);
      }),
    );
    const last = raw.length < limit ? undefined : raw.at(-1);
    return {
      rows: await this.#exact(source, raw, rows),
      bytes,
      lastKey: last === undefined ? null : this.#keys.map(({ position }) => last[position] as Buffer),
    };
  }

  /** Sets right the documents whose text does not say everything; leaves out rows that have changed since. */
  async #exact(source: Connection, raw: readonly RawRow[], rows: Literal[][]): Promise<Literal[][]> {
    const found: {
      readonly row: Literal[];
      readonly position: number;
      readonly document: InexactDocument;
    }[] = [];
    raw.forEach((values, index) => {
      this.#json.forEach((position, nth) => {
        const inexact = values[this.#readings.length + nth] ?? null;
        if (inexact === null || inexact.toString() === "0") return;
        const document = {
          column: this.columns[position] as string,
          where: this.#isRow(values),
          text: values[position] as Buffer,
        };
        found.push({ row: rows[index] as Literal[], position, document });
      });
    });
    if (found.length === 0) return rows;
    const exact = await readExactDocuments(
      source,
      this.#table,
      found.map(({ document }) => document),
    );
    const changed = new Set<Literal[]>();
    found.forEach(({ row, position }, index) => {
      const value = exact[index] ?? null;
      if (value === null) changed.add(row);
      else row[position] = value;
    });
    return rows.filter((row) => !changed.has(row));
  }

  #query(after: readonly Buffer[] | null, limit: number): ByteText {
    // Named by us: the driver takes a result without a column called `__proto__` only.
    const selects = [
      ...this.#readings.map((reading) => reading.select),
      ...this.#json.map((position) => inexactValues(pathOf(this.columns[position] as string))),
    ].map((select, position) => `${select} AS c${position}`);
    const order = this.#table.primaryKey.map(pathOf).join(",");
    const where = after === null ? "" : ` WHERE ${this.#after(after)}`;
    return (
      `SELECT ${selects.join(",")} FROM ${qualified(this.#table.database, this.#table.table)} AS t FORCE INDEX (PRIMARY)` +
      `${where} ORDER BY ${order} LIMIT ${limit}`
    );
  }

  /** Rows behind a key, spelled out column by column: the server does not use an index for (a, b) > (x, y). */
  #after(key: readonly Buffer[]): ByteText {
    const bounds = this.#keys.map(({ column, reading }, index) => ({
      name: pathOf(column.name),
      value: boundOf(column, reading.literal(key[index] as Buffer)),
    }));
    return bounds
      .map(({ name, value }, index) => {
        const equal = bounds.slice(0, index).map((bound) => `${bound.name} = ${bound.value}`);
        return `(${[...equal, `${name} > ${value}`].join(" AND ")})`;
      })
      .join(" OR ");
  }

  #isRow(values: RawRow): ByteText {
    return this.#keys
      .map(({ column, reading, position }) => {
        const value = boundOf(column, reading.literal(values[position] as Buffer));
        return `${pathOf(column.name)} = ${value}`;
      })
      .join(" AND ");
  }
}

/** A column of the table that is read: never the name of a result. */
const pathOf = (column: string): ByteText => `t.${identifier(column)}`;

/** A key value as a bound in the column's own type and collation, so that the index gives the range. */
function boundOf(column: ColumnDefinition, value: Literal): ByteText {
  if (column.characterSet === null || column.collation === null) return value;
  if (column.dataType === "enum" || column.dataType === "set") return value;
  return `CONVERT(${value} USING ${column.characterSet}) COLLATE ${column.collation}`;
}

const plain = (bytes: Buffer): Literal => bytes.toString("latin1");
const quoted = (bytes: Buffer): Literal => literal(bytes.toString("latin1"));

/** An exponent makes a literal a DOUBLE. */
const double = (bytes: Buffer): Literal => {
  const text = bytes.toString("latin1");
  return text.includes("e") ? text : `${text}e0`;
};

function readingOf(column: ColumnDefinition): ColumnReading {
  const name = pathOf(column.name);
  switch (column.dataType) {
    case "tinyint":
    case "smallint":
    case "mediumint":
    case "int":
    case "bigint":
    case "decimal":
      return { select: name, literal: plain };
    case "year":
      // As a number 0 stays the year 0000.
      return { select: `${name}+0`, literal: plain };
    case "float":
    case "double":
      // A FLOAT alone is printed with six digits; a sum would take the sign of -0 away.
      return { select: `${name}*1e0`, literal: double };
    case "enum":
    case "set":
    case "bit":
      // Not a sum: that of a SET with its 64th member is negative.
      return { select: `CAST(${name} AS UNSIGNED)`, literal: plain };
    case "json":
      return { select: name, literal: (bytes) => `CAST(_utf8mb4${quoted(bytes)} AS JSON)` };
    default:
      return { select: name, literal: quoted };
  }
}
