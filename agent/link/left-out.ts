import { AgentError } from "../error.ts";
import type { Log } from "../lib/log.ts";
import type { ReadingSession } from "../mysql/reading-session.ts";
import { readTriggers } from "../mysql/triggers.ts";
import type { LinkMonitor } from "./monitor.ts";
import { type LinkSpec, selects } from "./spec.ts";

/**
 * Shows what of the selected objects stays on the source: triggers. What they do there comes with the rows, and a target that had
 * them would do it again.
 */
export class LeftOut {
  readonly #source: ReadingSession;
  readonly #spec: LinkSpec;
  readonly #monitor: LinkMonitor;
  readonly #log: Log;

  constructor(source: ReadingSession, spec: LinkSpec, monitor: LinkMonitor, log: Log) {
    this.#source = source;
    this.#spec = spec;
    this.#monitor = monitor;
    this.#log = log;
  }

  async read(): Promise<void> {
    const triggers = await readTriggers(this.#source, this.#spec.databases.keys());
    const leftOut = triggers
      .filter(({ database, table }) => selects(this.#spec, database, table))
      .map(({ database, name, table }) => `trigger ${database}.${name} on ${table}`);
    this.#monitor.observe({ leftOut });
  }

  /** After a statement that was left out. Only what is shown hangs on it, so a failure does not stop the link. */
  refresh(): void {
    this.read().catch((thrown: unknown) => {
      this.#log.warn(
        { reason: AgentError.from(thrown).message },
        "the source's triggers could not be listed",
      );
    });
  }
}
