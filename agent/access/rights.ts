import type { ControlService } from "../../proto/control-service.ts";
import type { FeedService } from "../../proto/feed-service.ts";
import type { Role } from "./role.ts";

type Service = typeof ControlService & typeof FeedService;

/** A call of the control API or of the feed, by its name in `ControlService` or `FeedService`. */
export type Rpc = keyof Service;

/** A call of the feed. */
export type FeedRpc = keyof typeof FeedService;

/** A call of the control API. */
export type ControlRpc = keyof typeof ControlService;

/** A request as a handler reads it. */
export type RequestOf<R extends Rpc> = ReturnType<Service[R]["requestDeserialize"]>;

/** What is known of a call before it is carried out. */
export interface Right<Request> {
  /** The least role that takes it. */
  readonly least: Role;
  /** `changes`: it may alter what is declared, or what a link does. */
  readonly effect: "reads" | "changes";
  /** The object that a request is about, as KIND NAME; empty when it is about none. */
  readonly object: (request: Request) => string;
  /** What the audit log says of a change besides. Never a password, nor text of a statement, which may hold one. */
  readonly detail?: (request: Request) => Readonly<Record<string, string>>;
}

/**
 * Who may call what: every call of the control API and of the feed is here, or this does not compile. Naming a uid in a read claims the
 * object; the handlers take a reader's uid for not given, so that a reader changes nothing. A precheck reads the servers
 * of a spec with the accounts that are declared, and writes nothing.
 */
export const RIGHTS: { readonly [R in Rpc]: Right<RequestOf<R>> } = {
  getInfo: { least: "reader", effect: "reads", object: () => "" },
  putInstance: {
    least: "operator",
    effect: "changes",
    object: ({ spec }) => instance(spec?.name),
    detail: ({ spec, expectedUid }) => ({
      ...put(expectedUid),
      server: `${spec?.host ?? ""}:${spec?.port ?? 0}`,
      username: spec?.username ?? "",
    }),
  },
  getInstance: { least: "reader", effect: "reads", object: ({ name }) => instance(name) },
  listInstances: { least: "reader", effect: "reads", object: () => "" },
  deleteInstance: {
    least: "operator",
    effect: "changes",
    object: ({ name }) => instance(name),
    detail: ({ expectedUid }) => ({ uid: expectedUid }),
  },
  putLink: {
    least: "operator",
    effect: "changes",
    object: ({ spec }) => link(spec?.name),
    detail: ({ spec, expectedUid }) => ({
      ...put(expectedUid),
      source: spec?.source ?? "",
      target: spec?.target ?? "",
      desired_state: spec?.desiredState ?? "",
    }),
  },
  getLink: { least: "reader", effect: "reads", object: ({ name }) => link(name) },
  listLinks: { least: "reader", effect: "reads", object: () => "" },
  deleteLink: {
    least: "operator",
    effect: "changes",
    object: ({ name }) => link(name),
    detail: ({ expectedUid }) => ({ uid: expectedUid }),
  },
  passStatement: {
    least: "operator",
    effect: "changes",
    object: ({ name }) => link(name),
    detail: ({ gtid, expectedUid, replacement }) => ({
      action: replacement === null || replacement === undefined ? "skip" : "replace",
      uid: expectedUid,
      gtid,
    }),
  },
  watchLink: { least: "reader", effect: "reads", object: ({ name }) => link(name) },
  // It reads every row of a link, and names keys of rows.
  verify: { least: "operator", effect: "reads", object: ({ name }) => link(name) },
  putDrPair: {
    least: "operator",
    effect: "changes",
    object: ({ spec }) => pair(spec?.name),
    detail: ({ spec, expectedUid }) => ({
      ...put(expectedUid),
      instance: spec?.instance ?? "",
      peer: spec?.peer ?? "",
    }),
  },
  getDrPair: { least: "reader", effect: "reads", object: ({ name }) => pair(name) },
  listDrPairs: { least: "reader", effect: "reads", object: () => "" },
  deleteDrPair: {
    least: "operator",
    effect: "changes",
    object: ({ name }) => pair(name),
    detail: ({ expectedUid }) => ({ uid: expectedUid }),
  },
  switchDrPair: {
    least: "operator",
    effect: "changes",
    object: ({ name }) => pair(name),
    detail: ({ to, mode, expectedEpoch, dryRun }) => ({
      action: dryRun ? "dry run" : mode,
      to,
      expected_epoch: String(expectedEpoch),
    }),
  },
  precheck: { least: "reader", effect: "reads", object: ({ spec }) => link(spec?.name) },
  read: { least: "peer", effect: "reads", object: ({ hello }) => instance(hello?.instance) },
  binlog: { least: "peer", effect: "reads", object: ({ hello }) => instance(hello?.hello?.instance) },
};

/** The name of a call in the .proto file, which is what a client knows it by. */
export function rpcTitle(rpc: Rpc): string {
  return `${rpc.charAt(0).toUpperCase()}${rpc.slice(1)}`;
}

function instance(name: string | null | undefined): string {
  return `instance ${name ?? ""}`;
}

function pair(name: string | null | undefined): string {
  return `dr-pair ${name ?? ""}`;
}

function link(name: string | null | undefined): string {
  return `link ${name ?? ""}`;
}

/** Whether a Put is to create or to update, and which object. */
function put(expectedUid: string): Readonly<Record<string, string>> {
  return expectedUid === "" ? { action: "create" } : { action: "update", uid: expectedUid };
}
