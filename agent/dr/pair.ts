import { AgentError } from "../error.ts";
import type { Log } from "../lib/log.ts";
import type { PausePoints } from "../lib/pause-points.ts";
import type { Supervisor } from "../link/supervisor.ts";
import type { Endpoint } from "../mysql/endpoint.ts";
import type { Spools } from "../spool/spools.ts";
import { failoverSteps } from "./failover.ts";
import { releaseServer } from "./fence.ts";
import { forgetJournal } from "./journal.ts";
import { Member } from "./member.ts";
import { type Observation, UNSEEN } from "./observation.ts";
import { Known, type PairContext } from "./pair-context.ts";
import { PairLink } from "./pair-link.ts";
import { notOnStandby } from "./parity.ts";
import type { DrSpec } from "./spec.ts";
import { type Report, runSteps } from "./steps.ts";
import { proveRequest, type SwitchRequest } from "./switch-request.ts";
import { plannedSteps } from "./switchover.ts";
import { tend } from "./tend.ts";

/** Both servers are looked at so often, milliseconds. */
const LOOK_EVERY_MS = 1_000;

/** What the standby lacks is looked for so often, milliseconds: it takes long lists of both. */
const PARITY_EVERY_MS = 60_000;

/** What every pair of an agent is run with. */
export interface PairRuntime {
  readonly supervisor: Supervisor;
  readonly spools: Spools;
  /** A declared instance with its password looked up now. */
  readonly endpoint: (instance: string, signal: AbortSignal) => Promise<Endpoint>;
  readonly pausePoints: PausePoints;
  readonly log: Log;
}

/** What an observer is told of a pair. */
export interface PairStatus {
  readonly observation: Observation;
  /** The step that a switch is at; null while there is none. */
  readonly switching: string | null;
  /** What is on the primary and not on the standby, because the link does not carry it; null before that was looked at. */
  readonly notCarried: readonly string[] | null;
}

/** How the members of a pair are asked: by sessions of their own. */
export function membersOf(
  { name, instance, peer }: DrSpec,
  endpoint: PairRuntime["endpoint"],
): PairContext["members"] {
  const member = (of: string): Member => new Member(of, name, (signal) => endpoint(of, signal));
  return [member(instance), member(peer)];
}

/**
 * One declared pair. Everything that is done to its servers is done one after the other, here: looks, once a second, and switches in between. What is to
 * be done is read from the servers' own journals, so an agent that is started anew, or elsewhere, goes on where this one was.
 */
export class SupervisedPair {
  readonly #context: PairContext;
  readonly #over = new AbortController();
  readonly #ended: Promise<void>;
  #observation: Observation = UNSEEN;
  #switching: string | null = null;
  #notCarried: { readonly objects: readonly string[]; readonly writer: string; readonly at: number } | null =
    null;
  #tasks: (() => Promise<void>)[] = [];
  #wake: () => void = () => {};

  constructor(runtime: PairRuntime, spec: DrSpec) {
    const link = new PairLink(spec, runtime.supervisor, runtime.spools);
    const { reach } = runtime.pausePoints;
    this.#context = {
      spec,
      members: membersOf(spec, runtime.endpoint),
      link,
      reach: async (point) => await reach?.(point, link.name),
      log: runtime.log.child({ pair: spec.name }),
      known: new Known(),
    };
    this.#ended = this.#live();
  }

  get spec(): DrSpec {
    return this.#context.spec;
  }

  get link(): PairLink {
    return this.#context.link;
  }

  get status(): PairStatus {
    return {
      observation: this.#observation,
      switching: this.#switching,
      notCarried: this.#notCarried?.objects ?? null,
    };
  }

  /** Looks at both servers now. */
  async look(): Promise<void> {
    await this.#do(async () => {
      this.#observation = await tend(this.#context, this.#over.signal);
    });
  }

  /**
   * Moves the role of the primary. Goes on when whoever asked goes away: what is begun is brought to an end.
   * @throws AgentError as `proveRequest` and `runSteps`, and what keeps it from being begun
   */
  async switchTo(request: SwitchRequest, report: Report): Promise<void> {
    await this.#do(async () => {
      try {
        await this.#switch(request, (step) => {
          this.#switching = step.step;
          report(step);
        });
      } finally {
        this.#switching = null;
        if (!this.#over.signal.aborted) this.#observation = await tend(this.#context, this.#over.signal);
      }
    });
  }

  /** An instance of it was declared anew: it is reached as that says from now on. */
  moved(): void {
    for (const member of this.#context.members) member.drop();
  }

  /** Stops everything that the agent does for the pair; the servers stay as they are. */
  async end(): Promise<void> {
    this.#over.abort();
    this.#wake();
    await this.#ended;
  }

  /**
   * Stops it, and takes the primary out of the pair: it does not boot closed any more. The standby stays closed to all but who has CONNECTION_ADMIN.
   * @returns what could not be taken back, because a server is not there
   */
  async detach(): Promise<readonly string[]> {
    const { spec, link, members } = this.#context;
    const { writer } = this.#observation;
    await this.end();
    await link.stop();
    const left: string[] = [];
    const signal = new AbortController().signal;
    for (const member of members) {
      try {
        await member.ask(async (session) => {
          if (member.name === writer) await releaseServer(session);
          await forgetJournal(session, spec.name);
        }, signal);
      } catch (thrown) {
        left.push(
          `instance "${member.name}" keeps its journal${member.name === writer ? " and boots closed" : ""}: ${AgentError.from(thrown).message}`,
        );
      } finally {
        member.drop();
      }
    }
    return left;
  }

  async #switch(request: SwitchRequest, report: Report): Promise<void> {
    const context = this.#context;
    const over = this.#over.signal;
    const look = async (signal: AbortSignal): Promise<Observation> => {
      this.#observation = await tend(context, signal);
      return this.#observation;
    };
    proveRequest(context.spec, request, await look(over));
    const steps =
      request.mode === "planned" ? plannedSteps(context, request, look) : failoverSteps(context, request);
    if (request.mode === "planned" && request.dryRun) {
      // What it checks changes nothing, and is what a plan is asked for.
      const [check] = steps;
      for (const { name, what } of steps) report({ step: name, state: "planned", detail: what });
      const found = await check?.run(AbortSignal.any([over, AbortSignal.timeout(request.timeoutMs)]));
      report({ step: check?.name ?? "", state: "done", detail: found ?? "" });
      return;
    }
    const { to, mode, expectedEpoch } = request;
    context.log.warn({ to, mode, epoch: expectedEpoch }, "a switch begins");
    const signal = AbortSignal.any([over, AbortSignal.timeout(request.timeoutMs)]);
    await runSteps(steps, report, context.log, { signal, over });
    context.log.warn({ to, mode }, "a switch has ended: the roles have changed");
  }

  /** Has something done between two looks. */
  async #do(task: () => Promise<void>): Promise<void> {
    if (this.#over.signal.aborted) throw this.#gone();
    await new Promise<void>((resolve, reject) => {
      this.#tasks.push(async () => {
        try {
          await task();
          resolve();
        } catch (thrown) {
          reject(thrown);
        }
      });
      this.#wake();
    });
  }

  async #live(): Promise<void> {
    const { signal } = this.#over;
    try {
      while (!signal.aborted) {
        const [task] = this.#tasks.splice(0, 1);
        if (task === undefined) {
          await this.#routine(signal);
          await this.#rest(signal);
        } else await task();
      }
    } finally {
      for (const member of this.#context.members) member.drop();
    }
    // Whoever waits is told: what a task asks of a pair that has ended fails.
    for (const task of this.#tasks.splice(0)) await task();
  }

  async #routine(signal: AbortSignal): Promise<void> {
    const before = this.#observation.trouble;
    try {
      this.#observation = await tend(this.#context, signal);
      await this.#compare(signal);
    } catch (thrown) {
      if (signal.aborted) return;
      this.#observation = { ...this.#observation, trouble: AgentError.from(thrown) };
    }
    const { trouble } = this.#observation;
    if (trouble === null || trouble.message === before?.message) return;
    const { code, hint, message } = trouble;
    const stack = code === "INTERNAL" && trouble.cause instanceof Error ? trouble.cause.stack : undefined;
    this.#context.log.error({ code, hint, stack, reason: message }, "the pair is not as it should be");
  }

  /** Once the standby has everything, and each minute from then on. */
  async #compare(signal: AbortSignal): Promise<void> {
    const { writer, proof, trouble } = this.#observation;
    if (proof !== "both" || writer === null || trouble !== null) return;
    if (this.#context.link.running?.status.state.phase !== "syncing") return;
    const last = this.#notCarried;
    if (last !== null && last.writer === writer && Date.now() - last.at < PARITY_EVERY_MS) return;
    const objects = await notOnStandby(this.#context, writer, signal);
    this.#notCarried = { objects, writer, at: Date.now() };
  }

  async #rest(signal: AbortSignal): Promise<void> {
    if (this.#tasks.length > 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, LOOK_EVERY_MS);
      const done = (): void => {
        clearTimeout(timer);
        resolve();
      };
      this.#wake = done;
      if (signal.aborted) done();
    });
  }

  #gone(): AgentError {
    return new AgentError("NOT_FOUND", `pair "${this.spec.name}" is not declared any more`);
  }
}

/** What of a pair is about an instance: for refusals. */
export function hasMember({ instance, peer }: DrSpec, name: string): boolean {
  return instance === name || peer === name;
}
