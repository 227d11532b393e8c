import { type Figure, print, round2, spread } from "./figures.ts";
import { type BenchOptions, chosen } from "./options.ts";
import {
  CHANGES_PER_SECOND,
  LAG_SECONDS,
  TRANSACTIONS,
  WAN_SIDES,
  type WanMeasure,
  type WanSide,
  WanSite,
} from "./wan-site.ts";

/** Each side is measured this often, in an order that turns round; of the ratios the median counts. */
const ROUNDS = 2;
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
  if (direct.length === 0) return [];
  const others = [...results].filter(([side]) => side !== "direct");
  return others.flatMap(([side, all]) => {
    const ratios = (of: (here: WanMeasure, there: WanMeasure) => number): readonly number[] =>
      all.map((here, round) => of(here, direct[round] as WanMeasure));
    const figure = (name: string, values: readonly number[]): Figure => ({
      ...UNMARKED,
      figure: `wan_${name}_${side}_to_direct`,
      unit: "ratio",
      ...spread(values),
    });
    // Rounds record other transactions: what they come to in the binlog is what a byte is weighed by.
    return [
      figure(
        "stream_throughput",
        ratios(
          (here, there) =>
            there.stream.seconds / there.stream.binlogBytes / (here.stream.seconds / here.stream.binlogBytes),
        ),
      ),
      figure(
        "stream_bytes",
        ratios(
          (here, there) =>
            here.stream.bytes / here.stream.binlogBytes / (there.stream.bytes / there.stream.binlogBytes),
        ),
      ),
    ];
  });
}
