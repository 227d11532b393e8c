import type { tfplugin6 } from "../../../proto/gen/tfplugin6.js";
import { Diagnostics } from "../../framework/diagnostics.ts";
import type { IdentityValue } from "../../framework/identity.ts";
import { Malformed } from "../../framework/malformed.ts";
import { type Context, resourceOf } from "../context.ts";
import { encodeDiagnostics } from "../diagnostic.ts";
import { encodeIdentity } from "../identity.ts";
import { decodeStateJson } from "../value.ts";

export async function upgradeResourceIdentity(
  context: Context,
  request: tfplugin6.UpgradeResourceIdentity.Request.$Shape,
): Promise<tfplugin6.UpgradeResourceIdentity.Response.$Properties> {
  const typeName = request.typeName ?? "";
  const { identity } = resourceOf(context, typeName);
  const version = request.version ?? 0;
  if (version > identity.version) {
    const diagnostics = new Diagnostics();
    diagnostics.error(
      `The identity of this ${typeName} was written by a newer towline provider`,
      `Its version is ${version}; this provider knows ${identity.version}. Use the provider version that wrote it, or a later one.`,
    );
    return { diagnostics: encodeDiagnostics(diagnostics) };
  }
  const json = request.rawIdentity?.json ?? new Uint8Array();
  const value = decodeStateJson(identity.attributes, json) as IdentityValue | null;
  if (value === null) throw new Malformed([], "an identity is expected");
  return { upgradedIdentity: encodeIdentity(identity, value) };
}
