import type { tfplugin6 } from "../../../proto/gen/tfplugin6.js";
import { Diagnostics } from "../../framework/diagnostics.ts";
import { type Context, resourceOf } from "../context.ts";
import { encodeDiagnostics } from "../diagnostic.ts";
import { decodeStateJson, encodeObject } from "../value.ts";

export async function upgradeResourceState(
  context: Context,
  request: tfplugin6.UpgradeResourceState.Request.$Shape,
): Promise<tfplugin6.UpgradeResourceState.Response.$Properties> {
  const typeName = request.typeName ?? "";
  const { schema } = resourceOf(context, typeName);
  const diagnostics = new Diagnostics();
  const version = request.version ?? 0;
  const json = request.rawState?.json;
  if (version > schema.version) {
    diagnostics.error(
      `The state of this ${typeName} was written by a newer towline provider`,
      `Its schema version is ${version}; this provider knows ${schema.version}. Use the provider version that wrote it, or a later one.`,
    );
  } else if (!json || json.length === 0) {
    diagnostics.error(
      `The state of this ${typeName} has a form that no towline provider has written`,
      "It is the form of terraform before 0.12. Remove the object from the state and import it.",
    );
  } else {
    return { upgradedState: encodeObject(schema.attributes, decodeStateJson(schema.attributes, json)) };
  }
  return { diagnostics: encodeDiagnostics(diagnostics) };
}
