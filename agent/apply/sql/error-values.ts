import { AgentError } from "../../error.ts";
import type { ByteText } from "../../mysql/quote.ts";

/**
 * What an ENUM holds where a session that was not strict put in something that is no member: the number 0, shown as ''. A strict
 * session cannot write it. One that is not can, with a warning for each; it also bends any other value that does not fit. So
 * a statement with such values runs without strictness, and has to end with just as many warnings.
 */
export const ENUM_ERROR_VALUE: ByteText = "0";

/** Stands behind the first word of a statement, which alone it makes lenient. */
export const LENIENT: ByteText = "/*+ SET_VAR(sql_mode='NO_AUTO_VALUE_ON_ZERO,ALLOW_INVALID_DATES') */ ";

/** How many of these values a strict session cannot write. */
export function countErrorValues(row: readonly ByteText[], enumColumns: readonly number[]): number {
  let count = 0;
  for (const column of enumColumns) if (row[column] === ENUM_ERROR_VALUE) count += 1;
  return count;
}

/** @throws AgentError TARGET_REFUSED when a lenient statement has bent more than it may */
export function checkWarnings(table: string, expected: number, found: number): void {
  if (found === expected) return;
  throw new AgentError(
    "TARGET_REFUSED",
    `a row of ${table} with an ENUM that holds no member of its list does not fit in other columns either (${found - expected} more warnings)`,
    {
      table,
      hint: "Make the table on the target like the one on the source, then update the link to start it again.",
    },
  );
}
