import { type ByteText, literal } from "../../mysql/quote.ts";
import type { PackedRow } from "./packed-row.ts";
import type { Row } from "./row-literals.ts";
import { cut, pick, type Statement, seeks } from "./statements.ts";
import type { WritePlan } from "./write-plan.ts";

/** A row as it was on the source: its packed text, and as literals its primary key and what is not in the text. */
export interface GuardedRow {
  readonly text: ByteText;
  readonly row: Row;
}

/**
 * Counts the rows that are exactly as they were on the source, and locks them: what follows in the transaction finds them so.
 * Nobody is made to wait for a row that is not.
 */
export function guardStatements(
  plan: WritePlan,
  packed: PackedRow,
  rows: readonly GuardedRow[],
  bytes: number,
): Statement[] {
  const columns = guardColumns(plan, packed);
  const names = columns.map((position) => `c${position}`).join(",");
  const others = packed.others.map((position) =>
    (plan.columns[position] as WritePlan["columns"][number]).matches(`${plan.list}.c${position}`),
  );
  const where = [`${packed.expression} <=> ${plan.list}.p`, ...others].join(" AND ");
  return cut(
    plan,
    rows.map(({ text, row }) => `ROW(${literal(text)},${pick(row, columns)})`),
    bytes,
    (values) =>
      `SELECT COUNT(*) FROM (VALUES ${values}) AS ${plan.list} (p,${names}) ` +
      `STRAIGHT_JOIN ${plan.table} FORCE INDEX (PRIMARY) ON ${seeks(plan)} WHERE ${where} FOR UPDATE`,
    "row",
  );
}

/** The columns whose literals a guarded row has. */
export function guardColumns(plan: WritePlan, packed: PackedRow): readonly number[] {
  return [...new Set([...plan.primaryKey, ...packed.others])];
}
