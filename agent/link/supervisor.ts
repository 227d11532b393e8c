import { AgentError } from "../error.ts";
import type { Log } from "../lib/log.ts";
import { type LinkSpec, usesInstance } from "./spec.ts";
import { type LinkRuntime, SupervisedLink } from "./supervised-link.ts";

/**
 * How long the agent waits on its way out for its links to reach a resumable point, in ms. A link that takes longer is
 * abandoned, which is safe (its position commits with its data) but redoes the open group.
 */
const STOP_GRACE_MS = 20_000;

/**
 * Owns the links of an agent: one object per declared link, each on its own, so that the failure of one never touches
 * another. A `failed` state is not kept across a restart of the agent: a restarted agent tries the link again.
 */
export class Supervisor implements AsyncDisposable {
  readonly #runtime: LinkRuntime;
  readonly #log: Log;
  readonly #links = new Map<string, SupervisedLink>();
  /** The ends of links that were removed, by name: a new link of that name waits for it. */
  readonly #ending = new Map<string, Promise<void>>();

  constructor(runtime: LinkRuntime) {
    this.#runtime = runtime;
    this.#log = runtime.log;
  }

  /** The link of that name; undefined when none is declared. */
  get(name: string): SupervisedLink | undefined {
    return this.#links.get(name);
  }

  /** Every declared link. */
  links(): IterableIterator<SupervisedLink> {
    return this.#links.values();
  }

  /** Takes up a newly declared link and starts it. */
  add(spec: LinkSpec): SupervisedLink {
    const link = new SupervisedLink(this.#runtime, spec, this.#ending.get(spec.name) ?? Promise.resolve());
    this.#links.set(spec.name, link);
    return link;
  }

  /** Forgets a link. Resolves when its run has ended; the data and the position in the target stay. */
  async remove(name: string): Promise<void> {
    const link = this.#links.get(name);
    if (link === undefined) return;
    this.#links.delete(name);
    const ended = this.#removed(link, name);
    this.#ending.set(name, ended);
    await ended;
    if (this.#ending.get(name) === ended) this.#ending.delete(name);
  }

  /** What it has received goes with it. */
  async #removed(link: SupervisedLink, name: string): Promise<void> {
    await link.end();
    try {
      await this.#runtime.spools.remove(name);
    } catch (thrown) {
      // The link is gone all the same; one of that name finds out that this is not its own.
      this.#log.error({ link: name, reason: AgentError.from(thrown).message }, "its spool was not removed");
    }
  }

  /** Has every link that reads or writes an instance start over; with `failedOnly`, those that had failed. */
  restartUsersOf(instance: string, failedOnly: boolean): void {
    const users = [...this.#links.values()].filter(
      ({ spec, status }) => usesInstance(spec, instance) && (!failedOnly || status.state.phase === "failed"),
    );
    // Each stops in its own time, and none rejects.
    for (const link of users) void link.restart();
  }

  /** Stops every link at a resumable point, or gives up after a bound and says which ones it gave up on. */
  async [Symbol.asyncDispose](): Promise<void> {
    const stopping = new Set(this.#links.keys());
    const ended = Promise.all(
      [...this.#links].map(async ([name, link]) => {
        await link.end();
        stopping.delete(name);
      }),
    );
    let timer: NodeJS.Timeout | undefined;
    const bound = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, STOP_GRACE_MS);
    });
    try {
      await Promise.race([Promise.all([ended, ...this.#ending.values()]), bound]);
    } finally {
      clearTimeout(timer);
    }
    if (stopping.size > 0) {
      this.#log.error({ links: [...stopping], waited_ms: STOP_GRACE_MS }, "links did not stop in time");
    }
  }
}
