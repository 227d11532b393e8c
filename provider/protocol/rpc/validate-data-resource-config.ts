import type { tfplugin6 } from "../../../proto/gen/tfplugin6.js";
import { Diagnostics } from "../../framework/diagnostics.ts";
import { validateObject } from "../../framework/validate.ts";
import { type Context, dataSourceOf } from "../context.ts";
import { encodeDiagnostics } from "../diagnostic.ts";
import { asDraft } from "../typed.ts";
import { decodeObject } from "../value.ts";

export async function validateDataResourceConfig(
  context: Context,
  request: tfplugin6.ValidateDataResourceConfig.Request.$Shape,
): Promise<tfplugin6.ValidateDataResourceConfig.Response.$Properties> {
  const dataSource = dataSourceOf(context, request.typeName ?? "");
  const { attributes } = dataSource.schema;
  const config = decodeObject(attributes, request.config) ?? {};
  const diagnostics = new Diagnostics();
  validateObject(attributes, config, diagnostics);
  dataSource.validate?.(asDraft(config), diagnostics);
  return { diagnostics: encodeDiagnostics(diagnostics) };
}
