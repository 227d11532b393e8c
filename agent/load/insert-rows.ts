import { type Literal, NULL } from "../apply/sql/literal.ts";
import { type ByteText, identifier, qualified } from "../mysql/quote.ts";
import type { ColumnTransfer } from "./column-transfer.ts";
import type { RowBatch } from "./row-batch.ts";

/** A statement is cut at about this many bytes: below any max_allowed_packet, long enough that its head costs nothing. */
const STATEMENT_BYTES = 1024 * 1024;

/** A row as literals, by column. */
export type LiteralRow = readonly Literal[];

/** The rows as literals. Values behind these columns are left out. */
export function literalRows(batch: RowBatch, columns: readonly ColumnTransfer[]): LiteralRow[] {
  const rows: LiteralRow[] = [];
  for (const values of batch.values()) rows.push(literalRow(values, columns));
  return rows;
}

export function literalRow(
  values: readonly (Buffer | null)[],
  columns: readonly ColumnTransfer[],
): Literal[] {
  return columns.map((column, position) => {
    const value = values[position] ?? null;
    return value === null ? NULL : column.literal(value);
  });
}

/** A statement that puts rows in. One that meets a row which is there already is refused by the server. */
export interface InsertStatement {
  readonly sql: ByteText;
  readonly rows: readonly LiteralRow[];
}

/** Few long statements for rows. */
export function* insertRows(
  database: string,
  table: string,
  columns: readonly ColumnTransfer[],
  rows: readonly LiteralRow[],
): Generator<InsertStatement> {
  const head = `INSERT INTO ${qualified(database, table)} (${columns.map(({ name }) => identifier(name)).join(",")}) VALUES `;
  let values: ByteText[] = [];
  let bytes = 0;
  let first = 0;
  for (const [index, row] of rows.entries()) {
    const text = `(${row.join(",")})`;
    if (bytes > 0 && bytes + text.length > STATEMENT_BYTES) {
      yield { sql: head + values.join(","), rows: rows.slice(first, index) };
      values = [];
      bytes = 0;
      first = index;
    }
    values.push(text);
    bytes += text.length;
  }
  if (values.length > 0) yield { sql: head + values.join(","), rows: rows.slice(first) };
}
