import type { tfplugin6 } from "../../../proto/gen/tfplugin6.js";
import { Diagnostics } from "../../framework/diagnostics.ts";
import type { Context } from "../context.ts";
import { encodeDiagnostics } from "../diagnostic.ts";
import { asDraft, decodeConfig } from "../typed.ts";

export async function configureProvider(
  { provider }: Context,
  request: tfplugin6.ConfigureProvider.Request.$Shape,
): Promise<tfplugin6.ConfigureProvider.Response.$Properties> {
  const config = decodeConfig(provider.schema.attributes, request.config);
  const diagnostics = new Diagnostics();
  provider.configure(asDraft(config), diagnostics);
  return { diagnostics: encodeDiagnostics(diagnostics) };
}
