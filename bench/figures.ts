/** Figures of one benchmark: each is a line of JSON at its end. */
export interface Figure {
  readonly bench: string;
  readonly figure: string;
  readonly value: number;
  readonly unit: string;
  /** Null when nothing is aimed at. */
  readonly mark: number | null;
  readonly met: boolean | null;
  /** Of the runs, when there are several; `value` is their median. */
  readonly min?: number;
  readonly max?: number;
  readonly runs?: number;
}

export function print(figure: Figure): void {
  process.stdout.write(`${JSON.stringify(figure)}\n`);
}

/** Median, least and greatest, with two decimals. */
export function spread(values: readonly number[]): { value: number; min: number; max: number; runs: number } {
  return {
    value: round2(percentile(values, MEDIAN)),
    min: round2(Math.min(...values)),
    max: round2(Math.max(...values)),
    runs: values.length,
  };
}

const MEDIAN = 0.5;

/** The value below which so large a share of the values lies, between two of them if need be. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const [below = 0, above = 0] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return below + (above - below) * (at - Math.floor(at));
}

export function round2(value: number): number {
  return Math.round(value * 100) / 100;
}
