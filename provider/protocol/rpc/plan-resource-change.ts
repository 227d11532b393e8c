import type { tfplugin6 } from "../../../proto/gen/tfplugin6.js";
import { Diagnostics } from "../../framework/diagnostics.ts";
import { planObject, replacingPaths } from "../../framework/plan.ts";
import type { ObjectValue } from "../../framework/value.ts";
import { checkConfig } from "../check-config.ts";
import { type Context, resourceOf } from "../context.ts";
import { encodeDiagnostics, encodePath } from "../diagnostic.ts";
import { encodeIdentityOf } from "../identity.ts";
import { decodePrivate } from "../private.ts";
import { asDraft, decodeConfig, decodeState } from "../typed.ts";
import { decodeObject, encodeObject } from "../value.ts";

export async function planResourceChange(
  context: Context,
  request: tfplugin6.PlanResourceChange.Request.$Shape,
): Promise<tfplugin6.PlanResourceChange.Response.$Properties> {
  const resource = resourceOf(context, request.typeName ?? "");
  const { attributes } = resource.schema;
  const diagnostics = new Diagnostics();
  const prior = decodeState(attributes, request.priorState);
  const kept = request.priorPrivate ?? new Uint8Array();
  if (decodeObject(attributes, request.proposedNewState) === null) {
    if (prior !== null) resource.planDestroy?.(prior, diagnostics);
    return {
      plannedState: encodeObject(attributes, null),
      plannedPrivate: kept,
      diagnostics: encodeDiagnostics(diagnostics),
    };
  }
  const config = decodeConfig(attributes, request.config);
  checkConfig(resource, config, diagnostics);
  if (diagnostics.hasError) return { diagnostics: encodeDiagnostics(diagnostics) };
  const before = prior as ObjectValue | null;
  const planned = { ...planObject(attributes, config, before) };
  await resource.plan?.(
    {
      config: asDraft(config),
      prior,
      planned: planned as Record<string, never>,
      private: decodePrivate(kept),
    },
    diagnostics,
    context.stop.signal,
  );
  const replacing = before === null ? [] : replacingPaths(attributes, before, planned);
  if (prior !== null && replacing.length > 0) resource.planReplace?.(prior, diagnostics);
  return {
    plannedState: encodeObject(attributes, planned),
    requiresReplace: replacing.map(encodePath),
    // That of an object that is to be made is not known before it is.
    plannedIdentity: replacing.length > 0 ? null : encodeIdentityOf(resource.identity, prior),
    plannedPrivate: kept,
    diagnostics: encodeDiagnostics(diagnostics),
  };
}
