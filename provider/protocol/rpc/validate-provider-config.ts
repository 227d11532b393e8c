import type { tfplugin6 } from "../../../proto/gen/tfplugin6.js";
import { Diagnostics } from "../../framework/diagnostics.ts";
import { validateObject } from "../../framework/validate.ts";
import type { Context } from "../context.ts";
import { encodeDiagnostics } from "../diagnostic.ts";
import { asDraft, decodeConfig } from "../typed.ts";

export async function validateProviderConfig(
  { provider }: Context,
  request: tfplugin6.ValidateProviderConfig.Request.$Shape,
): Promise<tfplugin6.ValidateProviderConfig.Response.$Properties> {
  const { attributes } = provider.schema;
  const config = decodeConfig(attributes, request.config);
  const diagnostics = new Diagnostics();
  validateObject(attributes, config, diagnostics);
  provider.validate?.(asDraft(config), diagnostics);
  return { diagnostics: encodeDiagnostics(diagnostics) };
}
