import type { Instance, InstanceSpec } from "../agent-client.ts";
import type { Path } from "../framework/path.ts";
import type { InstanceState } from "./instance-schema.ts";
import { tlsSpec, tlsState } from "./instance-tls.ts";

/** The write-only values of a configuration, which no state has. */
export interface WriteOnly {
  readonly password: string | null;
  readonly key: string | null;
}

/** What the agent is told. */
export function instanceSpec(state: InstanceState, { password, key }: WriteOnly): InstanceSpec {
  const spec: InstanceSpec = {
    name: state.name,
    host: state.host,
    port: state.port,
    username: state.username,
    tls: tlsSpec(state.tls, key),
  };
  if (password !== null) return { ...spec, password, passwordVersion: state.password_wo_version ?? 0 };
  const from = state.password_from;
  if (from?.env != null) return { ...spec, passwordFrom: { env: from.env } };
  if (from?.file != null) return { ...spec, passwordFrom: { file: from.file } };
  return { ...spec, passwordFrom: { exec: { command: [...(from?.exec ?? [])] } } };
}

/** The part of a state that the agent's spec is. */
export type InstanceSpecState = Pick<
  InstanceState,
  "name" | "host" | "port" | "username" | "password_wo" | "password_wo_version" | "password_from" | "tls"
>;

/** What the agent holds, as a state. */
export function instanceSpecState(spec: NonNullable<Instance["spec"]>): InstanceSpecState {
  return {
    name: spec.name ?? "",
    host: spec.host ?? "",
    port: spec.port ?? 0,
    username: spec.username ?? "",
    password_wo: null,
    password_wo_version: spec.passwordVersion ? spec.passwordVersion : null,
    password_from: passwordFrom(spec.passwordFrom),
    tls: tlsState(spec.tls),
  };
}

/** The attribute that a field of the spec comes from. */
export function instanceAttribute(field: string): Path {
  const [head = "", ...rest] = field.split(".");
  if (head === "password" || head === "password_version") return ["password_wo"];
  if (head === "tls" && rest[0] === "key") return ["tls", "key_wo"];
  if (head === "tls" && rest[0] === "key_version") return ["tls", "key_wo_version"];
  if (head === "password_from" || head === "tls") return [head, ...rest.slice(0, 1)];
  return ["name", "host", "port", "username"].includes(head) ? [head] : [];
}

function passwordFrom(source: NonNullable<Instance["spec"]>["passwordFrom"]): InstanceState["password_from"] {
  if (source === null || source === undefined) return null;
  if (source.env) return { env: source.env, file: null, exec: null };
  if (source.file) return { env: null, file: source.file, exec: null };
  return { env: null, file: null, exec: source.exec?.command ?? [] };
}
