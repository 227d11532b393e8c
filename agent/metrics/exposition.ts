import { Counter, Gauge, Registry } from "prom-client";
import type { Family } from "./family.ts";
import type { MetricsSources } from "./sources.ts";

/** So long one text is good for all who ask, milliseconds: however often they do, making it takes a small part of the agent's time. */
const FRESH_MS = 1_000;

/** The metrics as Prometheus reads them: text format 0.0.4. */
export class Exposition {
  readonly #registry = new Registry();
  readonly #clock: () => number;
  #made: { readonly at: number; readonly text: Promise<Buffer> } | null = null;

  /** @param clock milliseconds, of any beginning */
  constructor(
    families: readonly Family[],
    sources: MetricsSources,
    clock: () => number = () => performance.now(),
  ) {
    this.#clock = clock;
    for (const family of families) register(this.#registry, family, sources);
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  /** What is measured now, or was a second ago at most. Rejects with what a family throws. */
  text(): Promise<Buffer> {
    const now = this.#clock();
    if (this.#made === null || now - this.#made.at >= FRESH_MS) {
      this.#made = { at: now, text: this.#registry.metrics().then((text) => Buffer.from(text)) };
    }
    return this.#made.text;
  }
}

/** Values are set anew at each scrape: what is no longer there, such as a deleted link, has no series any more. */
function register(
  registry: Registry,
  { name, type: kind, help, labels, read }: Family,
  sources: MetricsSources,
) {
  const options = { name, help, labelNames: [...labels], registers: [registry] };
  switch (kind) {
    case "gauge": {
      const gauge = new Gauge({
        ...options,
        collect: () => {
          gauge.reset();
          // Without labels a reset would leave a 0 where nothing is known.
          if (labels.length === 0) gauge.remove();
          for (const sample of read(sources)) gauge.set({ ...sample.labels }, sample.value);
        },
      });
      return;
    }
    case "counter": {
      const counter = new Counter({
        ...options,
        collect: () => {
          counter.reset();
          for (const sample of read(sources)) counter.inc({ ...sample.labels }, sample.value);
        },
      });
      return;
    }
    default:
      kind satisfies never;
  }
}
