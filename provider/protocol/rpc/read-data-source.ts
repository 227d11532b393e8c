import type { tfplugin6 } from "../../../proto/gen/tfplugin6.js";
import { Diagnostics } from "../../framework/diagnostics.ts";
import { planObject } from "../../framework/plan.ts";
import type { ObjectValue } from "../../framework/value.ts";
import { checkConfig } from "../check-config.ts";
import { type Context, dataSourceOf } from "../context.ts";
import { encodeDiagnostics } from "../diagnostic.ts";
import { decodeConfig, settled } from "../typed.ts";
import { encodeObject } from "../value.ts";

export async function readDataSource(
  context: Context,
  request: tfplugin6.ReadDataSource.Request.$Shape,
): Promise<tfplugin6.ReadDataSource.Response.$Properties> {
  const dataSource = dataSourceOf(context, request.typeName ?? "");
  const { attributes } = dataSource.schema;
  const config = decodeConfig(attributes, request.config);
  const diagnostics = new Diagnostics();
  checkConfig(dataSource, config, diagnostics);
  if (diagnostics.hasError) return { diagnostics: encodeDiagnostics(diagnostics) };
  // Terraform reads only what it knows the whole configuration of, so what is open here is what the read gives.
  const complete = settled(attributes, planObject(attributes, config, null));
  const state = await dataSource.read(complete, diagnostics, context.stop.signal);
  return {
    state: encodeObject(attributes, state as ObjectValue | null),
    diagnostics: encodeDiagnostics(diagnostics),
  };
}
