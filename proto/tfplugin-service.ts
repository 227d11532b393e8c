import { tfplugin6 } from "./gen/tfplugin6.js";
import { method, service } from "./grpc.ts";

const path = (rpc: string): string => `/tfplugin6.Provider/${rpc}`;

/** Major version of terraform's plugin protocol that `TerraformProviderService` is. */
export const TERRAFORM_PROTOCOL_VERSION = 6;

/** `tfplugin6.Provider` as grpc-js serves it. */
export const TerraformProviderService = service({
  getMetadata: method({
    path: path("GetMetadata"),
    request: tfplugin6.GetMetadata.Request,
    response: tfplugin6.GetMetadata.Response,
    kind: "unary",
  }),
  getProviderSchema: method({
    path: path("GetProviderSchema"),
    request: tfplugin6.GetProviderSchema.Request,
    response: tfplugin6.GetProviderSchema.Response,
    kind: "unary",
  }),
  getFunctions: method({
    path: path("GetFunctions"),
    request: tfplugin6.GetFunctions.Request,
    response: tfplugin6.GetFunctions.Response,
    kind: "unary",
  }),
  validateProviderConfig: method({
    path: path("ValidateProviderConfig"),
    request: tfplugin6.ValidateProviderConfig.Request,
    response: tfplugin6.ValidateProviderConfig.Response,
    kind: "unary",
  }),
  validateResourceConfig: method({
    path: path("ValidateResourceConfig"),
    request: tfplugin6.ValidateResourceConfig.Request,
    response: tfplugin6.ValidateResourceConfig.Response,
    kind: "unary",
  }),
  validateDataResourceConfig: method({
    path: path("ValidateDataResourceConfig"),
    request: tfplugin6.ValidateDataResourceConfig.Request,
    response: tfplugin6.ValidateDataResourceConfig.Response,
    kind: "unary",
  }),
  upgradeResourceState: method({
    path: path("UpgradeResourceState"),
    request: tfplugin6.UpgradeResourceState.Request,
    response: tfplugin6.UpgradeResourceState.Response,
    kind: "unary",
  }),
  configureProvider: method({
    path: path("ConfigureProvider"),
    request: tfplugin6.ConfigureProvider.Request,
    response: tfplugin6.ConfigureProvider.Response,
    kind: "unary",
  }),
  readResource: method({
    path: path("ReadResource"),
    request: tfplugin6.ReadResource.Request,
    response: tfplugin6.ReadResource.Response,
    kind: "unary",
  }),
  planResourceChange: method({
    path: path("PlanResourceChange"),
    request: tfplugin6.PlanResourceChange.Request,
    response: tfplugin6.PlanResourceChange.Response,
    kind: "unary",
  }),
  applyResourceChange: method({
    path: path("ApplyResourceChange"),
    request: tfplugin6.ApplyResourceChange.Request,
    response: tfplugin6.ApplyResourceChange.Response,
    kind: "unary",
  }),
  importResourceState: method({
    path: path("ImportResourceState"),
    request: tfplugin6.ImportResourceState.Request,
    response: tfplugin6.ImportResourceState.Response,
    kind: "unary",
  }),
  moveResourceState: method({
    path: path("MoveResourceState"),
    request: tfplugin6.MoveResourceState.Request,
    response: tfplugin6.MoveResourceState.Response,
    kind: "unary",
  }),
  readDataSource: method({
    path: path("ReadDataSource"),
    request: tfplugin6.ReadDataSource.Request,
    response: tfplugin6.ReadDataSource.Response,
    kind: "unary",
  }),
  callFunction: method({
    path: path("CallFunction"),
    request: tfplugin6.CallFunction.Request,
    response: tfplugin6.CallFunction.Response,
    kind: "unary",
  }),
  stopProvider: method({
    path: path("StopProvider"),
    request: tfplugin6.StopProvider.Request,
    response: tfplugin6.StopProvider.Response,
    kind: "unary",
  }),
});
