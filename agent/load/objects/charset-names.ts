/** utf8 was the name of utf8mb3 before 8.0.29, in names of collations too. */
export const renamedCharset = (name: string): string => name.replace(/^utf8(?=_|$)/, "utf8mb3");

/** sql_modes that MySQL 8 dropped: they only said how SHOW CREATE prints, or who may be created by GRANT. */
const DROPPED_MODES: ReadonlySet<string> = new Set([
  ...["POSTGRESQL", "ORACLE", "MSSQL", "DB2", "MAXDB", "MYSQL323", "MYSQL40"],
  ...["NO_KEY_OPTIONS", "NO_TABLE_OPTIONS", "NO_FIELD_OPTIONS", "NO_AUTO_CREATE_USER"],
]);

/** A list of sql_modes as newer servers take it. */
export const currentModes = (modes: string): string =>
  modes
    .split(",")
    .filter((mode) => !DROPPED_MODES.has(mode))
    .join(",");
