import type { Secret } from "../lib/secret.ts";

/**
 * How a connection to a server is protected, weakest first, with the meaning that MySQL's `--ssl-mode` has:
 * - `disabled`: not at all.
 * - `preferred`: encrypted if the server offers TLS, else in plain text; a handshake that fails is a failure.
 * - `required`: encrypted, whoever the server is.
 * - `verify-ca`: the server's certificate has to chain to the given authority as well.
 * - `verify-full`: it has to be for the host name or IP address that the instance is declared with as well.
 */
export const TLS_MODES = ["disabled", "preferred", "required", "verify-ca", "verify-full"] as const;

export type TlsMode = (typeof TLS_MODES)[number];

/** Whether a mode looks at the server's certificate, and so needs an authority. */
export function verifiesServer(mode: TlsMode): boolean {
  switch (mode) {
    case "disabled":
    case "preferred":
    case "required":
      return false;
    case "verify-ca":
    case "verify-full":
      return true;
    default:
      return mode satisfies never;
  }
}

/** What the agent shows of itself to a server that asks: for accounts with REQUIRE X509, ISSUER or SUBJECT. */
export interface ClientCertificate {
  /** PEM, followed by those between it and the authority if need be. */
  readonly cert: string;
  /** PEM, unencrypted. */
  readonly key: Secret;
}

export interface EndpointTls {
  readonly mode: TlsMode;
  /** PEM of the authorities that a server certificate may chain to; empty unless the mode verifies. */
  readonly ca: string;
  /** Null when the agent shows none, and with `disabled`. */
  readonly client: ClientCertificate | null;
}

/** What the agent logs in with. */
export interface Login {
  readonly password: Secret;
  readonly tls: EndpointTls;
}

/**
 * Where a server is and how to log in there: a declared instance with its secrets looked up. What to log in with may change
 * while a link runs; sessions that are open stay, those that are opened from then on use the new.
 */
export interface Endpoint extends Login {
  /** Name of the declared instance. */
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly username: string;
  /**
   * Looks up anew what to log in with, after the server refused `used`. Resolves to whether it is another by now. Throws
   * what keeps it from being looked up.
   */
  renew(used: Login, signal: AbortSignal): Promise<boolean>;
}
