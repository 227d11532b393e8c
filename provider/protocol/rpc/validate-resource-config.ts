import type { tfplugin6 } from "../../../proto/gen/tfplugin6.js";
import type { Attributes } from "../../framework/attribute.ts";
import { Diagnostics } from "../../framework/diagnostics.ts";
import { formatPath, type Path } from "../../framework/path.ts";
import { isObject, type ObjectValue } from "../../framework/value.ts";
import { checkConfig } from "../check-config.ts";
import { type Context, resourceOf } from "../context.ts";
import { encodeDiagnostics } from "../diagnostic.ts";
import { decodeConfig } from "../typed.ts";

export async function validateResourceConfig(
  context: Context,
  request: tfplugin6.ValidateResourceConfig.Request.$Shape,
): Promise<tfplugin6.ValidateResourceConfig.Response.$Properties> {
  const resource = resourceOf(context, request.typeName ?? "");
  const { attributes } = resource.schema;
  const config = decodeConfig(attributes, request.config);
  const diagnostics = new Diagnostics();
  if (request.clientCapabilities?.writeOnlyAttributesAllowed !== true) {
    refuseWriteOnly(attributes, config, diagnostics);
  }
  checkConfig(resource, config, diagnostics);
  return { diagnostics: encodeDiagnostics(diagnostics) };
}

// An older terraform would store what it takes for an ordinary value.
function refuseWriteOnly(
  attributes: Attributes,
  config: ObjectValue,
  diagnostics: Diagnostics,
  within: Path = [],
): void {
  for (const [name, { type, writeOnly }] of Object.entries(attributes)) {
    const path = [...within, name];
    const value = config[name] ?? null;
    if (type.kind === "object" && isObject(value)) refuseWriteOnly(type.attributes, value, diagnostics, path);
    if (!writeOnly || value === null) continue;
    diagnostics.error(
      `This terraform cannot keep ${formatPath(path)} out of its state`,
      "Write-only attributes need terraform 1.11 or later: upgrade terraform, or have the agent look the secret up.",
      path,
    );
  }
}
