import type { GtidSet } from "../change/gtid-set.ts";
import { readExecuted } from "../mysql/executed.ts";
import type { ReadingSession } from "../mysql/reading-session.ts";
import type { DifferingRow } from "./report.ts";
import type { KeySpan, RowDigest, VerifiedTable } from "./verified-table.ts";

/** A row that differs is looked at again so often, each time when the target has what the source had: it may be under way. */
const LOOKS = 5;

/** What a comparison is made with. */
export interface Servers {
  readonly source: ReadingSession;
  readonly target: ReadingSession;
  /** Resolves when the link has applied these transactions; null when it ends or is aborted before. */
  readonly applied: (set: GtidSet) => Promise<boolean>;
}

/** What came of the rows of a span. */
export interface RowsCompared {
  readonly differing: readonly DifferingRow[];
  /** Rows that changed at each look, so that nothing can be said of them. */
  readonly restless: number;
}

/**
 * Rows of a span that differ. A row that is different at first may have been changed between the two looks: it counts only when
 * the target has it otherwise after it has applied all that the source had, and the source's row was the same before and after.
 * @returns null when the link stopped applying meanwhile
 */
export async function differingRows(
  table: VerifiedTable,
  servers: Servers,
  span: KeySpan,
): Promise<RowsCompared | null> {
  const { source, target } = servers;
  const [there, here] = await Promise.all([table.rowsOf(source, span), table.rowsOf(target, span)]);
  const differing: DifferingRow[] = [];
  let restless = 0;
  for (const key of suspects(there, here)) {
    const found = await differenceOf(table, servers, key);
    switch (found) {
      case "stopped":
        return null;
      case "restless":
        restless += 1;
        break;
      case "same":
        break;
      default:
        differing.push({ key: table.keyText(key), difference: found });
    }
  }
  return { differing, restless };
}

/** Keys of rows that are not the same on both sides. */
function suspects(there: readonly RowDigest[], here: readonly RowDigest[]): readonly (readonly Buffer[])[] {
  const left = new Map(here.map((row) => [textOf(row.key), row]));
  const keys: (readonly Buffer[])[] = [];
  for (const row of there) {
    const same = left.get(textOf(row.key));
    left.delete(textOf(row.key));
    if (same?.digest !== row.digest) keys.push(row.key);
  }
  return [...keys, ...[...left.values()].map(({ key }) => key)];
}

const textOf = (key: readonly Buffer[]): string => key.map((value) => value.toString("latin1")).join("\0");

/** How a row differs; `restless` when it changed at each look, `stopped` when the link stopped applying. */
async function differenceOf(
  table: VerifiedTable,
  { source, target, applied }: Servers,
  key: readonly Buffer[],
): Promise<DifferingRow["difference"] | "same" | "restless" | "stopped"> {
  let there = await table.digestOfRow(source, key);
  for (let look = 1; ; look += 1) {
    // Read after the row: whatever made it so is in there.
    if (!(await applied(await readExecuted(source)))) return "stopped";
    const here = await table.digestOfRow(target, key);
    if (here === there) return "same";
    const now = await table.digestOfRow(source, key);
    if (now === here) return "same";
    if (now === there && look >= LOOKS)
      return there === null ? "extra" : here === null ? "missing" : "differs";
    // Of a row that never rests the last look says as little as the first.
    if (look >= LOOKS * LOOKS) return "restless";
    there = now;
  }
}
