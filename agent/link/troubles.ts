import type { ErrorCode } from "../error.ts";
import { Tally } from "../lib/tally.ts";
import type { LinkState, LinkStatus, Retry } from "./state.ts";

/** How often a link was interrupted and tried again, and how often it stopped, by what it met; since the agent took it up. */
export class Troubles {
  readonly retries = new Tally<ErrorCode>();
  readonly failures = new Tally<ErrorCode>();
  #retry: Retry | null = null;
  #state: LinkState | null = null;

  /** Has to see every status: what is the same object as before is the same trouble. */
  look({ retry, state }: LinkStatus): void {
    if (retry !== this.#retry && retry !== null) this.retries.add(retry.error.code);
    if (state !== this.#state && state.phase === "failed") this.failures.add(state.error.code);
    this.#retry = retry;
    this.#state = state;
  }
}
