/** Which tables a link wants to hear of. */
export interface Selection {
  wants(database: string, table: string): boolean;
  /** Throws when rows of a selected table cannot be followed. */
  checkRows(database: string, table: string): void;
  /** Whether any table of the database is, or may become, selected. */
  wantsDatabase(database: string): boolean;
  /** Whether every table of the database is selected, those created later included; some may be left out by name. */
  carriesWhole(database: string): boolean;
  /** Whether nothing of the database is left out. */
  carriesEverything(database: string): boolean;
  /** A name in a statement as the source keeps it: in lower case where it does not tell the cases apart. */
  readonly fold: (name: string) => string;
}
