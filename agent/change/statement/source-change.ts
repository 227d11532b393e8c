import type { Gtid } from "../gtid-set.ts";
import type { StatusVariables } from "../status-variables.ts";
import type { Change, ObjectName, Range } from "./statement.ts";

/** A schema change that a link applies, with all that it takes to run it as it ran on the source. */
export interface SourceChange {
  readonly gtid: Gtid;
  /** Whether it is a transaction of its own, or the rows of its table follow in the same one (CREATE TABLE … SELECT). */
  readonly place: "alone" | "before-rows";
  /** What it changes; of lists only what the link carries. */
  readonly change: Change;
  readonly references: readonly ObjectName[];
  /** The DEFINER clause; null when it has none. */
  readonly definer: Range | null;
  /** The bytes of the statement, in the character set of its session. */
  readonly sql: string;
  /** Default database of the session; empty when there was none. */
  readonly database: string;
  readonly session: StatusVariables;
  /** Seconds since the epoch at which it began, by the source. */
  readonly timestamp: number;
  /** Version of the source, for example 80036. */
  readonly sourceVersion: number;
  /** Versions that its executable comments ask for. */
  readonly conditions: readonly number[];
}
