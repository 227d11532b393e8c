/** What an account of a link may do, and nothing more. The registry pages quote these statements. */

/** On the source: read the tables, the binlog and the list of XA branches, and keep the heartbeat. */
export function sourceGrants(account: string, databases: readonly string[]): readonly string[] {
  return [
    // To list open XA branches, and to see the texts of routines.
    `GRANT XA_RECOVER_ADMIN, SHOW_ROUTINE ON *.* TO ${account}`,
    ...readingGrants(account, databases),
  ];
}

/** On a source before 8.0, where everybody may list XA branches, and the texts of routines lie in a table. */
export function oldSourceGrants(account: string, databases: readonly string[]): readonly string[] {
  return [`GRANT SELECT ON mysql.proc TO ${account}`, ...readingGrants(account, databases)];
}

function readingGrants(account: string, databases: readonly string[]): readonly string[] {
  return [
    `GRANT REPLICATION SLAVE, REPLICATION CLIENT ON *.* TO ${account}`,
    `GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, DROP ON \`towline\`.* TO ${account}`,
    ...databases.map(
      (database) => `GRANT SELECT, SHOW VIEW, EVENT, TRIGGER, LOCK TABLES ON \`${database}\`.* TO ${account}`,
    ),
  ];
}

/** On the target: write the tables, and keep the checkpoint beside them. */
export function targetGrants(account: string, databases: readonly string[]): readonly string[] {
  // TRIGGER is what it takes to see whether a table has triggers.
  const rows = "SELECT, INSERT, UPDATE, DELETE, TRIGGER";
  const tables = "CREATE, ALTER, DROP, INDEX, REFERENCES";
  return [
    // To write what is not to be logged with sql_log_bin = 0, and to put rows in as the source's events.
    `GRANT SESSION_VARIABLES_ADMIN, REPLICATION_APPLIER, REPLICATION CLIENT ON *.* TO ${account}`,
    ...["towline", "towline_local", ...databases].map(
      (database) => `GRANT ${rows}, ${tables} ON \`${database}\`.* TO ${account}`,
    ),
  ];
}

/** On the target: what schema changes of every kind take besides. */
export function ddlGrants(account: string, databases: readonly string[]): readonly string[] {
  return [
    // Views, routines and events keep the definer that they have on the source, whether or not there is one here.
    // SYSTEM_USER is what it takes for a definer that has it, as root does.
    `GRANT SET_ANY_DEFINER, ALLOW_NONEXISTENT_DEFINER, SYSTEM_USER ON *.* TO ${account}`,
    ...databases.map(
      (database) =>
        `GRANT CREATE VIEW, SHOW VIEW, CREATE ROUTINE, ALTER ROUTINE, EVENT ON \`${database}\`.* TO ${account}`,
    ),
  ];
}

/** On both servers of a link that preserves GTIDs: it carries everything, databases to come included. */
export function wholeServerGrants(account: string): readonly string[] {
  const rows = "SELECT, INSERT, UPDATE, DELETE, TRIGGER, EVENT";
  const definitions =
    "CREATE, ALTER, DROP, INDEX, REFERENCES, CREATE VIEW, SHOW VIEW, CREATE ROUTINE, ALTER ROUTINE";
  return [
    `GRANT ${rows}, ${definitions} ON *.* TO ${account}`,
    `GRANT REPLICATION_APPLIER, SYSTEM_VARIABLES_ADMIN, CONNECTION_ADMIN, TRANSACTION_GTID_TAG ON *.* TO ${account}`,
    `GRANT SET_ANY_DEFINER, ALLOW_NONEXISTENT_DEFINER, SYSTEM_USER ON *.* TO ${account}`,
  ];
}

/** On both servers of a DR pair, besides `wholeServerGrants`: their roles change. */
export function pairGrants(account: string): readonly string[] {
  return [
    `GRANT PERSIST_RO_VARIABLES_ADMIN, PROCESS ON *.* TO ${account}`,
    // As the source of a link.
    `GRANT REPLICATION SLAVE, REPLICATION CLIENT, XA_RECOVER_ADMIN, SHOW_ROUTINE, LOCK TABLES ON *.* TO ${account}`,
  ];
}
