import type { tfplugin6 } from "../../../proto/gen/tfplugin6.js";
import { Diagnostics } from "../../framework/diagnostics.ts";
import { type Context, resourceOf } from "../context.ts";
import { encodeDiagnostics } from "../diagnostic.ts";
import { encodeIdentityOf } from "../identity.ts";
import { decodePrivate } from "../private.ts";
import { decodeState, encodeStored } from "../typed.ts";

export async function readResource(
  context: Context,
  request: tfplugin6.ReadResource.Request.$Shape,
): Promise<tfplugin6.ReadResource.Response.$Properties> {
  const resource = resourceOf(context, request.typeName ?? "");
  const { attributes } = resource.schema;
  const current = decodeState(attributes, request.currentState);
  if (current === null) return { newState: encodeStored(attributes, null).state };
  const diagnostics = new Diagnostics();
  const stored = { state: current, private: decodePrivate(request.private) };
  const found = await resource.read(stored, diagnostics, context.stop.signal);
  const read = encodeStored(attributes, found);
  return {
    newState: read.state,
    private: read.private,
    newIdentity: encodeIdentityOf(resource.identity, found?.state ?? null),
    diagnostics: encodeDiagnostics(diagnostics),
  };
}
