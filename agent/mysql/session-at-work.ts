import mysql, { type RowDataPacket } from "mysql2";
import { cutOff } from "./cut-off.ts";
import { CONNECT_TIMEOUT_MS, driverOptions } from "./driver-options.ts";
import type { Endpoint } from "./endpoint.ts";
import { fromLogin } from "./login-error.ts";
import { withRenewedLogin } from "./renewed-login.ts";
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
  const late = AbortSignal.timeout(CONNECT_TIMEOUT_MS);
  try {
    return await withRenewedLogin(endpoint, late, () => ask(endpoint, session, late));
  } catch (thrown) {
    return serverErrorNumber(thrown) !== 0;
  }
}

async function ask(endpoint: Endpoint, session: number, late: AbortSignal): Promise<boolean> {
  const asking = mysql.createConnection(driverOptions(endpoint));
  protect(asking, endpoint);
  try {
    return await new Promise<boolean>((resolve, reject) => {
      const fail = (error: unknown): void => reject(fromLogin(error, endpoint));
      late.addEventListener("abort", () => resolve(false), { once: true });
      asking.on("error", fail);
      asking.query<RowDataPacket[]>(
        `SELECT COUNT(*) AS n FROM information_schema.PROCESSLIST WHERE ID = ${session} AND COMMAND <> 'Sleep'`,
        (error, rows) => {
          if (error !== null) fail(error);
          else resolve(Number(rows[0]?.["n"]) > 0);
        },
      );
    });
  } finally {
    cutOff(asking);
  }
}
