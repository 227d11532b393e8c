import type { Secret } from "../lib/secret.ts";
import type { TlsMode } from "../mysql/endpoint.ts";

/** A password that the agent looks up where it runs, each time a link starts. */
export type PasswordReference =
  /** Name of an environment variable of the agent. */
  | { readonly from: "env"; readonly variable: string }
  /** Absolute path of a file on the agent's host. */
  | { readonly from: "file"; readonly path: string }
  /** Program and arguments, run without a shell. */
  | { readonly from: "exec"; readonly command: readonly string[] };

/** A password as a request gives it. */
export type GivenPassword = { readonly from: "request"; readonly secret: Secret } | PasswordReference;

/** A password as it is kept: `sealed` is the encrypted text. */
export type KeptPassword = { readonly from: "store"; readonly sealed: string } | PasswordReference;

/** A declared instance, validated. `P` is how its password is at hand: as given in a request, or as kept. */
export interface InstanceSpec<P = KeptPassword> {
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly username: string;
  readonly password: P;
  /** Changes whenever a given password is to be replaced; 0 with a reference. */
  readonly passwordVersion: number;
  readonly tls: { readonly mode: TlsMode; readonly ca: string };
}

/** Where in the state directory an instance's password is; a sealed password opens only there. */
export function passwordPlace(instance: string): string {
  return `instance/${instance}/password`;
}
