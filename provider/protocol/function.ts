import { tfplugin6 } from "../../proto/gen/tfplugin6.js";
import type { ProviderFunction } from "../framework/function.ts";
import { typeConstraint } from "./type-constraint.ts";

const DESCRIPTION_KIND = tfplugin6.StringKind.MARKDOWN;

/** The signatures of functions as terraform wants them. */
export function encodeFunctions(
  functions: ReadonlyMap<string, ProviderFunction>,
): Record<string, tfplugin6.Function.$Properties> {
  return Object.fromEntries([...functions].map(([name, each]) => [name, encodeFunction(each)]));
}

// Neither null nor unknown values are allowed, so terraform settles both before it calls.
function encodeFunction({ summary, description, parameters, returns }: ProviderFunction) {
  return {
    summary,
    description,
    descriptionKind: DESCRIPTION_KIND,
    parameters: parameters.map((parameter) => ({
      name: parameter.name,
      type: typeConstraint(parameter.type),
      description: parameter.description,
      descriptionKind: DESCRIPTION_KIND,
    })),
    return: { type: typeConstraint(returns) },
  };
}
