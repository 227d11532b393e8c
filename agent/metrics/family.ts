import type { MetricsSources } from "./sources.ts";

/** One time series of a family at the moment of a scrape. */
export interface Sample {
  /** A value for each label of the family. Names of declared objects, codes and states only: never data, never text of a statement. */
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/**
 * What is measured under one name. Names end in their base unit (seconds, bytes), those of counters in `_total`; `help` gives meaning and
 * unit, and is what docs/operations.md says. A counter begins at 0 when the agent starts.
 */
export interface Family {
  readonly name: string;
  readonly type: "gauge" | "counter";
  readonly help: string;
  readonly labels: readonly string[];
  /** Read at each scrape, without waiting: what costs anything between scrapes has no place here. What is not known has no sample. */
  readonly read: (sources: MetricsSources) => Iterable<Sample>;
}

/** The one sample of a family without labels. */
export function single(value: number): readonly Sample[] {
  return [{ labels: {}, value }];
}
