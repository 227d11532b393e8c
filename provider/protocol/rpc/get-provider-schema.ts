import type { tfplugin6 } from "../../../proto/gen/tfplugin6.js";
import type { Schema } from "../../framework/attribute.ts";
import { SERVER_CAPABILITIES } from "../capabilities.ts";
import type { Context } from "../context.ts";
import { encodeFunctions } from "../function.ts";
import { encodeSchema } from "../schema.ts";

export async function getProviderSchema({
  provider,
}: Context): Promise<tfplugin6.GetProviderSchema.Response.$Properties> {
  return {
    provider: encodeSchema(provider.schema),
    resourceSchemas: encodeAll(provider.resources),
    dataSourceSchemas: encodeAll(provider.dataSources),
    functions: encodeFunctions(provider.functions),
    serverCapabilities: SERVER_CAPABILITIES,
  };
}

function encodeAll(
  kinds: ReadonlyMap<string, { readonly schema: Schema }>,
): Record<string, tfplugin6.Schema.$Properties> {
  return Object.fromEntries([...kinds].map(([typeName, { schema }]) => [typeName, encodeSchema(schema)]));
}
