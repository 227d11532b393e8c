import type { tfplugin6 } from "../../../proto/gen/tfplugin6.js";
import { Diagnostics } from "../../framework/diagnostics.ts";
import { type Context, resourceOf } from "../context.ts";
import { encodeDiagnostics } from "../diagnostic.ts";
import { encodeStored } from "../typed.ts";

export async function importResourceState(
  context: Context,
  request: tfplugin6.ImportResourceState.Request.$Shape,
): Promise<tfplugin6.ImportResourceState.Response.$Properties> {
  const typeName = request.typeName ?? "";
  const resource = resourceOf(context, typeName);
  const diagnostics = new Diagnostics();
  const imported = await resource.import(request.id ?? "", diagnostics, context.stop.signal);
  return {
    importedResources:
      imported === null ? [] : [{ typeName, ...encodeStored(resource.schema.attributes, imported) }],
    diagnostics: encodeDiagnostics(diagnostics),
  };
}
