import type { tfplugin6 } from "../../../proto/gen/tfplugin6.js";
import type { Attributes } from "../../framework/attribute.ts";
import { Diagnostics } from "../../framework/diagnostics.ts";
import type { Stored } from "../../framework/resource.ts";
import { type Context, resourceOf } from "../context.ts";
import { encodeDiagnostics } from "../diagnostic.ts";
import { decodePrivate } from "../private.ts";
import { asDraft, asState, encodeStored, settled } from "../typed.ts";
import { decodeObject } from "../value.ts";

export async function applyResourceChange(
  context: Context,
  request: tfplugin6.ApplyResourceChange.Request.$Shape,
): Promise<tfplugin6.ApplyResourceChange.Response.$Properties> {
  const resource = resourceOf(context, request.typeName ?? "");
  const { attributes } = resource.schema;
  const diagnostics = new Diagnostics();
  const { signal } = context.stop;
  const before = decodeObject(attributes, request.priorState);
  const after = decodeObject(attributes, request.plannedState);
  const prior: Stored<Attributes> | null =
    before === null ? null : { state: asState(before), private: decodePrivate(request.plannedPrivate) };

  let result: Stored<Attributes> | null = null;
  if (after === null) {
    if (prior !== null) await resource.delete(prior, diagnostics, signal);
    // An object that could not be deleted stays in the state.
    result = diagnostics.hasError ? prior : null;
  } else {
    const config = asDraft(decodeObject(attributes, request.config) ?? {});
    const change = { planned: settled(after), config, signal };
    result =
      prior === null
        ? await resource.create(change, diagnostics)
        : await resource.update({ ...change, ...prior }, diagnostics);
  }
  const stored = encodeStored(attributes, result);
  return { newState: stored.state, private: stored.private, diagnostics: encodeDiagnostics(diagnostics) };
}
