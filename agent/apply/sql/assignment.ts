import type { ByteText } from "../../mysql/quote.ts";
import type { PlannedColumn, WritePlan } from "./write-plan.ts";

/** How a value of a list of rows gets into its column. */
export interface Assignment {
  readonly value: ByteText;
  /** What the list is joined with for that; mostly nothing. */
  readonly join: ByteText;
}

/**
 * What is assigned to the column at `position` from this value of the list. A value for a column with digits and without a sign lies in
 * the list as the one element of a document: columns of JSON_TABLE are the only ones in a statement that may have such a type.
 */
export function assignment(plan: WritePlan, position: number, value: ByteText): Assignment {
  const { unsignedType, assigned } = plan.columns[position] as PlannedColumn;
  if (unsignedType === null) return { value: assigned(value), join: "" };
  const made = `${plan.made}${position}`;
  // Their defaults make NULL of what does not fit.
  const column = `d ${unsignedType} PATH _utf8mb4'$[0]' ERROR ON EMPTY ERROR ON ERROR`;
  return {
    value: `${made}.d`,
    join: ` STRAIGHT_JOIN JSON_TABLE(${value},_utf8mb4'$' COLUMNS (${column})) AS ${made}`,
  };
}
