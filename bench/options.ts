import { parseArgs } from "node:util";

/** What is asked of benchmarks: which, and how much of one that takes long. */
export interface BenchOptions {
  readonly list: boolean;
  readonly names: readonly string[];
  /** Runs of each side; null for the benchmark's own number. */
  readonly rounds: number | null;
  /** Workloads to be measured; empty for all. */
  readonly workloads: readonly string[];
  /** Sides to be measured; empty for all. */
  readonly sides: readonly string[];
}

/** What is asked for is not there: the usage is shown. */
export class UsageError extends Error {}

/** @throws UsageError for what is no option, or no number */
export function benchOptions(args: readonly string[]): BenchOptions {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        list: { type: "boolean", default: false },
        rounds: { type: "string" },
        workload: { type: "string", multiple: true, default: [] },
        side: { type: "string", multiple: true, default: [] },
      },
    });
    const { list, rounds, workload, side } = values;
    return {
      list,
      names: positionals,
      rounds: rounds === undefined ? null : count(rounds),
      workloads: workload,
      sides: side,
    };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/**
 * Those of `all` that are wanted, all when none is.
 * @throws UsageError for one that there is not
 */
export function chosen<T extends string>(
  what: string,
  all: readonly T[],
  wanted: readonly string[],
): readonly T[] {
  const strange = wanted.find((each) => !all.some((name) => name === each));
  if (strange !== undefined)
    throw new UsageError(`there is no ${what} ${strange}; there are ${all.join(", ")}`);
  return wanted.length === 0 ? all : all.filter((name) => wanted.includes(name));
}

function count(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1)
    throw new Error(`--rounds is ${text}: it takes a number from 1`);
  return number;
}
