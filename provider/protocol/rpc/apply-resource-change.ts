import type { tfplugin6 } from "../../../proto/gen/tfplugin6.js";
import type { Attributes } from "../../framework/attribute.ts";
import { Diagnostics } from "../../framework/diagnostics.ts";
import type { Stored } from "../../framework/resource.ts";
import { validateObject } from "../../framework/validate.ts";
import { checkConfig } from "../check-config.ts";
import { type Context, resourceOf } from "../context.ts";
import { encodeDiagnostics } from "../diagnostic.ts";
import { encodeIdentityOf } from "../identity.ts";
import { decodePrivate } from "../private.ts";
import { asDraft, decodeConfig, decodeState, encodeStored, settled } from "../typed.ts";
import { decodeObject } from "../value.ts";

export async function applyResourceChange(
  context: Context,
  request: tfplugin6.ApplyResourceChange.Request.$Shape,
): Promise<tfplugin6.ApplyResourceChange.Response.$Properties> {
  const resource = resourceOf(context, request.typeName ?? "");
  const { attributes } = resource.schema;
  const diagnostics = new Diagnostics();
  const { signal } = context.stop;
  const before = decodeState(attributes, request.priorState);
  const after = decodeObject(attributes, request.plannedState);
  const prior: Stored<Attributes> | null =
    before === null ? null : { state: before, private: decodePrivate(request.plannedPrivate) };

  let result: Stored<Attributes> | null = null;
  if (after === null) {
    if (prior !== null) await resource.delete(prior, diagnostics, signal);
    // An object that could not be deleted stays in the state.
    result = diagnostics.hasError ? prior : null;
  } else {
    const config = decodeConfig(attributes, request.config);
    const change = { planned: settled(attributes, after), config: asDraft(config), signal };
    checkConfig(resource, config, diagnostics);
    validateObject(attributes, after, diagnostics);
    if (diagnostics.hasError) result = prior;
    else if (prior === null) result = await resource.create(change, diagnostics);
    else result = await resource.update({ ...change, ...prior }, diagnostics);
  }
  const stored = encodeStored(attributes, result);
  return {
    newState: stored.state,
    private: stored.private,
    newIdentity: encodeIdentityOf(resource.identity, result?.state ?? null),
    diagnostics: encodeDiagnostics(diagnostics),
  };
}
