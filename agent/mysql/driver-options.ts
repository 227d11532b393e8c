import type { ConnectionOptions } from "mysql2";
import type { Endpoint } from "./endpoint.ts";

/** How long a connection may take to be made, milliseconds: long enough for a far site, short enough to report. */
export const CONNECT_TIMEOUT_MS = 10_000;
/** After so long without traffic TCP asks whether the peer lives, milliseconds. */
const KEEP_ALIVE_MS = 10_000;

/** Connection options that both the SQL connection and the binlog stream use. */
export function driverOptions(endpoint: Endpoint): ConnectionOptions {
  const { mode, ca } = endpoint.tls;
  const verified = { ca, rejectUnauthorized: true };
  const ssl =
    mode === "disabled"
      ? undefined
      : mode === "required"
        ? { rejectUnauthorized: false }
        : { ...verified, verifyIdentity: mode === "verify-full" };
  return {
    host: endpoint.host,
    port: endpoint.port,
    user: endpoint.username,
    password: endpoint.password.reveal(),
    ...(ssl === undefined ? {} : { ssl }),
    connectTimeout: CONNECT_TIMEOUT_MS,
    enableKeepAlive: true,
    keepAliveInitialDelay: KEEP_ALIVE_MS,
  };
}
