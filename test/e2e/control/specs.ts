import type { towline } from "../../../proto/gen/control.js";

type V1 = typeof towline.control.v1;
export type InstanceProperties = ConstructorParameters<V1["InstanceSpec"]>[0] & object;
export type LinkProperties = ConstructorParameters<V1["LinkSpec"]>[0] & object;

/** A valid instance spec; each name is a server of its own. */
export function instance(name: string, patch: InstanceProperties = {}): InstanceProperties {
  const tls = { mode: "required" };
  return { name, host: `${name}.test`, port: 3306, username: "towline", password: "pass", tls, ...patch };
}

/** A valid link spec from instance a to instance b. */
export function link(name: string, patch: LinkProperties = {}): LinkProperties {
  return {
    name,
    source: "a",
    target: "b",
    databases: { [name]: {} },
    initialization: { structure: true, data: true },
    definer: "keep",
    conflictPolicy: "fail",
    desiredState: "running",
    ...patch,
  };
}
