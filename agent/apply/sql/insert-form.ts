import type { ByteText } from "../../mysql/quote.ts";
import { assignment } from "./assignment.ts";
import type { PlannedColumn, WritePlan } from "./write-plan.ts";

/** How an INSERT of literals is put together: `INSERT`, head, rows with commas between, tail. */
export interface InsertForm {
  readonly head: ByteText;
  readonly row: (values: readonly ByteText[]) => ByteText;
  readonly tail: ByteText;
}

/**
 * The form that stores every value as it is. A literal is rounded to the digits of a FLOAT(7,3), and the sign of its zero goes with
 * that; a column of a list is copied, and the source may hold what came there so: by an UPDATE of several tables, or ALTER TABLE.
 * @param columns positions of those that are written, in the order of a row's values
 */
export function insertForm(plan: WritePlan, columns: readonly number[]): InsertForm {
  const planned = columns.map((position) => plan.columns[position] as PlannedColumn);
  const into = `INTO ${plan.table} (${planned.map(({ name }) => name).join(",")})`;
  if (!planned.some(({ hasDigits }) => hasDigits))
    return { head: `${into} VALUES `, row: (values) => `(${values.join(",")})`, tail: "" };
  const assigned = columns.map((position, index) => assignment(plan, position, `${plan.list}.c${index}`));
  const joins = assigned.map(({ join }) => join).join("");
  return {
    head: `${into} SELECT ${assigned.map(({ value }) => value).join(",")} FROM (VALUES `,
    row: (values) => `ROW(${values.map((value, index) => planned[index]?.listed(value) ?? value).join(",")})`,
    tail: `) AS ${plan.list} (${planned.map((_, index) => `c${index}`).join(",")})${joins}`,
  };
}
