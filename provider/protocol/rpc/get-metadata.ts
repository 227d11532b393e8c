import type { tfplugin6 } from "../../../proto/gen/tfplugin6.js";
import { SERVER_CAPABILITIES } from "../capabilities.ts";
import type { Context } from "../context.ts";

export async function getMetadata({
  provider,
}: Context): Promise<tfplugin6.GetMetadata.Response.$Properties> {
  return {
    serverCapabilities: SERVER_CAPABILITIES,
    resources: [...provider.resources.keys()].map((typeName) => ({ typeName })),
    dataSources: [...provider.dataSources.keys()].map((typeName) => ({ typeName })),
    functions: [...provider.functions.keys()].map((name) => ({ name })),
  };
}
