import type { tfplugin6 } from "../../../proto/gen/tfplugin6.js";
import type { Context } from "../context.ts";
import { encodeIdentitySchema } from "../identity.ts";

export async function getResourceIdentitySchemas({
  provider,
}: Context): Promise<tfplugin6.GetResourceIdentitySchemas.Response.$Properties> {
  const schemas = [...provider.resources].map(([typeName, { identity }]) => [
    typeName,
    encodeIdentitySchema(identity),
  ]);
  return { identitySchemas: Object.fromEntries(schemas) };
}
