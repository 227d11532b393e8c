import { CatchUpSite, NATIVE_WORKERS, type Side } from "./catch-up-site.ts";
import { CATCH_UP_WORKLOADS, type CatchUpWorkload, LINK_SIDES, type LinkSide } from "./catch-up-workload.ts";
import { type Figure, print, round2, spread } from "./figures.ts";
import { type BenchOptions, chosen } from "./options.ts";
import { PRESERVING_WORKERS } from "./preserving-side.ts";
import { cpuOfAll, cpuText } from "./timing.ts";

const BENCH = "catch-up";
/** Each side is measured this often, in an order that turns round; of the ratios the median counts. */
const ROUNDS = 5;
const BYTES_PER_MB = 1_000_000;
const MILLION = 1_000_000;
/** The most memory that the agent is to use, MB. */
const MEMORY_MARK_MB = 300;

/**
 * A link catching up with a recorded workload against MySQL's own replication catching up with the same, on the same two
 * servers. Prints a line for each measurement, then a JSON line for each figure: per workload the median ratio of native to
 * link seconds, what all processes of a side use of the processor, and the agent's peak memory.
 * @throws UsageError for a workload or a side that there is not
 */
export async function run({ workloads, sides, rounds }: BenchOptions): Promise<void> {
  const measured = chosen("side", LINK_SIDES, sides);
  const names = CATCH_UP_WORKLOADS.map(({ name }) => name);
  const wanted = chosen("workload", names, workloads);
  console.log(
    "seconds to apply a recorded binlog, connecting included; data on tmpfs, sync_binlog=1, " +
      `innodb_flush_log_at_trx_commit=1; native: ${NATIVE_WORKERS} workers, replica_preserve_commit_order=ON; preserving: ${PRESERVING_WORKERS} sessions`,
  );
  const figures: Figure[] = [];
  for (const workload of CATCH_UP_WORKLOADS) {
    if (wanted.includes(workload.name))
      figures.push(...(await measure(workload, measured, rounds ?? ROUNDS)));
  }
  for (const figure of figures) print(figure);
}

async function measure(
  workload: CatchUpWorkload,
  links: readonly LinkSide[],
  rounds: number,
): Promise<readonly Figure[]> {
  await using site = await CatchUpSite.open(workload);
  const { name, amount, unit, rowChanges, marks } = workload;
  const order: readonly Side[] = ["native", ...links];
  const ratios = new Map<LinkSide, number[]>(links.map((side) => [side, []]));
  const cpu = new Map<Side, number[]>(order.map((side) => [side, []]));
  for (let round = 1; round <= rounds; round++) {
    const seconds = new Map<Side, number>();
    for (const side of round % 2 === 1 ? order : order.toReversed()) {
      const taken = await site.measure(side);
      seconds.set(side, taken.seconds);
      cpu.get(side)?.push(cpuOfAll(taken) / (rowChanges / MILLION));
      const rate = `${amount} ${unit} (${Math.round(amount / taken.seconds)}/s)`;
      console.log(
        `${name}, round ${round}, ${side}: ${round2(taken.seconds)} s for ${rate}, ${cpuText(taken)}, found equal`,
      );
    }
    const native = seconds.get("native") as number;
    for (const [side, all] of ratios) all.push(native / (seconds.get(side) as number));
  }
  const peak = Math.round((await site.peakMemory()) / BYTES_PER_MB);
  return [
    ...[...ratios].map(([side, all]): Figure => {
      const mark = marks[side];
      const { value, ...rest } = spread(all);
      const met = mark === null ? null : value >= mark;
      return { bench: BENCH, figure: `${name}_native_to_${side}`, value, unit: "ratio", mark, met, ...rest };
    }),
    ...[...cpu].map(([side, all]): Figure => {
      const unmarked = { unit: "CPU s/million row changes", mark: null, met: null };
      return { bench: BENCH, figure: `${name}_cpu_of_${side}`, ...unmarked, ...spread(all) };
    }),
    {
      bench: BENCH,
      figure: `${name}_agent_peak_rss`,
      value: peak,
      unit: "MB",
      mark: MEMORY_MARK_MB,
      met: peak <= MEMORY_MARK_MB,
    },
  ];
}
