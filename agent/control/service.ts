import type { UntypedServiceImplementation } from "@grpc/grpc-js";
import { CONTROL_API_VERSION } from "../../proto/control-service.ts";
import type { towline } from "../../proto/gen/control.js";
import type { Log } from "../lib/log.ts";
import type { DamagedRecord } from "../store/set-aside.ts";
import { VERSION } from "../version.ts";
import { unary } from "./call.ts";
import { instanceMessage, parseInstanceSpec } from "./instance-message.ts";
import type { Instances } from "./instances.ts";
import { linkMessage, parseLinkSpec } from "./link-message.ts";
import type { Links } from "./links.ts";
import { memoryUse } from "./memory-use.ts";
import { watchLink } from "./watch.ts";

type V1 = typeof towline.control.v1;
type Request<M extends keyof V1> = V1[M] extends { decode(bytes: Uint8Array): infer R extends object }
  ? R
  : never;

export interface ServiceContext {
  readonly agent: string;
  readonly instances: Instances;
  readonly links: Links;
  readonly damaged: () => readonly DamagedRecord[];
  readonly log: Log;
}

/** The handlers of `towline.control.v1.Control`. `stopping` ends the watches. */
export function controlService(context: ServiceContext, stopping: AbortSignal): UntypedServiceImplementation {
  const { agent, instances, links, damaged, log } = context;
  return {
    getInfo: unary(log, async () => ({
      name: agent,
      version: VERSION,
      apiVersion: CONTROL_API_VERSION,
      damaged: damaged().map((record) => ({ ...record })),
      ...memoryUse(),
    })),

    putInstance: unary(log, async ({ spec, expectedUid }: Request<"PutInstanceRequest">, signal) => {
      const { record, adopted } = await instances.put(parseInstanceSpec(spec), expectedUid, signal);
      return { instance: instanceMessage(record, null), adopted };
    }),
    getInstance: unary(log, async ({ name, uid }: Request<"GetInstanceRequest">, signal) => {
      const { record, unreachable } = await instances.get(name, uid, signal);
      return instanceMessage(record, unreachable);
    }),
    listInstances: unary(log, async () => ({
      instances: instances.list().map((record) => instanceMessage(record, null)),
    })),
    deleteInstance: unary(log, async ({ name, expectedUid }: Request<"DeleteInstanceRequest">) => {
      await instances.delete(name, expectedUid);
      return {};
    }),

    putLink: unary(log, async ({ spec, expectedUid }: Request<"PutLinkRequest">, signal) => {
      const { record, status, adopted } = await links.put(parseLinkSpec(spec), expectedUid, signal);
      return { link: linkMessage(record, status), adopted };
    }),
    getLink: unary(log, async ({ name, uid }: Request<"GetLinkRequest">) => {
      const { record, status } = await links.get(name, uid);
      return linkMessage(record, status);
    }),
    listLinks: unary(log, async () => ({
      links: links.list().map(({ record, status }) => linkMessage(record, status)),
    })),
    deleteLink: unary(log, async ({ name, expectedUid }: Request<"DeleteLinkRequest">) => {
      await links.delete(name, expectedUid);
      return {};
    }),

    passStatement: unary(
      log,
      async ({ name, expectedUid, gtid, replacement }: Request<"PassStatementRequest">) => {
        const { record, status } = await links.passStatement(name, expectedUid, gtid, replacement ?? null);
        return { link: linkMessage(record, status) };
      },
    ),

    watchLink: (call: Parameters<typeof watchLink>[0]) => void watchLink(call, links, stopping, log),

    precheck: unary(log, async ({ spec }: Request<"PrecheckRequest">, signal) => ({
      results: (await links.precheck(parseLinkSpec(spec), signal)).map((result) => ({ ...result })),
    })),
  };
}
