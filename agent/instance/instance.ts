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

/** PEM text: as it was given, or in a file of the agent's host, which is read whenever it is needed. */
export type Pem =
  | { readonly from: "text"; readonly pem: string }
  /** Absolute path. */
  | { readonly from: "file"; readonly path: string };

type KeyFile = Extract<Pem, { from: "file" }>;

/** A private key as a request gives it. */
export type GivenKey = { readonly from: "request"; readonly secret: Secret } | KeyFile;

/** A private key as it is kept: `sealed` is the encrypted text. */
export type KeptKey = { readonly from: "store"; readonly sealed: string } | KeyFile;

/** What the agent shows of itself to a server. */
export interface InstanceClient<K> {
  readonly cert: Pem;
  readonly key: K;
  /** Changes whenever a given key is to be replaced; 0 with a file. */
  readonly keyVersion: number;
}

/** How connections to an instance are protected. `K` is how the client's key is at hand. */
export interface InstanceTls<K = KeptKey> {
  readonly mode: TlsMode;
  /** Set with the modes that verify, and null with the others. */
  readonly ca: Pem | null;
  readonly client: InstanceClient<K> | null;
}

/** A declared instance, validated. `P` and `K` are how its password and key are at hand: as given in a request, or as kept. */
export interface InstanceSpec<P = KeptPassword, K = KeptKey> {
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly username: string;
  readonly password: P;
  /** Changes whenever a given password is to be replaced; 0 with a reference. */
  readonly passwordVersion: number;
  readonly tls: InstanceTls<K>;
}

/** An instance as a request declares it. */
export type GivenSpec = InstanceSpec<GivenPassword, GivenKey>;

/** Where in the state directory an instance's password is; a sealed password opens only there. */
export function passwordPlace(instance: string): string {
  return `instance/${instance}/password`;
}

/** Where in the state directory the key of an instance's client certificate is. */
export function keyPlace(instance: string): string {
  return `instance/${instance}/tls.key`;
}
