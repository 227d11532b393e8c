import { GtidSet } from "../change/gtid-set.ts";
import type { ErrorCode } from "../error.ts";
import { DEFAULT_APPLY, DEFAULT_LOAD, type LinkSpec } from "../link/spec.ts";
import type { SupervisedLink } from "../link/supervised-link.ts";
import type { Supervisor } from "../link/supervisor.ts";
import type { Spools } from "../spool/spools.ts";
import { type DrSpec, linkNameOf } from "./spec.ts";

/** Which way it is to run. */
export interface Direction {
  /** Instances. */
  readonly source: string;
  readonly target: string;
  /** `seed`: the target is empty, and gets everything. `follow`: it goes on from what it has executed. */
  readonly begin: "seed" | "follow";
}

/** The link that keeps the standby of a pair: it preserves GTIDs, and runs from whoever is the primary. */
export class PairLink {
  readonly #spec: DrSpec;
  readonly #supervisor: Supervisor;
  readonly #spools: Spools;

  constructor(spec: DrSpec, supervisor: Supervisor, spools: Spools) {
    this.#spec = spec;
    this.#supervisor = supervisor;
    this.#spools = spools;
  }

  get name(): string {
    return linkNameOf(this.#spec.name);
  }

  /** Null while there is none. */
  get running(): SupervisedLink | null {
    return this.#supervisor.get(this.name) ?? null;
  }

  /** Has it run that way. One that does already goes on. */
  async ensure(direction: Direction): Promise<void> {
    const { running } = this;
    const { source, target } = direction;
    if (running !== null && running.spec.source === source && running.spec.target === target) {
      const { apply } = this.#linkSpec(direction);
      if (running.spec.apply.workers !== apply.workers) await running.replace({ ...running.spec, apply });
      return;
    }
    // What was received of the former primary is of no use against this one.
    await this.stop();
    this.#supervisor.add(this.#linkSpec(direction));
  }

  /** Ends it. Its position is what the target has executed. What it has received and not applied goes with it. */
  async stop(): Promise<void> {
    await this.#supervisor.remove(this.name);
  }

  /** Tries again one that has failed; with `code`, of that. */
  async retry(code: ErrorCode | null = null): Promise<void> {
    const { running } = this;
    const state = running?.status.state;
    if (state?.phase === "failed" && (code === null || state.error.code === code)) await running?.restart();
  }

  /** What it has on disk of the source. It stands still meanwhile. */
  async received(signal: AbortSignal): Promise<GtidSet> {
    const { running } = this;
    if (running === null) return GtidSet.empty;
    await running.replace({ ...running.spec, desiredState: "paused" });
    try {
      await using spool = await this.#spools.open({ link: this.name, signal, onRoom: () => {} });
      return spool.received;
    } finally {
      await running.replace({ ...running.spec, desiredState: "running" });
    }
  }

  #linkSpec({ source, target, begin }: Direction): LinkSpec {
    const seed = begin === "seed";
    return {
      name: this.name,
      source,
      sourceAgent: null,
      target,
      databases: new Map(),
      gtids: "preserve",
      initialization: { structure: seed, data: seed },
      definer: "keep",
      load: DEFAULT_LOAD,
      apply: { ...DEFAULT_APPLY, workers: this.#spec.applyWorkers },
      conflictPolicy: "fail",
      desiredState: "running",
      deletionProtection: false,
    };
  }
}
