import type { KeyRange } from "../checkpoint/load-ranges.ts";
import { type ByteText, qualified } from "../mysql/quote.ts";
import type { ReadingSession } from "../mysql/reading-session.ts";
import type { ColumnDefinition, TableDefinition } from "../mysql/table-definition.ts";
import { boundOf, type ColumnTransfer, pathOf, transferOf } from "./column-transfer.ts";
import { type InexactDocument, inexactValues, readExactDocuments } from "./exact-json.ts";
import { type LiteralRow, literalRow } from "./insert-rows.ts";
import { type KeyColumn, KeyOrder } from "./key-order.ts";
import { RowBatch } from "./row-batch.ts";

interface PlacedKey extends KeyColumn {
  /** Among the stored columns. */
  readonly position: number;
}

/** Rows that are to be written: most as they came, some by a statement of their own. */
export interface ExactRows {
  readonly plain: RowBatch;
  /** Rows with a JSON document whose text does not say everything. */
  readonly spelled: readonly LiteralRow[];
}

/** How one table is read: its stored columns, its primary key and the statements for parts of it. */
export class RowsSource {
  readonly database: string;
  readonly table: string;
  /** Stored columns; generated ones are computed on the target. */
  readonly columns: readonly ColumnTransfer[];
  /** Positions among the columns. */
  readonly primaryKey: readonly number[];
  readonly #keys: readonly PlacedKey[];
  readonly #order: KeyOrder;
  /** Positions of the JSON columns; the counts of inexact values come behind all columns, in this order. */
  readonly #json: readonly number[];

  constructor(table: TableDefinition) {
    this.database = table.database;
    this.table = table.table;
    const stored = table.columns.filter((column) => !column.generated);
    this.columns = stored.map(transferOf);
    this.#json = stored.flatMap((column, position) => (column.dataType === "json" ? [position] : []));
    const names = stored.map((column) => column.name);
    this.primaryKey = table.primaryKey.map((name) => names.indexOf(name));
    this.#keys = this.primaryKey.map((position) => ({
      column: stored[position] as ColumnDefinition,
      transfer: this.columns[position] as ColumnTransfer,
      position,
    }));
    this.#order = new KeyOrder(this.#keys);
  }

  get firstKey(): KeyColumn {
    return this.#keys[0] as KeyColumn;
  }

  /** The table as `t`, read by its primary key if it has one. */
  get from(): ByteText {
    const hint = this.#keys.length === 0 ? "" : " FORCE INDEX (PRIMARY)";
    return `${qualified(this.database, this.table)} AS t${hint}`;
  }

  /** A batch for rows as the statements give them. */
  batch(spent: RowBatch | null = null): RowBatch {
    return new RowBatch(this.columns.length + this.#json.length, spent);
  }

  /** Primary key of a batch's last row. */
  lastKey(batch: RowBatch): readonly Buffer[] {
    const last = batch.last();
    // Copied: the key outlives the batch.
    return this.#keys.map(({ position }) => Buffer.from(last[position] as Buffer));
  }

  /** Rows of a range behind a key, in key order. */
  query(range: KeyRange, after: readonly Buffer[] | null, limit: number): ByteText {
    const conditions = [...this.bounds(range), ...(after === null ? [] : [this.#order.after(after)])];
    const where = conditions.length === 0 ? "" : ` WHERE ${conditions.join(" AND ")}`;
    return `${this.queryAll()}${where} ORDER BY ${this.#order.names} LIMIT ${limit}`;
  }

  /** All rows, in no order. */
  queryAll(): ByteText {
    // Named by us: the driver takes a result without a column called `__proto__` only.
    const selects = [
      ...this.columns.map((column) => column.select),
      ...this.#json.map((position) => inexactValues(pathOf((this.columns[position] as ColumnTransfer).name))),
    ].map((select, position) => `${select} AS c${position}`);
    return `SELECT ${selects.join(",")} FROM ${this.from}`;
  }

  /**
   * How many rows the server thinks each of these ranges to have: it looks at the ends of a range in the index. All by one statement,
   * for the source may be far away.
   */
  async estimates(source: ReadingSession, ranges: readonly KeyRange[]): Promise<readonly number[]> {
    // Not FORCE INDEX: with that the server does not look, and says 1.
    const from = `SELECT 1 FROM ${qualified(this.database, this.table)} AS t USE INDEX (PRIMARY)`;
    const selects = ranges.map((range) => {
      const bounds = this.bounds(range);
      return bounds.length === 0 ? from : `${from} WHERE ${bounds.join(" AND ")}`;
    });
    const rows = await source.text(`EXPLAIN FORMAT=TRADITIONAL ${selects.join(" UNION ALL ")}`);
    // A row for each, in their order; behind them older servers have one for the union. NULL when the server sees that there is none.
    return ranges.map((_, nth) => Number(rows[nth]?.[EXPLAIN_ROWS] ?? 0));
  }

  bounds({ lower, upper }: KeyRange): ByteText[] {
    const first = pathOf(this.firstKey.column.name);
    return [
      ...(lower === null ? [] : [`${first} >= ${this.bound(lower)}`]),
      ...(upper === null ? [] : [`${first} < ${this.bound(upper)}`]),
    ];
  }

  /** A value of the first key column, to compare that with. */
  bound(value: Buffer): ByteText {
    const { column, transfer } = this.firstKey;
    return boundOf(column, transfer.literal(value));
  }

  /**
   * Tells the rows apart that hold documents whose text does not say everything. Those that have changed since are left out:
   * the stream brings them.
   * @param source a session that is not sending rows
   * @throws AgentError EVENT_UNSUPPORTED for a JSON value that no literal makes
   */
  async exact(source: ReadingSession, batch: RowBatch): Promise<ExactRows> {
    if (this.#json.length === 0) return { plain: batch, spelled: [] };
    const plain = this.batch();
    const rows: string[][] = [];
    const documents: {
      readonly row: string[];
      readonly position: number;
      readonly document: InexactDocument;
    }[] = [];
    for (const { values, start, end } of batch.rowsWithBytes()) {
      const inexact = this.#json.filter((_, nth) => isInexact(values[this.columns.length + nth] ?? null));
      if (inexact.length === 0) {
        plain.add(batch.bytes, start, end);
        continue;
      }
      const row = literalRow(values, this.columns);
      rows.push(row);
      const where = this.#order.is(this.#keys.map(({ position }) => values[position] as Buffer));
      for (const position of inexact) {
        const column = (this.columns[position] as ColumnTransfer).name;
        documents.push({ row, position, document: { column, where, text: values[position] as Buffer } });
      }
    }
    if (documents.length === 0) return { plain: batch, spelled: [] };
    const exact = await readExactDocuments(
      source,
      this,
      documents.map(({ document }) => document),
    );
    const changed = new Set<string[]>();
    documents.forEach(({ row, position }, index) => {
      const value = exact[index] ?? null;
      if (value === null) changed.add(row);
      else row[position] = value;
    });
    return { plain, spelled: rows.filter((row) => !changed.has(row)) };
  }
}

/** Place of `rows` in what EXPLAIN prints. */
const EXPLAIN_ROWS = 9;

const isInexact = (count: Buffer | null): boolean => count !== null && count.toString("latin1") !== "0";
