import type { UntypedHandleCall } from "@grpc/grpc-js";
import { CONTROL_PROTOCOL } from "../../proto/control-service.ts";
import type { ControlRpc } from "../access/rights.ts";
import type { Log } from "../lib/log.ts";
import type { DamagedRecord } from "../store/set-aside.ts";
import { VERSION } from "../version.ts";
import { unary } from "./call.ts";
import { claimingUid } from "./claim.ts";
import { drPairMessage, parseDrSpec } from "./dr-message.ts";
import type { DrPairs } from "./dr-pairs.ts";
import { switchDrPair } from "./dr-switch.ts";
import { errorDetail } from "./error-status.ts";
import type { Guard } from "./guard.ts";
import { instanceMessage, parseInstanceSpec } from "./instance-message.ts";
import type { Instances } from "./instances.ts";
import { linkMessage, parseLinkSpec } from "./link-message.ts";
import type { Links } from "./links.ts";
import { memoryUse } from "./memory-use.ts";
import type { OwnCertificate } from "./tls-credentials.ts";
import { verify } from "./verify.ts";
import { watchLink } from "./watch.ts";

export interface ServiceContext {
  readonly agent: string;
  readonly instances: Instances;
  readonly links: Links;
  readonly pairs: DrPairs;
  readonly damaged: () => readonly DamagedRecord[];
  readonly certificate: () => OwnCertificate;
  readonly guard: Guard;
  readonly log: Log;
}

/** The handlers of `towline.control.v1.Control`. `stopping` ends the watches. */
export function controlService(
  context: ServiceContext,
  stopping: AbortSignal,
): { readonly [R in ControlRpc]: UntypedHandleCall } {
  const { agent, instances, links, pairs, damaged, certificate, guard, log } = context;
  const serve = <R extends ControlRpc>(rpc: R, answer: Parameters<typeof unary<R>>[3]) =>
    unary(rpc, guard, log, answer);
  return {
    getInfo: serve("getInfo", async () => {
      const { expiresAtMs, refused } = certificate();
      return {
        name: agent,
        version: VERSION,
        apiVersion: CONTROL_PROTOCOL.major,
        apiMinor: CONTROL_PROTOCOL.minor,
        damaged: damaged().map((record) => ({ ...record })),
        certificateExpiresAtMs: expiresAtMs,
        certificateRefused: refused === null ? null : errorDetail(refused),
        ...memoryUse(),
      };
    }),

    putInstance: serve("putInstance", async ({ spec, expectedUid }, _, signal) => {
      const { record, adopted } = await instances.put(parseInstanceSpec(spec), expectedUid, signal);
      return { instance: instanceMessage(record, null), adopted };
    }),
    getInstance: serve("getInstance", async ({ name, uid }, caller, signal) => {
      const { record, unreachable } = await instances.get(name, claimingUid(caller, uid), signal);
      return instanceMessage(record, unreachable);
    }),
    listInstances: serve("listInstances", async () => ({
      instances: instances.list().map((record) => instanceMessage(record, null)),
    })),
    deleteInstance: serve("deleteInstance", async ({ name, expectedUid }) => {
      await instances.delete(name, expectedUid);
      return {};
    }),

    putLink: serve("putLink", async ({ spec, expectedUid }, _, signal) => {
      const { record, status, adopted } = await links.put(parseLinkSpec(spec, agent), expectedUid, signal);
      return { link: linkMessage(record, status), adopted };
    }),
    getLink: serve("getLink", async ({ name, uid }, caller) => {
      const { record, status } = await links.get(name, claimingUid(caller, uid));
      return linkMessage(record, status);
    }),
    listLinks: serve("listLinks", async () => ({
      links: links.list().map(({ record, status }) => linkMessage(record, status)),
    })),
    deleteLink: serve("deleteLink", async ({ name, expectedUid }) => {
      await links.delete(name, expectedUid);
      return {};
    }),

    passStatement: serve("passStatement", async ({ name, expectedUid, gtid, replacement }) => {
      const { record, status } = await links.passStatement(name, expectedUid, gtid, replacement ?? null);
      return { link: linkMessage(record, status) };
    }),

    watchLink: (call: Parameters<typeof watchLink>[0]) => void watchLink(call, links, guard, stopping, log),

    verify: (call: Parameters<typeof verify>[0]) => void verify(call, links, guard, stopping, log),

    putDrPair: serve("putDrPair", async ({ spec, expectedUid }, _, signal) => {
      const { record, pair, adopted } = await pairs.put(parseDrSpec(spec), expectedUid, signal);
      return { pair: drPairMessage(record, pair), adopted };
    }),
    getDrPair: serve("getDrPair", async ({ name, uid }, caller) => {
      const { record, pair } = await pairs.get(name, claimingUid(caller, uid));
      return drPairMessage(record, pair);
    }),
    listDrPairs: serve("listDrPairs", async () => ({
      pairs: pairs.list().map(({ record, pair }) => drPairMessage(record, pair)),
    })),
    deleteDrPair: serve("deleteDrPair", async ({ name, expectedUid }) => ({
      left: [...(await pairs.delete(name, expectedUid))],
    })),
    switchDrPair: (call: Parameters<typeof switchDrPair>[0]) => void switchDrPair(call, pairs, guard, log),

    precheck: serve("precheck", async ({ spec }, _, signal) => ({
      results: (await links.precheck(parseLinkSpec(spec, agent), signal)).map((result) => ({ ...result })),
    })),
  };
}
