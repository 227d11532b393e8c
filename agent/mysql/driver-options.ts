import type { ConnectionOptions, SslOptions } from "mysql2";
import { type Endpoint, type EndpointTls, verifiesServer } from "./endpoint.ts";

/** How long a connection may take to be made, milliseconds: long enough for a far site, short enough to report. */
export const CONNECT_TIMEOUT_MS = 10_000;
/** After so long without traffic TCP asks whether the peer lives, milliseconds. */
const KEEP_ALIVE_MS = 10_000;

/** Connection options that both the SQL connection and the binlog stream use; `protect` does the rest of TLS. */
export function driverOptions(endpoint: Endpoint): ConnectionOptions {
  const ssl = sslOptions(endpoint.tls);
  return {
    host: endpoint.host,
    port: endpoint.port,
    user: endpoint.username,
    password: endpoint.password.reveal(),
    ...(ssl === null ? {} : { ssl }),
    connectTimeout: CONNECT_TIMEOUT_MS,
    enableKeepAlive: true,
    keepAliveInitialDelay: KEEP_ALIVE_MS,
  };
}

function sslOptions({ mode, ca, client }: EndpointTls): SslOptions | null {
  if (mode === "disabled") return null;
  const shown = client === null ? {} : { cert: client.cert, key: client.key.reveal() };
  // The driver would compare the certificate's name with "localhost" when the host is an address: see tls-handshake.ts.
  const verified = verifiesServer(mode) ? { ca, rejectUnauthorized: true } : { rejectUnauthorized: false };
  return { ...verified, ...shown, verifyIdentity: false };
}
