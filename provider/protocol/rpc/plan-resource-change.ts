import type { tfplugin6 } from "../../../proto/gen/tfplugin6.js";
import { Diagnostics } from "../../framework/diagnostics.ts";
import { planObject, replacingPaths } from "../../framework/plan.ts";
import { type Context, resourceOf } from "../context.ts";
import { encodeDiagnostics, encodePath } from "../diagnostic.ts";
import { decodePrivate } from "../private.ts";
import { asDraft, asState } from "../typed.ts";
import { decodeObject, encodeObject } from "../value.ts";

export async function planResourceChange(
  context: Context,
  request: tfplugin6.PlanResourceChange.Request.$Shape,
): Promise<tfplugin6.PlanResourceChange.Response.$Properties> {
  const resource = resourceOf(context, request.typeName ?? "");
  const { attributes } = resource.schema;
  const diagnostics = new Diagnostics();
  const prior = decodeObject(attributes, request.priorState);
  const kept = request.priorPrivate ?? new Uint8Array();
  if (decodeObject(attributes, request.proposedNewState) === null) {
    if (prior !== null) resource.planDestroy?.(asState(prior), diagnostics);
    return {
      plannedState: encodeObject(attributes, null),
      plannedPrivate: kept,
      diagnostics: encodeDiagnostics(diagnostics),
    };
  }
  const config = decodeObject(attributes, request.config) ?? {};
  const planned = { ...planObject(attributes, config, prior) };
  await resource.plan?.(
    {
      config: asDraft(config),
      prior: prior === null ? null : asState(prior),
      planned: planned as Record<string, never>,
      private: decodePrivate(kept),
    },
    diagnostics,
    context.stop.signal,
  );
  const replacing = prior === null ? [] : replacingPaths(attributes, prior, planned);
  if (prior !== null && replacing.length > 0) resource.planReplace?.(asState(prior), diagnostics);
  return {
    plannedState: encodeObject(attributes, planned),
    requiresReplace: replacing.map(encodePath),
    plannedPrivate: kept,
    diagnostics: encodeDiagnostics(diagnostics),
  };
}
