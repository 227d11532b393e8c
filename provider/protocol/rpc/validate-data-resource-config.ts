import type { tfplugin6 } from "../../../proto/gen/tfplugin6.js";
import { Diagnostics } from "../../framework/diagnostics.ts";
import { checkConfig } from "../check-config.ts";
import { type Context, dataSourceOf } from "../context.ts";
import { encodeDiagnostics } from "../diagnostic.ts";
import { decodeConfig } from "../typed.ts";

export async function validateDataResourceConfig(
  context: Context,
  request: tfplugin6.ValidateDataResourceConfig.Request.$Shape,
): Promise<tfplugin6.ValidateDataResourceConfig.Response.$Properties> {
  const dataSource = dataSourceOf(context, request.typeName ?? "");
  const { attributes } = dataSource.schema;
  const config = decodeConfig(attributes, request.config);
  const diagnostics = new Diagnostics();
  checkConfig(dataSource, config, diagnostics);
  return { diagnostics: encodeDiagnostics(diagnostics) };
}
