import type { ByteText } from "../../mysql/quote.ts";
import { type Assignment, assignment } from "./assignment.ts";
import { countErrorValues, LENIENT } from "./error-values.ts";
import { insertForm } from "./insert-form.ts";
import { NULL } from "./literal.ts";
import { countOpaque, MOST_OPAQUE } from "./opaque-literal.ts";
import type { Row, RowUpdate } from "./row-literals.ts";
import type { PlannedColumn, WritePlan } from "./write-plan.ts";

/** One statement, and how many rows of the target it must match to have done what the source did. */
export interface Statement {
  readonly sql: ByteText;
  readonly rows: number;
  /** Where it says how many it matched: in its outcome, or as the one value of the row that it returns. */
  readonly matched: "outcome" | "row";
  /** Warnings that it has to end with; null when it is strict, so that what it says without failing does not matter. */
  readonly warnings: number | null;
}

/** A statement is cut at this many rows: the server takes longer for each row of a longer one. */
export const STATEMENT_ROWS = 250;

const written = (plan: WritePlan): readonly number[] =>
  plan.columns.flatMap((column, position) => (column.written ? [position] : []));

const at = (plan: WritePlan, position: number): PlannedColumn => plan.columns[position] as PlannedColumn;

/** Puts rows in. A row that is there already is an error of the server. */
export function insertStatements(plan: WritePlan, rows: readonly Row[], bytes: number): Statement[] {
  const columns = written(plan);
  const { head, row: rowOf, tail } = insertForm(plan, columns);
  const valuesOf = (row: Row): ByteText => rowOf(columns.map((position) => row[position] as ByteText));
  const { strict, lenient } = byStrictness(rows, (row) => countErrorValues(row, plan.enumColumns));
  return [
    ...cut(plan, strict.map(valuesOf), bytes, (values) => `INSERT ${head}${values}${tail}`),
    ...lenient.map(([row, warnings]) => ({
      sql: `INSERT ${LENIENT}${head}${valuesOf(row)}${tail}`,
      rows: 1,
      matched: "outcome" as const,
      warnings,
    })),
  ];
}

/** Those that a strict session can write, and those that it cannot with how many warnings each has to bring. */
function byStrictness<T>(
  all: readonly T[],
  count: (one: T) => number,
): { readonly strict: readonly T[]; readonly lenient: readonly (readonly [T, number])[] } {
  const strict: T[] = [];
  const lenient: [T, number][] = [];
  for (const one of all) {
    const warnings = count(one);
    if (warnings === 0) strict.push(one);
    else lenient.push([one, warnings]);
  }
  return { strict, lenient };
}

/** Takes rows out that are exactly as they were on the source. */
export function deleteStatements(plan: WritePlan, rows: readonly Row[], bytes: number): Statement[] {
  const columns = written(plan);
  const where = guard(plan, columns);
  return cut(
    plan,
    rows.map((row) => `ROW(${pick(row, columns)})`),
    bytes,
    (values) => `DELETE ${plan.table} FROM ${joined(plan, columns, values)} WHERE ${where}`,
  );
}

/**
 * Changes rows that are exactly as they were on the source. Only what changed is sent twice and set; a column that the
 * server would set by itself on any update is set explicitly.
 */
export function updateStatements(plan: WritePlan, updates: readonly RowUpdate[], bytes: number): Statement[] {
  const columns = written(plan);
  const shapes = new Map<string, { readonly set: readonly number[]; readonly updates: RowUpdate[] }>();
  for (const update of updates) {
    const set = columns.filter(
      (position) => update.before[position] !== update.after[position] || at(plan, position).setOnUpdate,
    );
    // Only generated columns differ, or none: the row is what it was.
    if (set.every((position) => update.before[position] === update.after[position])) continue;
    const shape = set.join(",");
    const known = shapes.get(shape);
    if (known === undefined) shapes.set(shape, { set, updates: [update] });
    else known.updates.push(update);
  }
  const where = guard(plan, columns);
  return [...shapes.values()].flatMap(({ set, updates: alike }) => {
    const enums = plan.enumColumns.filter((position) => set.includes(position));
    const { strict, lenient } = byStrictness(alike, ({ after }) => countErrorValues(after, enums));
    const assigned = set.map((position) => assignment(plan, position, `${plan.list}.n${position}`));
    const joins = assigned.map(({ join }) => join).join("");
    const assignments = set.map(
      (position, index) => `${at(plan, position).path}=${(assigned[index] as Assignment).value}`,
    );
    const rowOf = ({ before, after }: RowUpdate): ByteText =>
      `ROW(${pick(before, columns)},${set.map((position) => at(plan, position).listed(after[position] as ByteText)).join(",")})`;
    const update = (values: ByteText): ByteText =>
      `${joined(plan, columns, values, set)}${joins} SET ${assignments.join(",")} WHERE ${where}`;
    return [
      ...cut(plan, strict.map(rowOf), bytes, (values) => `UPDATE ${update(values)}`),
      ...lenient.map(([one, warnings]) => ({
        sql: `UPDATE ${LENIENT}${update(rowOf(one))}`,
        rows: 1,
        matched: "outcome" as const,
        warnings,
      })),
    ];
  });
}

/**
 * Takes out as many of the rows that are all alike as the source did. A statement each: only a number can tell them apart.
 * An index that a unique key has is used; without one the server reads the whole table.
 */
export function deleteCountedStatements(
  plan: WritePlan,
  rows: readonly { readonly row: Row; readonly count: number }[],
): Statement[] {
  const columns = written(plan);
  return rows.map(({ row, count }) => {
    const exact = columns.map((position) => at(plan, position).is(row[position] as ByteText));
    return {
      sql: `DELETE FROM ${plan.table} WHERE ${[...uniqueSeek(plan, row), ...exact].join(" AND ")} LIMIT ${count}`,
      rows: count,
      matched: "outcome",
      warnings: null,
    };
  });
}

/** What has a unique index used. */
function uniqueSeek(plan: WritePlan, row: Row): readonly ByteText[] {
  const parts = plan.uniqueSeeks.find((each) =>
    each.every(({ column, prefix }) => prefix === null && row[column] !== NULL),
  );
  return (parts ?? []).map(({ column }) => {
    const { path, asKey } = at(plan, column);
    return `${path} = ${asKey(row[column] as ByteText)}`;
  });
}

/** Takes out whatever rows have these primary keys; `rows` of the result is not a promise. */
export function deleteKeyStatements(plan: WritePlan, rows: readonly Row[], bytes: number): Statement[] {
  return cut(
    plan,
    rows.map((row) => `ROW(${pick(row, plan.primaryKey)})`),
    bytes,
    (values) => `DELETE ${plan.table} FROM ${joined(plan, plan.primaryKey, values)}`,
  );
}

/** Takes out whatever rows hold a unique value that these rows are to have; `rows` of the result is not a promise. */
export function evictStatements(plan: WritePlan, rows: readonly Row[], bytes: number): Statement[] {
  return plan.uniqueSeeks.flatMap((parts) => {
    const columns = parts.map((part) => part.column);
    const on = parts
      .map(({ column, prefix }) => {
        const { path, asKey } = at(plan, column);
        const [mine, theirs] = [path, asKey(`${plan.list}.c${column}`)];
        return prefix === null
          ? `${mine} = ${theirs}`
          : `LEFT(${mine},${prefix}) = LEFT(${theirs},${prefix})`;
      })
      .join(" AND ");
    return cut(
      plan,
      // NULL is equal to nothing in a unique index.
      rows
        .filter((row) => columns.every((column) => row[column] !== NULL))
        .map((row) => `ROW(${pick(row, columns)})`),
      bytes,
      (values) =>
        `DELETE ${plan.table} FROM ${valueTable(plan, columns, values)} STRAIGHT_JOIN ${plan.table} ON ${on}`,
    );
  });
}

/** Finds the first of these rows that is missing on the target, or not as it was on the source. */
export function probeStatement(plan: WritePlan, rows: readonly Row[]): ByteText {
  const columns = written(plan);
  const values = rows.map((row, index) => `ROW(${index},${pick(row, columns)})`).join(",");
  const key = at(plan, plan.primaryKey[0] as number).path;
  return (
    `SELECT ${plan.list}.i, ${key} IS NULL FROM (VALUES ${values}) AS ${plan.list} (i,${columns.map((position) => `c${position}`).join(",")}) ` +
    `LEFT JOIN ${plan.table} ON ${seeks(plan)} WHERE ${key} IS NULL OR NOT (${guard(plan, columns)}) ORDER BY ${plan.list}.i LIMIT 1`
  );
}

export function pick(row: Row, positions: readonly number[]): ByteText {
  let text = row[positions[0] as number] as string;
  for (let index = 1; index < positions.length; index++) text += `,${row[positions[index] as number]}`;
  return text;
}

function valueTable(
  plan: WritePlan,
  columns: readonly number[],
  values: ByteText,
  set: readonly number[] = [],
): ByteText {
  const names = [...columns.map((position) => `c${position}`), ...set.map((position) => `n${position}`)];
  return `(VALUES ${values}) AS ${plan.list} (${names.join(",")})`;
}

/** The list of values drives, the table is looked up by its primary key: the optimizer must not scan the table instead. */
function joined(
  plan: WritePlan,
  columns: readonly number[],
  values: ByteText,
  set: readonly number[] = [],
): ByteText {
  return `${valueTable(plan, columns, values, set)} STRAIGHT_JOIN ${plan.table} FORCE INDEX (PRIMARY) ON ${seeks(plan)}`;
}

export function seeks(plan: WritePlan): ByteText {
  return plan.primaryKey
    .map(
      (position) => `${at(plan, position).path} = ${at(plan, position).asKey(`${plan.list}.c${position}`)}`,
    )
    .join(" AND ");
}

function guard(plan: WritePlan, columns: readonly number[]): ByteText {
  return columns.map((position) => at(plan, position).matches(`${plan.list}.c${position}`)).join(" AND ");
}

/**
 * @param most bytes at which the values of a statement are cut; a row that is longer is alone in its own
 * @param plan tells whether rows may hold expressions of which a statement takes few
 */
export function cut(
  plan: WritePlan,
  rows: readonly ByteText[],
  most: number,
  statement: (values: ByteText) => ByteText,
  matched: Statement["matched"] = "outcome",
): Statement[] {
  const statements: Statement[] = [];
  let values: ByteText[] = [];
  let bytes = 0;
  let opaque = 0;
  const close = (): void => {
    if (values.length > 0)
      statements.push({ sql: statement(values.join(",")), rows: values.length, matched, warnings: null });
    values = [];
    bytes = 0;
    opaque = 0;
  };
  for (const row of rows) {
    const more = opaqueIn(plan, row);
    if (values.length >= STATEMENT_ROWS || bytes + row.length > most || opaque + more > MOST_OPAQUE) close();
    values.push(row);
    bytes += row.length;
    opaque += more;
  }
  close();
  return statements;
}

/** How many expressions of opaque values a row has: see `MOST_OPAQUE`. */
export function opaqueIn({ jsonColumns }: WritePlan, row: ByteText): number {
  return jsonColumns.length === 0 ? 0 : countOpaque(row);
}
