import type { GtidSet } from "../change/gtid-set.ts";
import type { Spill } from "../change/spill.ts";
import type { StatementException } from "../change/statement/exception.ts";
import type { SourceTable } from "../change/statement/reload-tables.ts";
import type { Holder } from "../checkpoint/owner.ts";
import type { Source } from "../extract/source.ts";
import type { Log } from "../lib/log.ts";
import type { PausePoints } from "../lib/pause-points.ts";
import type { Endpoint } from "../mysql/endpoint.ts";
import type { Spools } from "../spool/spools.ts";
import type { LinkMonitor } from "./monitor.ts";
import type { LinkSpec } from "./spec.ts";

/** What a link is given to live on. */
export interface LinkContext {
  readonly spec: LinkSpec;
  /** Name of this agent. */
  readonly agent: string;
  readonly source: Source;
  readonly target: Endpoint;
  readonly monitor: LinkMonitor;
  readonly log: Log;
  readonly pausePoints: PausePoints;
  /** Takes what is too large for memory. */
  readonly spill: Spill;
  /** Where what was received is kept ahead of apply. */
  readonly spools: Spools;
  /** What an operator has decided about the statement at which the link stopped. */
  readonly exception: StatementException | null;
}

/** What one attempt of a link tells the next. */
export interface Memory {
  /** Written into the owner row, which fences a second agent. */
  readonly holder: Holder;
  /** Up to there transactions are applied one by one: some that were written together failed, and the culprit is to be named. */
  apart: GtidSet | null;
  /** Tables to copy again. */
  reload: readonly SourceTable[];
  /** The transaction for which tables were copied again last; empty before that. */
  reloadedFor: string;
  /** Copies in a row that failed because their tables were changed on the source. */
  reloads: number;
  /** When the first of the failures in a row happened; null while things go well. */
  failingSince: number | null;
  attempts: number;
  /** Whether the source can be reached, as far as is known; while it is "away", what was received of it is applied. */
  source: "reached" | "away";
}
