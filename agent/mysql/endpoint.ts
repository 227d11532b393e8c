import type { Secret } from "../lib/secret.ts";

/** How a connection to a server is protected. */
export type TlsMode = "disabled" | "required" | "verify-ca" | "verify-full";

/** Where a server is and how to log in there: a declared instance with its password resolved. */
export interface Endpoint {
  /** Name of the declared instance. */
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly username: string;
  readonly password: Secret;
  readonly tls: { readonly mode: TlsMode; readonly ca: string };
}
