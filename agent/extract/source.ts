import type { StreamedEvent } from "../change/binlog-event.ts";
import type { ChosenTables } from "../change/chosen-tables.ts";
import type { GtidSet } from "../change/gtid-set.ts";
import type { Spill } from "../change/spill.ts";
import type { ReadingSession } from "../mysql/reading-session.ts";

/** What of a source's binlog is wanted. */
export interface BinlogRequest {
  /** Transactions that are not sent. */
  readonly from: GtidSet;
  /** The tables whose rows are wanted. A source may send more than these, and sends every transaction, if only its GTID. */
  readonly chosen: ChosenTables;
  /** Takes compressed transactions that are too large for memory. */
  readonly spill: Spill;
}

/** Where a link reads: a server near this agent, or one that another agent is near and feeds from. */
export interface Source {
  /** Name of the declared instance. */
  readonly name: string;
  /** How it is reached, for people: HOST:PORT, and through which agent. */
  readonly reachedAt: string;
  /**
   * Opens a session that reads, with the settings of mysql/session.ts.
   * @throws AgentError CONNECTION_LOST, ACCESS_DENIED, and the TLS codes
   */
  open(signal: AbortSignal): Promise<ReadingSession>;
  /**
   * Streams the binlog as raw events, many at a time, until aborted. While nobody takes events, the source is held back.
   * @throws AgentError CONNECTION_LOST, ACCESS_DENIED, EVENT_CORRUPT
   */
  binlog(request: BinlogRequest, signal: AbortSignal): AsyncGenerator<readonly StreamedEvent[], void>;
}
