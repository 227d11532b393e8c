import { GtidSet } from "../change/gtid-set.ts";
import { NEXT } from "../link/state.ts";
import type { Family, Sample } from "./family.ts";
import type { MeasuredLink, MetricsSources } from "./sources.ts";

const MS_PER_SECOND = 1000;

const PHASES = Object.keys(NEXT);

const LOAD_STATES = ["pending", "loading", "loaded"] as const;

/** How far each declared link is, and how it fares. Labels are bounded by the links: tables have none. */
export const LINK_FAMILIES: readonly Family[] = [
  {
    name: "towline_link_info",
    type: "gauge",
    help: "1 for each declared link: what it reads and writes. source_agent is empty when the source is declared with this agent.",
    labels: ["link", "source", "source_agent", "target", "gtids"],
    read: ({ links }) =>
      [...links()].map(({ spec: { name, source, sourceAgent, target, gtids } }) => ({
        labels: { link: name, source, source_agent: sourceAgent ?? "", target, gtids },
        value: 1,
      })),
  },
  {
    name: "towline_link_phase",
    type: "gauge",
    help: "1 for the phase that the link is in, 0 for the others.",
    labels: ["link", "phase"],
    read: (sources) =>
      perLink(sources, ({ status }) =>
        PHASES.map((phase) => ({ labels: { phase }, value: Number(status.state.phase === phase) })),
      ),
  },
  {
    name: "towline_link_lag_seconds",
    type: "gauge",
    help: "How far the target was behind the source when that was measured last, seconds. Not there before the first time.",
    labels: ["link"],
    read: (sources) => oneEach(sources, ({ status: { lag } }) => seconds(lag?.milliseconds)),
  },
  {
    name: "towline_link_lag_measured_timestamp_seconds",
    type: "gauge",
    help: "When the lag was measured last, Unix time. Once a second, while source and target can be reached.",
    labels: ["link"],
    read: (sources) => oneEach(sources, ({ status: { lag } }) => seconds(lag?.measuredAt)),
  },
  {
    name: "towline_link_last_commit_timestamp_seconds",
    type: "gauge",
    help: "When the source committed the transaction that was applied last, Unix time by the source's clock.",
    labels: ["link"],
    read: (sources) => oneEach(sources, ({ status }) => seconds(status.committedAt)),
  },
  {
    name: "towline_link_applied_transactions_total",
    type: "counter",
    help: "Source transactions that were applied to the target.",
    labels: ["link"],
    read: (sources) => oneEach(sources, ({ status }) => status.transactionsApplied),
  },
  {
    name: "towline_link_applied_rows_total",
    type: "counter",
    help: "Row changes that were applied to the target; 0 for a link that preserves GTIDs, which does not decode them.",
    labels: ["link"],
    read: (sources) => oneEach(sources, ({ status }) => status.rowsApplied),
  },
  {
    name: "towline_link_unapplied_transactions",
    type: "gauge",
    help: "Transactions that are received and not applied. Not there before the stream runs.",
    labels: ["link"],
    read: (sources) =>
      oneEach(sources, ({ status: { gtidReceived, gtidApplied } }) =>
        gtidReceived === "" ? null : GtidSet.parse(gtidReceived).subtract(GtidSet.parse(gtidApplied)).count,
      ),
  },
  {
    name: "towline_link_gtid_gap_transactions",
    type: "gauge",
    help: "Transactions that are not on the target while later ones are. More than 0 for moments only, of a link that preserves GTIDs.",
    labels: ["link"],
    read: (sources) => oneEach(sources, ({ status }) => GtidSet.parse(status.gtidGaps).count),
  },
  {
    name: "towline_link_load_rows",
    type: "gauge",
    help: "Rows that the full load has copied, of all tables of the link.",
    labels: ["link"],
    read: (sources) => oneEach(sources, ({ status }) => sum(status.tables.map((table) => table.rowsLoaded))),
  },
  {
    name: "towline_link_load_estimated_rows",
    type: "gauge",
    help: "Rows that the full load is to copy, by the estimate of the source.",
    labels: ["link"],
    read: (sources) =>
      oneEach(sources, ({ status }) => sum(status.tables.map((table) => table.rowsEstimated))),
  },
  {
    name: "towline_link_load_tables",
    type: "gauge",
    help: "Tables of the link by what the full load has done with them: pending, loading or loaded.",
    labels: ["link", "state"],
    read: (sources) =>
      perLink(sources, ({ status }) =>
        LOAD_STATES.map((state) => ({
          labels: { state },
          value: status.tables.filter((table) => table.state === state).length,
        })),
      ),
  },
  {
    name: "towline_link_retrying",
    type: "gauge",
    help: "1 while the link was interrupted and tries again, else 0.",
    labels: ["link"],
    read: (sources) => oneEach(sources, ({ status }) => Number(status.retry !== null)),
  },
  {
    name: "towline_link_retries_total",
    type: "counter",
    help: "Interruptions after which the link tried again, by the code of what it met.",
    labels: ["link", "code"],
    read: (sources) => perLink(sources, ({ troubles }) => byCode(troubles.retries)),
  },
  {
    name: "towline_link_failures_total",
    type: "counter",
    help: "How often the link stopped with the phase failed, by the code of what it met.",
    labels: ["link", "code"],
    read: (sources) => perLink(sources, ({ troubles }) => byCode(troubles.failures)),
  },
];

function* perLink(
  { links }: MetricsSources,
  samples: (link: MeasuredLink) => Iterable<Sample>,
): Iterable<Sample> {
  for (const link of links()) {
    for (const { labels, value } of samples(link))
      yield { labels: { link: link.spec.name, ...labels }, value };
  }
}

/** A sample of each link of which the value is known. */
function oneEach(sources: MetricsSources, value: (link: MeasuredLink) => number | null): Iterable<Sample> {
  return perLink(sources, (link) => {
    const known = value(link);
    return known === null ? [] : [{ labels: {}, value: known }];
  });
}

function byCode(counts: Iterable<readonly [string, number]>): readonly Sample[] {
  return [...counts].map(([code, value]) => ({ labels: { code }, value }));
}

function seconds(milliseconds: number | null | undefined): number | null {
  return milliseconds == null ? null : milliseconds / MS_PER_SECOND;
}

function sum(values: readonly number[]): number {
  return values.reduce((all, each) => all + each, 0);
}
