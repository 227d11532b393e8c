import { towline } from "./gen/control.js";
import { method, service } from "./grpc.ts";
import type { ProtocolVersion } from "./protocol-version.ts";

const v1 = towline.control.v1;
const path = (rpc: string): string => `/towline.control.v1.Control/${rpc}`;

/** The control API version spoken by this build. An agent serves this one and the one before. */
export const CONTROL_API_VERSION = 1;

/**
 * The control protocol of this build. Minor 1: versions are exchanged, roles, limits, the end of the agent's certificate. Minor 2: the
 * feed, sources that are declared with another agent, verification, DR pairs.
 */
export const CONTROL_PROTOCOL: ProtocolVersion = { major: CONTROL_API_VERSION, minor: 2 };

/** Largest request that an agent takes, in bytes: a link spec that names ten thousand tables has less than one MiB. */
export const REQUEST_BYTES_MAX = 2 * 1024 * 1024;

/** Largest answer that an agent gives and a client takes, in bytes: the progress of every table of every link is in a list of links. */
export const RESPONSE_BYTES_MAX = 32 * 1024 * 1024;

/** Trailer that carries the ErrorDetail of a failed control call. */
export const ERROR_TRAILER = "towline-error-bin";

/** `towline.control.v1.Control` as grpc-js serves and calls it. */
export const ControlService = service({
  getInfo: method({
    path: path("GetInfo"),
    request: v1.GetInfoRequest,
    response: v1.AgentInfo,
    kind: "unary",
  }),
  putInstance: method({
    path: path("PutInstance"),
    request: v1.PutInstanceRequest,
    response: v1.PutInstanceResponse,
    kind: "unary",
  }),
  getInstance: method({
    path: path("GetInstance"),
    request: v1.GetInstanceRequest,
    response: v1.Instance,
    kind: "unary",
  }),
  listInstances: method({
    path: path("ListInstances"),
    request: v1.ListInstancesRequest,
    response: v1.ListInstancesResponse,
    kind: "unary",
  }),
  deleteInstance: method({
    path: path("DeleteInstance"),
    request: v1.DeleteInstanceRequest,
    response: v1.DeleteInstanceResponse,
    kind: "unary",
  }),
  putLink: method({
    path: path("PutLink"),
    request: v1.PutLinkRequest,
    response: v1.PutLinkResponse,
    kind: "unary",
  }),
  getLink: method({ path: path("GetLink"), request: v1.GetLinkRequest, response: v1.Link, kind: "unary" }),
  listLinks: method({
    path: path("ListLinks"),
    request: v1.ListLinksRequest,
    response: v1.ListLinksResponse,
    kind: "unary",
  }),
  deleteLink: method({
    path: path("DeleteLink"),
    request: v1.DeleteLinkRequest,
    response: v1.DeleteLinkResponse,
    kind: "unary",
  }),
  passStatement: method({
    path: path("PassStatement"),
    request: v1.PassStatementRequest,
    response: v1.PassStatementResponse,
    kind: "unary",
  }),
  watchLink: method({
    path: path("WatchLink"),
    request: v1.WatchLinkRequest,
    response: v1.Link,
    kind: "server-stream",
  }),
  verify: method({
    path: path("Verify"),
    request: v1.VerifyRequest,
    response: v1.VerifyEvent,
    kind: "server-stream",
  }),
  putDrPair: method({
    path: path("PutDrPair"),
    request: v1.PutDrPairRequest,
    response: v1.PutDrPairResponse,
    kind: "unary",
  }),
  getDrPair: method({
    path: path("GetDrPair"),
    request: v1.GetDrPairRequest,
    response: v1.DrPair,
    kind: "unary",
  }),
  listDrPairs: method({
    path: path("ListDrPairs"),
    request: v1.ListDrPairsRequest,
    response: v1.ListDrPairsResponse,
    kind: "unary",
  }),
  deleteDrPair: method({
    path: path("DeleteDrPair"),
    request: v1.DeleteDrPairRequest,
    response: v1.DeleteDrPairResponse,
    kind: "unary",
  }),
  switchDrPair: method({
    path: path("SwitchDrPair"),
    request: v1.SwitchDrPairRequest,
    response: v1.SwitchDrPairEvent,
    kind: "server-stream",
  }),
  precheck: method({
    path: path("Precheck"),
    request: v1.PrecheckRequest,
    response: v1.PrecheckReport,
    kind: "unary",
  }),
});
