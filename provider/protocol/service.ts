import type { ServerUnaryCall, sendUnaryData, UntypedServiceImplementation } from "@grpc/grpc-js";
import { UnreadableRequest } from "../../proto/tfplugin-service.ts";
import { Malformed } from "../framework/malformed.ts";
import type { Provider } from "../framework/provider.ts";
import type { Context } from "./context.ts";
import { thrownDiagnostic, thrownText } from "./diagnostic.ts";
import { applyResourceChange } from "./rpc/apply-resource-change.ts";
import { callFunction } from "./rpc/call-function.ts";
import { configureProvider } from "./rpc/configure-provider.ts";
import { getFunctions } from "./rpc/get-functions.ts";
import { getMetadata } from "./rpc/get-metadata.ts";
import { getProviderSchema } from "./rpc/get-provider-schema.ts";
import { getResourceIdentitySchemas } from "./rpc/get-resource-identity-schemas.ts";
import { importResourceState } from "./rpc/import-resource-state.ts";
import { moveResourceState } from "./rpc/move-resource-state.ts";
import { planResourceChange } from "./rpc/plan-resource-change.ts";
import { readDataSource } from "./rpc/read-data-source.ts";
import { readResource } from "./rpc/read-resource.ts";
import { stopProvider } from "./rpc/stop-provider.ts";
import { upgradeResourceIdentity } from "./rpc/upgrade-resource-identity.ts";
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
  getResourceIdentitySchemas,
  upgradeResourceIdentity,
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

/** The name of an RPC as the protocol writes it. */
function titled(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

type Handler = (context: Context, request: never) => Promise<object>;

/** The handlers of `TerraformProviderService` for one provider. */
export function providerHandlers(provider: Provider): UntypedServiceImplementation {
  const context: Context = { provider, stop: new AbortController() };
  return Object.fromEntries(
    Object.entries(RPCS).map(([name, handler]) => [name, unary(titled(name), context, handler)]),
  );
}

function unary(rpc: string, context: Context, handler: Handler) {
  return (call: ServerUnaryCall<object, object>, respond: sendUnaryData<object>): void => {
    answer(context, handler, call.request).then(
      (response) => respond(null, response),
      (thrown: unknown) => respond(null, refusal(rpc, thrown)),
    );
  };
}

async function answer(context: Context, handler: Handler, request: object): Promise<object> {
  if (request instanceof UnreadableRequest) {
    throw new Malformed([], `the request is not a message of this call (${request.reason})`);
  }
  // grpc-js has decoded it by the method of the same name.
  return await handler(context, request as never);
}

/** An answer that says why there is none, in the words that each response has for that. */
function refusal(rpc: string, thrown: unknown): object {
  switch (rpc) {
    case "CallFunction":
      return { error: { text: thrownText(rpc, thrown) } };
    case "StopProvider":
      return { Error: thrownText(rpc, thrown) };
    default:
      return { diagnostics: [thrownDiagnostic(rpc, thrown)] };
  }
}
