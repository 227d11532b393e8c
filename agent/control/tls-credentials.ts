import { ServerCredentials } from "@grpc/grpc-js";
import type { AgentError } from "../error.ts";

/** PEM text of what the server shows and what it trusts. */
export interface ControlTls {
  /** Certificates that a client's certificate must chain to. */
  readonly ca: Buffer;
  readonly cert: Buffer;
  readonly key: Buffer;
}

/** What is to be known of the agent's own certificate. */
export interface OwnCertificate {
  /** When it runs out, in ms since the Unix epoch. */
  readonly expiresAtMs: number;
  /** Why the files as they are now are not in use, and those from before are; null when they are. */
  readonly refused: AgentError | null;
}

/** Mutual TLS from version 1.2 on, with certificates that can be replaced while the server runs. */
export class ControlCredentials extends ServerCredentials {
  constructor({ ca, cert, key }: ControlTls) {
    super({ requestCert: true, rejectUnauthorized: true, minVersion: "TLSv1.2" }, { ca, cert, key });
  }

  /**
   * Uses other certificates for connections made from now on; those that are open stay as they are. The texts have to be ones that
   * TLS takes: with others the server would drop every new connection.
   */
  replace({ ca, cert, key }: ControlTls): void {
    this.updateSecureContextOptions({ ca, cert, key });
  }

  override _equals(other: ServerCredentials): boolean {
    return this === other;
  }
}
