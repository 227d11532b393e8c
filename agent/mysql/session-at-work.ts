import mysql, { type RowDataPacket } from "mysql2";
import { cutOff } from "./cut-off.ts";
import { CONNECT_TIMEOUT_MS, driverOptions } from "./driver-options.ts";
import type { Endpoint } from "./endpoint.ts";
import { serverErrorNumber } from "./server-error.ts";
import { protect } from "./tls-handshake.ts";

/**
 * Asks a server, on a connection of its own, whether it is at work for one of the account's sessions. A session that waits for
 * a statement is not: what was sent to it, or what it answered, is lost. A server that answers with a refusal (it has too many
 * connections) counts as at work: it lives, and more it does not say.
 * @param session its connection id
 * @returns false when it is not, and when there is no answer within CONNECT_TIMEOUT_MS
 */
export async function isSessionAtWork(endpoint: Endpoint, session: number): Promise<boolean> {
  const asking = mysql.createConnection(driverOptions(endpoint));
  protect(asking, endpoint);
  try {
    return await new Promise<boolean>((resolve) => {
      const late = setTimeout(() => resolve(false), CONNECT_TIMEOUT_MS);
      const answer = (atWork: boolean): void => {
        clearTimeout(late);
        resolve(atWork);
      };
      asking.on("error", (error) => answer(serverErrorNumber(error) !== 0));
      asking.query<RowDataPacket[]>(
        `SELECT COUNT(*) AS n FROM information_schema.PROCESSLIST WHERE ID = ${session} AND COMMAND <> 'Sleep'`,
        (error, rows) => {
          if (error !== null) answer(serverErrorNumber(error) !== 0);
          else answer(Number(rows[0]?.["n"]) > 0);
        },
      );
    });
  } finally {
    cutOff(asking);
  }
}
