import type { AgentError } from "../error.ts";

/** A batch that could not be applied, with how many transactions it held. */
export class BatchError extends Error {
  readonly error: AgentError;
  readonly transactions: number;

  constructor(error: AgentError, transactions: number) {
    super(error.message, { cause: error });
    this.error = error;
    this.transactions = transactions;
  }
}
