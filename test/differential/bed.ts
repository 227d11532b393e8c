import { ddlGrants } from "../harness/grants.ts";
import { MysqlServer } from "../harness/mysql-server.ts";
import { configureReplica } from "../harness/native-replication.ts";
import { DATABASES } from "./names.ts";

const OPTIONS = [
  "--max-allowed-packet=64M",
  "--log-bin-trust-function-creators=ON",
  // It says why a native replica has stopped.
  "--performance-schema=ON",
];
const ACCOUNT = "'towline'@'%'";

/** Starts a server of a differential run; its data is in memory. */
export async function startServer(name: string, serverId: number): Promise<MysqlServer> {
  return MysqlServer.start({ name, serverId, databases: DATABASES, options: OPTIONS, tmpfs: true });
}

/** Lets the link's account carry out every kind of schema change. */
export async function allowChanges(target: MysqlServer): Promise<void> {
  for (const grant of ddlGrants(ACCOUNT, DATABASES)) await target.sql(`SET sql_log_bin = 0; ${grant}`);
}

/** How rows are put into the target, by what the account there may do. */
export async function allowInserts(target: MysqlServer, by: "raw" | "sql"): Promise<void> {
  const change =
    by === "raw" ? `GRANT REPLICATION_APPLIER ON *.* TO` : `REVOKE REPLICATION_APPLIER ON *.* FROM`;
  await target.sql(`SET sql_log_bin = 0; ${change} ${ACCOUNT}`);
}

/** Makes a server a native replica that follows from here on. */
export async function startReplica(replica: MysqlServer, source: MysqlServer): Promise<void> {
  await configureReplica(replica, source);
  await replica.sql("START REPLICA");
}
