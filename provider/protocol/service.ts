import type { ServerUnaryCall, sendUnaryData, UntypedServiceImplementation } from "@grpc/grpc-js";
import type { tfplugin6 } from "../../proto/gen/tfplugin6.js";
import type { Provider } from "../framework/provider.ts";
import type { Context } from "./context.ts";
import { faultDiagnostic } from "./diagnostic.ts";
import { applyResourceChange } from "./rpc/apply-resource-change.ts";
import { callFunction } from "./rpc/call-function.ts";
import { configureProvider } from "./rpc/configure-provider.ts";
import { getFunctions } from "./rpc/get-functions.ts";
import { getMetadata } from "./rpc/get-metadata.ts";
import { getProviderSchema } from "./rpc/get-provider-schema.ts";
import { importResourceState } from "./rpc/import-resource-state.ts";
import { moveResourceState } from "./rpc/move-resource-state.ts";
import { planResourceChange } from "./rpc/plan-resource-change.ts";
import { readDataSource } from "./rpc/read-data-source.ts";
import { readResource } from "./rpc/read-resource.ts";
import { stopProvider } from "./rpc/stop-provider.ts";
import { upgradeResourceState } from "./rpc/upgrade-resource-state.ts";
import { validateDataResourceConfig } from "./rpc/validate-data-resource-config.ts";
import { validateProviderConfig } from "./rpc/validate-provider-config.ts";
import { validateResourceConfig } from "./rpc/validate-resource-config.ts";

const RPCS = {
  getMetadata,
  getProviderSchema,
  getFunctions,
  validateProviderConfig,
  validateResourceConfig,
  validateDataResourceConfig,
  upgradeResourceState,
  configureProvider,
  readResource,
  planResourceChange,
  applyResourceChange,
  importResourceState,
  moveResourceState,
  readDataSource,
  callFunction,
  stopProvider,
};

type Handler = (context: Context, request: never) => Promise<object>;

/** The handlers of `TerraformProviderService` for one provider. */
export function providerHandlers(provider: Provider): UntypedServiceImplementation {
  const context: Context = { provider, stop: new AbortController() };
  return Object.fromEntries(
    Object.entries(RPCS).map(([name, handler]) => [name, unary(name, context, handler)]),
  );
}

function unary(rpc: string, context: Context, handler: Handler) {
  return (call: ServerUnaryCall<object, object>, respond: sendUnaryData<object>): void => {
    // grpc-js has decoded the request by the method of the same name.
    handler(context, call.request as never).then(
      (response) => respond(null, response),
      // Every response that can go wrong has diagnostics; one without them shows nothing, as terraform then says.
      (thrown: unknown) => {
        const diagnostics: tfplugin6.Diagnostic.$Properties[] = [faultDiagnostic(rpc, thrown)];
        respond(null, { diagnostics });
      },
    );
  };
}
