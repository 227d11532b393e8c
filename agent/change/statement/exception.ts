/** What an operator has decided about one statement at which the link stops. */
export interface StatementException {
  /** The transaction on the source. */
  readonly gtid: string;
  /** SQL to run on the target instead, as Unicode text; null to run nothing. */
  readonly sql: string | null;
}
