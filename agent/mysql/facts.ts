import { AgentError } from "../error.ts";
import { Connection } from "./connection.ts";
import type { Endpoint } from "./endpoint.ts";

/** What an instance tells of itself on connection. */
export interface ServerFacts {
  readonly version: string;
  readonly serverUuid: string;
  readonly gtidMode: "ON" | "OFF" | "ON_PERMISSIVE" | "OFF_PERMISSIVE";
}

/**
 * Connects and asks, within a few seconds. Throws AgentError CONNECTION_LOST, ACCESS_DENIED or one of the TLS codes; UNSUPPORTED
 * for a server that is not MySQL.
 */
export async function readServerFacts(endpoint: Endpoint, signal: AbortSignal): Promise<ServerFacts> {
  await using connection = await Connection.open(endpoint, signal);
  const [[version = ""] = []] = (await connection.text(
    "SELECT CONCAT(VERSION(), ' ', @@version_comment)",
  )) as string[][];
  if (/mariadb/i.test(version)) {
    throw new AgentError("UNSUPPORTED", `instance "${endpoint.name}" is MariaDB (${version})`, {
      field: "host",
      hint: "Towline speaks to MySQL; MariaDB's GTIDs and binlog differ and are not supported.",
    });
  }
  const [row = []] = (await connection.text(
    "SELECT VERSION(), @@server_uuid, @@global.gtid_mode",
  )) as string[][];
  const [number = "", serverUuid = "", gtidMode = "OFF"] = row;
  return { version: number, serverUuid, gtidMode: gtidMode as ServerFacts["gtidMode"] };
}
