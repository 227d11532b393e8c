import type { MysqlServer } from "./mysql-server.ts";

/** What is committed on a server, as GTIDs. */
export async function executed(server: MysqlServer): Promise<string> {
  return String(await server.value("SELECT @@GLOBAL.gtid_executed"));
}

/** Whether every GTID of `set` is in `within`. Asks a server, which knows best how sets are written. */
export async function containsGtids(server: MysqlServer, within: string, set: string): Promise<boolean> {
  return Number(await server.value("SELECT GTID_SUBSET(?, ?)", [set, within])) === 1;
}

/** Returns when `server` has executed all of `set`. Throws after `seconds`. */
export async function waitForExecuted(server: MysqlServer, set: string, seconds: number): Promise<void> {
  const late = await server.value("SELECT WAIT_FOR_EXECUTED_GTID_SET(?, ?)", [set, seconds]);
  if (Number(late) === 0) return;
  const [status] = await server.sql("SHOW REPLICA STATUS");
  const error =
    status === undefined ? "" : ` ${String(status["Last_SQL_Error"])} ${String(status["Last_IO_Error"])}`;
  throw new Error(`${server.name} has not executed ${set} within ${seconds} s.${error}`);
}
