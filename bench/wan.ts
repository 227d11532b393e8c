import { type Figure, print, round2, spread } from "./figures.ts";
import { type BenchOptions, chosen } from "./options.ts";
import {
  CHANGES_PER_SECOND,
  LAG_SECONDS,
  type Passage,
  TRANSACTIONS,
  WAN_SIDES,
  type WanMeasure,
  type WanSide,
  WanSite,
} from "./wan-site.ts";

/** Each side is measured this often, in an order that turns round; of the ratios the median counts. A round takes some minutes. */
const ROUNDS = 1;
/** What the feed is to come to against the direct side: at least so fast, with so many bytes at most. */
const MARKS = { throughput: 1, bytes: 0.5 } as const;
const BYTES_PER_MB = 1_000_000;

/**
 * Sides that bring a target up to a source over a path of 80 ms and 50 Mbit/s with stalls: full load, a recorded stream, lag at
 * a fixed rate, and the bytes that each sends. Prints a line for each measurement, then a JSON line for each figure.
 * @throws UsageError for a side that there is not
 */
export async function run({ sides, rounds }: BenchOptions): Promise<void> {
  const measured = chosen("side", WAN_SIDES, sides);
  await using site = await WanSite.open();
  console.log(
    `a path of 80 ms there and back, 50 Mbit/s in each direction, silent for 300 ms of every 5 s; the shop's tables, then ${TRANSACTIONS} of its ` +
      `transactions that were recorded while nobody read, then ${CHANGES_PER_SECOND} row changes a second for ${LAG_SECONDS} s; data on tmpfs; bytes are ` +
      `those of TCP, TLS included, both directions; ${site.sites.shortcoming ?? "each server in a network namespace of its own"}`,
  );
  const results = new Map<WanSide, WanMeasure[]>(measured.map((side) => [side, []]));
  for (let round = 1; round <= (rounds ?? ROUNDS); round++) {
    for (const side of round % 2 === 1 ? measured : measured.toReversed()) {
      const result = await site.measure(side);
      results.get(side)?.push(result);
      console.log(`round ${round}, ${side}: ${described(result)}, found equal`);
    }
  }
  for (const [side, all] of results) for (const figure of ofSide(side, all)) print(figure);
  for (const figure of compared(results)) print(figure);
}

function described({ load, stream, lag }: WanMeasure): string {
  const megabytes = (bytes: number): string => `${round2(bytes / BYTES_PER_MB)} MB`;
  const loaded =
    load === null
      ? []
      : [
          `load ${round2(load.seconds)} s (${Math.round(load.rows / load.seconds)} rows/s, ${megabytes(load.bytes)} sent)`,
        ];
  return [
    ...loaded,
    `stream ${round2(stream.seconds)} s (${Math.round(TRANSACTIONS / stream.seconds)} transactions/s, ${megabytes(stream.bytes)} sent for ` +
      `${megabytes(stream.binlogBytes)} of binlog)`,
    `lag p50 ${Math.round(lag.p50)} ms, p99 ${Math.round(lag.p99)} ms (${megabytes(lag.bytes)} sent for ${megabytes(lag.binlogBytes)} of binlog)`,
  ].join("; ");
}

const BENCH = "wan";
const UNMARKED = { bench: BENCH, mark: null, met: null } as const;

function ofSide(side: WanSide, all: readonly WanMeasure[]): readonly Figure[] {
  const loads = all.flatMap(({ load }) => (load === null ? [] : [load]));
  const figure = (name: string, unit: string, values: readonly number[]): Figure => ({
    ...UNMARKED,
    figure: `wan_${side}_${name}`,
    unit,
    ...spread(values),
  });
  return [
    ...(loads.length === 0
      ? []
      : [
          figure(
            "load_rows_per_second",
            "rows/s",
            loads.map(({ rows, seconds }) => rows / seconds),
          ),
          figure(
            "load_bytes",
            "MB",
            loads.map(({ bytes }) => bytes / BYTES_PER_MB),
          ),
        ]),
    figure(
      "stream_transactions_per_second",
      "transactions/s",
      all.map(({ stream }) => TRANSACTIONS / stream.seconds),
    ),
    figure(
      "stream_bytes_to_binlog",
      "ratio",
      all.map(({ stream }) => stream.bytes / stream.binlogBytes),
    ),
    figure(
      "lag_p50",
      "ms",
      all.map(({ lag }) => lag.p50),
    ),
    figure(
      "lag_p99",
      "ms",
      all.map(({ lag }) => lag.p99),
    ),
    figure(
      "lag_bytes_to_binlog",
      "ratio",
      all.map(({ lag }) => lag.bytes / lag.binlogBytes),
    ),
  ];
}

/** What the sides come to against the direct one, of the same round. */
function compared(results: ReadonlyMap<WanSide, readonly WanMeasure[]>): readonly Figure[] {
  const direct = results.get("direct") ?? [];
  const pairs = (side: WanSide): readonly Pair[] =>
    (results.get(side) ?? []).flatMap((here, round) => {
      const there = direct[round];
      return there === undefined ? [] : [{ here, there }];
    });
  const figure = (name: string, ratios: readonly number[]): readonly Figure[] =>
    ratios.length === 0
      ? []
      : [{ ...UNMARKED, figure: `wan_${name}_to_direct`, unit: "ratio", ...spread(ratios) }];
  const marked = (
    figures: readonly Figure[],
    mark: number,
    met: (value: number) => boolean,
  ): readonly Figure[] => figures.map((each) => ({ ...each, mark, met: met(each.value) }));
  const [native, feed] = [pairs("native"), pairs("feed")];
  return [
    ...figure(
      "stream_throughput_native",
      native.map((pair) => 1 / ratio(pair, "seconds", ["stream"])),
    ),
    ...figure(
      "stream_bytes_native",
      native.map((pair) => ratio(pair, "bytes", ["stream"])),
    ),
    ...figure(
      "load_throughput_feed",
      feed.map((pair) => 1 / ratio(pair, "seconds", ["load"])),
    ),
    ...figure(
      "load_bytes_feed",
      feed.map((pair) => ratio(pair, "bytes", ["load"])),
    ),
    ...figure(
      "stream_throughput_feed",
      feed.map((pair) => 1 / ratio(pair, "seconds", ["stream"])),
    ),
    ...figure(
      "stream_bytes_feed",
      feed.map((pair) => ratio(pair, "bytes", ["stream"])),
    ),
    ...marked(
      figure(
        "throughput_feed",
        feed.map((pair) => 1 / ratio(pair, "seconds", ["load", "stream"])),
      ),
      MARKS.throughput,
      (value) => value >= MARKS.throughput,
    ),
    ...marked(
      figure(
        "bytes_feed",
        feed.map((pair) => ratio(pair, "bytes", ["load", "stream"])),
      ),
      MARKS.bytes,
      (value) => value <= MARKS.bytes,
    ),
  ];
}

/** A side and the direct one, of one round. */
interface Pair {
  readonly here: WanMeasure;
  readonly there: WanMeasure;
}

/**
 * What one side used against what the other would have for the same amount. All load the same rows; the sessions that are recorded
 * interleave as they like, so a stream is weighed by its binlog.
 */
function ratio(
  { here, there }: Pair,
  of: "seconds" | "bytes",
  phases: readonly ("load" | "stream")[],
): number {
  let used = 0;
  let wouldHave = 0;
  for (const phase of phases) {
    const [mine, other] = [amountOf(here, phase), amountOf(there, phase)];
    used += mine.passage[of];
    wouldHave += (other.passage[of] * mine.amount) / other.amount;
  }
  return used / wouldHave;
}

function amountOf(
  { load, stream }: WanMeasure,
  phase: "load" | "stream",
): { readonly passage: Passage; readonly amount: number } {
  if (phase === "stream") return { passage: stream, amount: stream.binlogBytes };
  if (load === null) throw new Error("a side that only streams has no load to compare");
  return { passage: load, amount: load.rows };
}
