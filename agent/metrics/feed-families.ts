import type { Family, Sample } from "./family.ts";
import type { MetricsSources } from "./sources.ts";

/**
 * What other agents read from instances of this one. The label is `towline_instance`, for Prometheus keeps `instance` for whom it scrapes. Only
 * declared instances count: a peer may ask for any name.
 */
export const FEED_FAMILIES: readonly Family[] = [
  {
    name: "towline_feed_calls",
    type: "gauge",
    help: "Calls of other agents under way that read the instance: binlogs and reading sessions.",
    labels: ["towline_instance"],
    read: (sources) => perInstance(sources, (instance) => sources.feeds.callsOf(instance)),
  },
  {
    name: "towline_feed_sent_bytes_total",
    type: "counter",
    help: "Rows and events of the instance that were sent to other agents, bytes as packed.",
    labels: ["towline_instance"],
    read: (sources) => perInstance(sources, (instance) => sources.feeds.sentOf(instance).packed),
  },
  {
    name: "towline_feed_sent_unpacked_bytes_total",
    type: "counter",
    help: "The same, bytes before they were packed.",
    labels: ["towline_instance"],
    read: (sources) => perInstance(sources, (instance) => sources.feeds.sentOf(instance).unpacked),
  },
];

function perInstance({ instances }: MetricsSources, value: (instance: string) => number): readonly Sample[] {
  return [...instances()].map((instance) => ({
    labels: { towline_instance: instance },
    value: value(instance),
  }));
}
