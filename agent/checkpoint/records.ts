/** Schema of what is logged and replicated like data: positions and progress, committed with the rows they speak of. */
export const LOGGED_SCHEMA = "towline";
/** Schema of what belongs to one server alone: never logged, loaded or applied. */
export const LOCAL_SCHEMA = "towline_local";

/** Where a link keeps what it has to remember on its target. */
export interface LinkRecords {
  /** Name of the link. */
  readonly link: string;
  /**
   * Logged for a link that makes transactions of its own. Local for one that preserves the source's GTIDs: there the logged schema
   * is the source's, replicated as all else is, and a transaction of our own would be an errant one.
   */
  readonly schema: typeof LOGGED_SCHEMA | typeof LOCAL_SCHEMA;
}
