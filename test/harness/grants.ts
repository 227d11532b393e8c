/** What an account of a link may do, and nothing more. The registry pages quote these statements. */

/** On the source: read the tables and the binlog, and keep the heartbeat. */
export function sourceGrants(account: string, databases: readonly string[]): readonly string[] {
  return [
    `GRANT REPLICATION SLAVE, REPLICATION CLIENT ON *.* TO ${account}`,
    `GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, DROP ON \`towline\`.* TO ${account}`,
    ...databases.map((database) => `GRANT SELECT, SHOW VIEW ON \`${database}\`.* TO ${account}`),
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
