import { tfplugin6 } from "./gen/tfplugin6.js";
import { type MessageCodec, type Method, method, service } from "./grpc.ts";

const path = (rpc: string): string => `/tfplugin6.Provider/${rpc}`;

/** Major version of terraform's plugin protocol that `TerraformProviderService` is. */
export const TERRAFORM_PROTOCOL_VERSION = 6;

/** What stands for a request whose bytes are no message of its call. Whoever serves the call refuses it in its own words. */
export class UnreadableRequest {
  readonly reason: string;

  constructor(reason: string) {
    this.reason = reason;
  }
}

interface UnaryRpc<RequestWrite, Request, ResponseWrite, Response> {
  readonly path: string;
  readonly request: MessageCodec<Request, RequestWrite>;
  readonly response: MessageCodec<Response, ResponseWrite>;
}

/** A unary call. grpc-js would end one that it cannot read with a status, which terraform shows as a crash of the plugin. */
function unary<RequestWrite, Request, ResponseWrite, Response>(
  rpc: UnaryRpc<RequestWrite, Request, ResponseWrite, Response>,
): Method<RequestWrite, Request | UnreadableRequest, ResponseWrite, Response> {
  const plain = method({ ...rpc, kind: "unary" });
  return {
    ...plain,
    requestDeserialize: (bytes) => {
      try {
        return plain.requestDeserialize(bytes);
      } catch (cause) {
        return new UnreadableRequest(cause instanceof Error ? cause.message : String(cause));
      }
    },
  };
}

/** `tfplugin6.Provider` as grpc-js serves it. */
export const TerraformProviderService = service({
  getMetadata: unary({
    path: path("GetMetadata"),
    request: tfplugin6.GetMetadata.Request,
    response: tfplugin6.GetMetadata.Response,
  }),
  getProviderSchema: unary({
    path: path("GetProviderSchema"),
    request: tfplugin6.GetProviderSchema.Request,
    response: tfplugin6.GetProviderSchema.Response,
  }),
  getFunctions: unary({
    path: path("GetFunctions"),
    request: tfplugin6.GetFunctions.Request,
    response: tfplugin6.GetFunctions.Response,
  }),
  validateProviderConfig: unary({
    path: path("ValidateProviderConfig"),
    request: tfplugin6.ValidateProviderConfig.Request,
    response: tfplugin6.ValidateProviderConfig.Response,
  }),
  validateResourceConfig: unary({
    path: path("ValidateResourceConfig"),
    request: tfplugin6.ValidateResourceConfig.Request,
    response: tfplugin6.ValidateResourceConfig.Response,
  }),
  validateDataResourceConfig: unary({
    path: path("ValidateDataResourceConfig"),
    request: tfplugin6.ValidateDataResourceConfig.Request,
    response: tfplugin6.ValidateDataResourceConfig.Response,
  }),
  upgradeResourceState: unary({
    path: path("UpgradeResourceState"),
    request: tfplugin6.UpgradeResourceState.Request,
    response: tfplugin6.UpgradeResourceState.Response,
  }),
  getResourceIdentitySchemas: unary({
    path: path("GetResourceIdentitySchemas"),
    request: tfplugin6.GetResourceIdentitySchemas.Request,
    response: tfplugin6.GetResourceIdentitySchemas.Response,
  }),
  upgradeResourceIdentity: unary({
    path: path("UpgradeResourceIdentity"),
    request: tfplugin6.UpgradeResourceIdentity.Request,
    response: tfplugin6.UpgradeResourceIdentity.Response,
  }),
  configureProvider: unary({
    path: path("ConfigureProvider"),
    request: tfplugin6.ConfigureProvider.Request,
    response: tfplugin6.ConfigureProvider.Response,
  }),
  readResource: unary({
    path: path("ReadResource"),
    request: tfplugin6.ReadResource.Request,
    response: tfplugin6.ReadResource.Response,
  }),
  planResourceChange: unary({
    path: path("PlanResourceChange"),
    request: tfplugin6.PlanResourceChange.Request,
    response: tfplugin6.PlanResourceChange.Response,
  }),
  applyResourceChange: unary({
    path: path("ApplyResourceChange"),
    request: tfplugin6.ApplyResourceChange.Request,
    response: tfplugin6.ApplyResourceChange.Response,
  }),
  importResourceState: unary({
    path: path("ImportResourceState"),
    request: tfplugin6.ImportResourceState.Request,
    response: tfplugin6.ImportResourceState.Response,
  }),
  moveResourceState: unary({
    path: path("MoveResourceState"),
    request: tfplugin6.MoveResourceState.Request,
    response: tfplugin6.MoveResourceState.Response,
  }),
  readDataSource: unary({
    path: path("ReadDataSource"),
    request: tfplugin6.ReadDataSource.Request,
    response: tfplugin6.ReadDataSource.Response,
  }),
  callFunction: unary({
    path: path("CallFunction"),
    request: tfplugin6.CallFunction.Request,
    response: tfplugin6.CallFunction.Response,
  }),
  stopProvider: unary({
    path: path("StopProvider"),
    request: tfplugin6.StopProvider.Request,
    response: tfplugin6.StopProvider.Response,
  }),
});
