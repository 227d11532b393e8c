import { type PacketLimits, rowTooLarge } from "../apply/packet-limits.ts";
import { countErrorValues, LENIENT } from "../apply/sql/error-values.ts";
import { insertForm } from "../apply/sql/insert-form.ts";
import { type Literal, NULL } from "../apply/sql/literal.ts";
import { MOST_OPAQUE } from "../apply/sql/opaque-literal.ts";
import { opaqueIn } from "../apply/sql/statements.ts";
import type { WritePlan } from "../apply/sql/write-plan.ts";
import type { ByteText } from "../mysql/quote.ts";
import type { ColumnTransfer } from "./column-transfer.ts";
import type { RowBatch } from "./row-batch.ts";

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
  /** Warnings that it has to end with; null for a strict one. */
  readonly warnings: number | null;
}

/**
 * Few long statements for rows.
 * @throws AgentError PACKET_LIMIT for a row that no packet takes
 */
export function* insertRows(
  plan: WritePlan,
  columns: readonly ColumnTransfer[],
  rows: readonly LiteralRow[],
  limits: PacketLimits,
): Generator<InsertStatement> {
  const form = insertForm(plan, [...columns.keys()]);
  const enums = [...columns.keys()].filter((position) => columns[position]?.isEnum);
  let values: ByteText[] = [];
  let taken: LiteralRow[] = [];
  let bytes = 0;
  let opaque = 0;
  const close = (): InsertStatement[] => {
    const closed =
      taken.length === 0
        ? []
        : [{ sql: `INSERT ${form.head}${values.join(",")}${form.tail}`, rows: taken, warnings: null }];
    values = [];
    taken = [];
    bytes = 0;
    opaque = 0;
    return closed;
  };
  for (const row of rows) {
    const text = form.row(row);
    const warnings = countErrorValues(row, enums);
    const head = `INSERT ${warnings === 0 ? "" : LENIENT}${form.head}`;
    const length = head.length + text.length + form.tail.length;
    if (length > limits.most) {
      const key = plan.primaryKey.map((position) => row[position]).join(", ");
      throw rowTooLarge({ table: plan.label, key, bytes: length }, limits);
    }
    const more = opaqueIn(plan, text);
    if (warnings > 0 || bytes + text.length > limits.statement || opaque + more > MOST_OPAQUE) yield* close();
    if (warnings > 0) yield { sql: head + text + form.tail, rows: [row], warnings };
    else {
      values.push(text);
      taken.push(row);
      bytes += text.length;
      opaque += more;
    }
  }
  yield* close();
}
