import type { Gtid } from "./gtid-set.ts";
import type { SourceTable } from "./statement/reload-tables.ts";

/**
 * What a transaction means to a table on the target. `contained`: the copy of its rows was begun after it, so that it is in
 * there. `in-window`: the copy may or may not hold it. `exact`: it is yet to be applied.
 */
export type TableState = "contained" | "in-window" | "exact";

/** Which tables a link wants to hear of. */
export interface Selection {
  wants(database: string, table: string): boolean;
  /** Throws when rows of a selected table cannot be followed. */
  checkRows(database: string, table: string): void;
  stateAt(database: string, table: string, gtid: Gtid): TableState;
  /** Whether the link has copied the views, routines and events of a database as they were after the transaction. */
  objectsHold(database: string, gtid: Gtid): boolean;
  /** The tables of a database that the link has on the target. */
  tablesOf(database: string): readonly SourceTable[];
  /** Whether any table of the database is, or may become, selected. */
  wantsDatabase(database: string): boolean;
  /** Whether every table of the database is selected, those created later included; some may be left out by name. */
  carriesWhole(database: string): boolean;
  /** Whether nothing of the database is left out. */
  carriesEverything(database: string): boolean;
  /** Triggers fire on the target for rows that statements write, and not for rows that come as events. */
  readonly triggers: "left-out" | "carried";
  /** A name in a statement as the source keeps it: in lower case where it does not tell the cases apart. */
  readonly fold: (name: string) => string;
}
