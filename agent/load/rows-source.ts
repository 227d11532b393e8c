import { type Literal, NULL } from "../apply/sql/literal.ts";
import { AgentError } from "../error.ts";
import type { Connection } from "../mysql/connection.ts";
import { type ByteText, identifier, literal, qualified } from "../mysql/quote.ts";
import type { ColumnDefinition, TableDefinition } from "../mysql/table-definition.ts";

/** Some rows of a table, in key order. */
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
  readonly #hasJson: boolean;

  constructor(table: TableDefinition) {
    this.#table = table;
    // Generated columns are computed on the target.
    const stored = table.columns.filter((column) => !column.generated);
    this.columns = stored.map((column) => column.name);
    this.#readings = stored.map(readingOf);
    this.#hasJson = stored.some((column) => column.dataType === "json");
    this.primaryKey = table.primaryKey.map((name) => this.columns.indexOf(name));
    this.#keys = this.primaryKey.map((position) => ({
      column: stored[position] as ColumnDefinition,
      reading: this.#readings[position] as ColumnReading,
      position,
    }));
  }

  /** @throws AgentError, among others EVENT_UNSUPPORTED for a JSON value that has no exact JSON text */
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
    if (this.#hasJson) this.#refuseInexactJson(raw.map((values) => values[this.#readings.length] ?? null));
    const last = raw.length < limit ? undefined : raw.at(-1);
    return {
      rows,
      bytes,
      lastKey: last === undefined ? null : this.#keys.map(({ position }) => last[position] as Buffer),
    };
  }

  #query(after: readonly Buffer[] | null, limit: number): ByteText {
    const selects = this.#readings.map((reading) => reading.select);
    // JSON text has no DECIMAL: where reading the text back gives another text, the value cannot be copied by it.
    const json = this.#table.columns
      .filter((column) => column.dataType === "json")
      .map((column) => identifier(column.name));
    if (this.#hasJson) {
      selects.push(
        json
          .map((name) => `COALESCE(${asText(name)} <> ${asText(`CAST(${asText(name)} AS JSON)`)}, 0)`)
          .join(" OR "),
      );
    }
    const order = this.#table.primaryKey.map(identifier).join(",");
    const where = after === null ? "" : ` WHERE ${this.#after(after)}`;
    return (
      `SELECT ${selects.join(",")} FROM ${qualified(this.#table.database, this.#table.table)} FORCE INDEX (PRIMARY)` +
      `${where} ORDER BY ${order} LIMIT ${limit}`
    );
  }

  /** Rows behind a key, spelled out column by column: the server does not use an index for (a, b) > (x, y). */
  #after(key: readonly Buffer[]): ByteText {
    const bounds = this.#keys.map(({ column, reading }, index) => ({
      name: identifier(column.name),
      value: boundOf(column, reading.literal(key[index] as Buffer)),
    }));
    return bounds
      .map(({ name, value }, index) => {
        const equal = bounds.slice(0, index).map((bound) => `${bound.name} = ${bound.value}`);
        return `(${[...equal, `${name} > ${value}`].join(" AND ")})`;
      })
      .join(" OR ");
  }

  #refuseInexactJson(flags: readonly (Buffer | null)[]): void {
    if (!flags.some((flag) => flag?.toString() === "1")) return;
    const label = `${this.#table.database}.${this.#table.table}`;
    throw new AgentError(
      "EVENT_UNSUPPORTED",
      `a JSON document in ${label} holds an SQL value that JSON text cannot carry`,
      {
        table: label,
        hint: "A DECIMAL or temporal value was put into the document by an SQL function. Store it as a number or text, or exclude the table.",
      },
    );
  }
}

/** A key value as a bound in the column's own type and collation, so that the index gives the range. */
function boundOf(column: ColumnDefinition, value: Literal): ByteText {
  if (column.characterSet === null || column.collation === null) return value;
  if (column.dataType === "enum" || column.dataType === "set") return value;
  return `CONVERT(${value} USING ${column.characterSet}) COLLATE ${column.collation}`;
}

/** The text of a JSON value, whatever the session's character set. */
const asText = (value: ByteText): ByteText => `CAST(${value} AS CHAR CHARACTER SET utf8mb4)`;

const plain = (bytes: Buffer): Literal => bytes.toString("latin1");
const quoted = (bytes: Buffer): Literal => literal(bytes.toString("latin1"));

/** An exponent makes a literal a DOUBLE. */
const double = (bytes: Buffer): Literal => {
  const text = bytes.toString("latin1");
  return text.includes("e") ? text : `${text}e0`;
};

function readingOf(column: ColumnDefinition): ColumnReading {
  const name = identifier(column.name);
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
      // A FLOAT alone is printed with six digits.
      return { select: `${name}+0e0`, literal: double };
    case "enum":
    case "set":
    case "bit":
      return { select: `${name}+0`, literal: plain };
    case "json":
      return { select: name, literal: (bytes) => `CAST(_utf8mb4${quoted(bytes)} AS JSON)` };
    default:
      return { select: name, literal: quoted };
  }
}
