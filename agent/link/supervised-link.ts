import type { Spill } from "../change/spill.ts";
import type { StatementException } from "../change/statement/exception.ts";
import { AgentError } from "../error.ts";
import type { Source } from "../extract/source.ts";
import type { Log } from "../lib/log.ts";
import type { PausePoints } from "../lib/pause-points.ts";
import type { Endpoint } from "../mysql/endpoint.ts";
import type { Spools } from "../spool/spools.ts";
import type { runLink } from "./link.ts";
import { LinkMonitor } from "./monitor.ts";
import type { LinkSpec } from "./spec.ts";
import type { LinkStatus } from "./state.ts";
import { Troubles } from "./troubles.ts";

/** What every link of an agent is run with. */
export interface LinkRuntime {
  /** Name of the agent. */
  readonly agent: string;
  readonly run: typeof runLink;
  /** Where a link of this spec reads. */
  readonly source: (spec: LinkSpec, signal: AbortSignal) => Promise<Source>;
  /** A declared instance with its password looked up now. */
  readonly endpoint: (instance: string, signal: AbortSignal) => Promise<Endpoint>;
  readonly log: Log;
  readonly pausePoints: PausePoints;
  readonly spill: Spill;
  readonly spools: Spools;
}

interface Run {
  readonly controller: AbortController;
  readonly ended: Promise<void>;
}

/**
 * One declared link and the run that carries it out. Of one link at most one run exists at a time: a new one begins when
 * the one before stands at a resumable point. Each run reports to a monitor of its own, so that what an old run still
 * reports never counts for a new spec.
 */
export class SupervisedLink {
  readonly #runtime: LinkRuntime;
  readonly #log: Log;
  readonly #gone = new AbortController();
  readonly #listeners = new Set<() => void>();
  readonly #troubles = new Troubles();
  #spec: LinkSpec;
  #monitor = new LinkMonitor();
  #run: Run | null = null;
  /** The last change of mind; each waits for the one before. Never rejects. */
  #settled: Promise<void>;

  /** Starts the link, or shows it paused, once `after` has resolved: the end of an earlier link of that name. */
  constructor(runtime: LinkRuntime, spec: LinkSpec, after: Promise<void>) {
    this.#runtime = runtime;
    this.#log = runtime.log.child({ link: spec.name });
    this.#spec = spec;
    this.#settled = after;
    void this.#restart("none");
  }

  get spec(): LinkSpec {
    return this.#spec;
  }

  get status(): LinkStatus {
    return this.#monitor.status;
  }

  get troubles(): Pick<Troubles, "retries" | "failures"> {
    return this.#troubles;
  }

  /** Aborted when the link is deleted or the agent stops. */
  get gone(): AbortSignal {
    return this.#gone.signal;
  }

  /** Calls back after every change of spec or status until disposed. */
  subscribe(listener: () => void): Disposable {
    this.#listeners.add(listener);
    return { [Symbol.dispose]: () => void this.#listeners.delete(listener) };
  }

  /** Goes on with another spec, from no milestone. Resolves when the run before has ended and the new state shows. */
  async replace(spec: LinkSpec): Promise<void> {
    this.#spec = spec;
    await this.#restart("none");
  }

  /**
   * Starts over with the spec it has; the milestone that was reached stays. A failed link tries again.
   * @param exception what an operator has decided about the statement at which it stopped; it holds for this run
   */
  async restart(exception: StatementException | null = null): Promise<void> {
    await this.#restart(this.status.milestone, exception);
  }

  /** Stops the run for good. Resolves when it stands at a resumable point. */
  async end(): Promise<void> {
    this.#gone.abort();
    this.#run?.controller.abort();
    this.#settled = this.#settled.then(() => this.#run?.ended);
    await this.#settled;
  }

  async #restart(
    milestone: LinkStatus["milestone"],
    exception: StatementException | null = null,
  ): Promise<void> {
    const spec = this.#spec;
    const monitor = this.#succeed(milestone);
    this.#run?.controller.abort();
    this.#settled = this.#settled.then(async () => {
      await this.#run?.ended;
      // A later change came meanwhile: it starts its own run.
      if (monitor !== this.#monitor || this.#gone.signal.aborted) return;
      this.#start(spec, monitor, exception);
    });
    await this.#settled;
  }

  /** A new monitor that keeps the figures of the old one, not its phase. */
  #succeed(milestone: LinkStatus["milestone"]): LinkMonitor {
    const { tables, gtidReceived, gtidApplied, committedAt, transactionsApplied, rowsApplied } = this.status;
    const monitor = new LinkMonitor();
    monitor.observe({ tables, gtidReceived, gtidApplied, committedAt, transactionsApplied, rowsApplied });
    monitor.reach(milestone);
    monitor.subscribe(() => {
      if (monitor !== this.#monitor) return;
      this.#troubles.look(monitor.status);
      this.#notify();
    });
    this.#monitor = monitor;
    this.#notify();
    return monitor;
  }

  #notify(): void {
    for (const listener of this.#listeners) listener();
  }

  #start(spec: LinkSpec, monitor: LinkMonitor, exception: StatementException | null): void {
    this.#run = null;
    if (spec.desiredState === "paused") {
      // Also when the link had failed: paused is what was asked for, and resuming tries again.
      monitor.transition({ phase: "paused" });
      return;
    }
    monitor.transition({ phase: "prechecking" });
    const controller = new AbortController();
    this.#run = { controller, ended: this.#carryOut(spec, monitor, exception, controller.signal) };
  }

  /** Runs the link until it is stopped or fails. Never rejects: a failure is a state. */
  async #carryOut(
    spec: LinkSpec,
    monitor: LinkMonitor,
    exception: StatementException | null,
    signal: AbortSignal,
  ): Promise<void> {
    const { agent, run, endpoint, pausePoints, spill, spools } = this.#runtime;
    const log = this.#log;
    try {
      const [source, target] = await Promise.all([
        this.#runtime.source(spec, signal),
        endpoint(spec.target, signal),
      ]);
      await run({ spec, agent, source, target, monitor, log, pausePoints, spill, spools, exception }, signal);
      if (!signal.aborted) throw new AgentError("INTERNAL", "the link ended without having been stopped");
    } catch (thrown) {
      const error = AgentError.from(thrown);
      const { code, hint, gtid, table, key } = error;
      const stack = code === "INTERNAL" && thrown instanceof Error ? thrown.stack : undefined;
      if (!signal.aborted) {
        monitor.transition({ phase: "failed", error, at: Date.now() });
        log.error({ code, hint, gtid, table, key, stack, reason: error.message }, "link failed");
      } else if (thrown !== signal.reason) {
        // Nothing is lost: the position is in the target, and the next run starts from it.
        log.warn(
          { code, gtid, table, stack, reason: error.message },
          "link met an error while it was stopping",
        );
      }
    }
  }
}
