import type { GtidSet } from "../change/gtid-set.ts";
import type { AgentError } from "../error.ts";

/** A batch that could not be applied, with how many transactions it held, and those that were being written behind it. */
export class BatchError extends Error {
  readonly error: AgentError;
  readonly transactions: number;
  /** Everything up to the end of them. */
  readonly upTo: GtidSet;

  constructor(error: AgentError, transactions: number, upTo: GtidSet) {
    super(error.message, { cause: error });
    this.error = error;
    this.transactions = transactions;
    this.upTo = upTo;
  }
}
