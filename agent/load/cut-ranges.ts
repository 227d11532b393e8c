import type { KeyRange } from "../checkpoint/load-ranges.ts";
import type { ReadingSession } from "../mysql/reading-session.ts";
import { pathOf } from "./column-transfer.ts";
import { keySpaceOf } from "./key-space.ts";
import type { RowsSource } from "./rows-source.ts";

/** Numbers of a key space, without `to`. */
interface Span {
  readonly from: bigint;
  readonly to: bigint;
}

const WHOLE: KeyRange = { lower: null, upper: null };

/** A range is not cut below this many rows: it would not be worth the statements. */
const LEAST_ROWS = 20_000;
/** Ranges for each worker: the last ones to end are then short. */
const RANGES_PER_WORKER = 6;
/** Most ranges of a table. */
const MOST_RANGES = 512;

/**
 * Cuts a table into ranges of its first key column that have about as many rows each, by halving: the server estimates the
 * rows of a range from its index, without reading them. A table that is small, or whose key does not say what lies between
 * two values, is one range. Any cut is right: every row is in exactly one range, also those that come later.
 * @param rows how many rows the table has, about
 */
export async function cutRanges(
  source: ReadingSession,
  table: RowsSource,
  rows: number,
  workers: number,
): Promise<readonly KeyRange[]> {
  const most = Math.max(LEAST_ROWS, Math.ceil(rows / (workers * RANGES_PER_WORKER)));
  if (rows < 2 * LEAST_ROWS || workers === 1) return [WHOLE];
  const [least, greatest] = await ends(source, table);
  if (least === null || greatest === null) return [WHOLE];
  const space = keySpaceOf(table.firstKey.column, least, greatest);
  if (space === null) return [WHOLE];

  const middles: bigint[] = [];
  let spans: readonly Span[] = [{ from: space.numberOf(least), to: space.numberOf(greatest) + 1n }];
  // All spans of one length are asked for at once: a cut then takes a few round trips, however far away the source is.
  while (spans.length > 0) {
    const asked = spans.filter(({ from, to }) => to - from >= 2n).slice(0, MOST_RANGES - middles.length);
    if (asked.length === 0) break;
    const estimates = await table.estimates(
      source,
      asked.map(({ from, to }) => ({ lower: space.valueOf(from), upper: space.valueOf(to) })),
    );
    const halves = asked
      .filter((_, nth) => (estimates[nth] as number) > most)
      .map(({ from, to }) => ({ from, middle: (from + to) / 2n, to }));
    middles.push(...halves.map(({ middle }) => middle));
    spans = halves.flatMap(({ from, middle, to }) => [
      { from, to: middle },
      { from: middle, to },
    ]);
  }
  const cuts = middles.toSorted((a, b) => (a < b ? -1 : 1)).map((middle) => space.valueOf(middle));
  return between(space.ordered ? cuts : await inOrder(source, table, cuts));
}

/** Least and greatest value of the first key column; null in an empty table. */
async function ends(
  source: ReadingSession,
  table: RowsSource,
): Promise<readonly [least: Buffer | null, greatest: Buffer | null]> {
  const { column } = table.firstKey;
  const path = pathOf(column.name);
  const [row] = await source.raw(`SELECT MIN(${path}) AS least, MAX(${path}) AS greatest FROM ${table.from}`);
  return [row?.[0] ?? null, row?.[1] ?? null];
}

/** The values in the order of the column's collation, equal ones once: the order of their bytes is another. */
async function inOrder(
  source: ReadingSession,
  table: RowsSource,
  cuts: readonly Buffer[],
): Promise<readonly Buffer[]> {
  if (cuts.length === 0) return [];
  const list = cuts.map((cut, index) => `SELECT ${index} AS i, ${table.bound(cut)} AS v`).join(" UNION ALL ");
  const rows = await source.text(`SELECT MIN(cuts.i) FROM (${list}) AS cuts GROUP BY cuts.v ORDER BY cuts.v`);
  return rows.map(([index]) => cuts[Number(index)] as Buffer);
}

function between(cuts: readonly Buffer[]): readonly KeyRange[] {
  return [null, ...cuts].map((lower, index) => ({ lower, upper: cuts[index] ?? null }));
}
