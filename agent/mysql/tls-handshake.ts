import { isIP } from "node:net";
import type { TLSSocket } from "node:tls";
import type { Connection as DriverConnection, SslOptions } from "mysql2";
import type { Endpoint } from "./endpoint.ts";
import { TlsFailure } from "./tls-failure.ts";

/** CLIENT_SSL in the capabilities of MySQL's protocol: in a server's greeting, that it offers TLS. */
const OFFERS_TLS = 0x0800;

/** The driver's connection, as far as its handshake is taken part in here; none of it is in its public types. */
interface Handshaking {
  readonly config: { ssl?: SslOptions | false };
  /** From the server's greeting; read by the time the driver looks at `config.ssl`. */
  readonly serverCapabilityFlags: number;
  /** The socket; from `startTLS` on the encrypted one. */
  readonly stream: TLSSocket;
  startTLS(onSecure: (error?: Error) => void): void;
}

/**
 * Makes the driver's handshake do what an endpoint's TLS mode means. To be called before the connection has heard from the
 * server, so in the turn in which it was created. No credential is sent before the checks are over.
 *
 * Of a server that offers no TLS, the driver sees a connection without it from the greeting on, with `preferred`: its
 * caching_sha2_password then never sends the password itself but encrypted with the server's RSA key.
 */
export function protect(connection: DriverConnection, { host, tls }: Endpoint): void {
  const driver = connection as unknown as Handshaking;
  const { ssl } = driver.config;
  if (ssl === undefined || ssl === false) return;
  // Of its own: the driver resumes TLS sessions among connections with the same options, and asks for no certificate then.
  const own = { ...ssl };
  Object.defineProperty(driver.config, "ssl", {
    get: () => (tls.mode === "preferred" && (driver.serverCapabilityFlags & OFFERS_TLS) === 0 ? false : own),
  });
  const startTls = driver.startTLS.bind(driver);
  driver.startTLS = (onSecure) => {
    try {
      startTls((error) => {
        if (error !== undefined) onSecure(TlsFailure.of(error));
        else if (tls.mode === "verify-full") onSecure(nameFailure(driver.stream, host));
        else onSecure();
      });
    } catch (error) {
      // Certificates that OpenSSL does not take; thrown here it would end the process: this is called by the socket.
      onSecure(TlsFailure.of(error as Error));
    }
  };
}

/** As MySQL's clients compare: a name with the certificate's DNS names, or its common name if it has none; an address with its IP addresses. */
function nameFailure(socket: TLSSocket, host: string): TlsFailure | undefined {
  const certificate = socket.getPeerX509Certificate();
  if (certificate === undefined) return new TlsFailure("untrusted", "the server showed no certificate");
  // What is behind the % of an IPv6 address says which network card, and is no part of it.
  const address = host.replace(/%.*/, "");
  const matches = isIP(address) !== 0 && certificate.checkIP(address) !== undefined;
  if (matches || certificate.checkHost(host) !== undefined) return undefined;
  const names = certificate.subjectAltName ?? certificate.subject.replaceAll("\n", ", ");
  return new TlsFailure("wrong-name", `the server's certificate is not for ${host} but for ${names}`);
}
