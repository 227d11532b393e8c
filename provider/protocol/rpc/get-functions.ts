import type { tfplugin6 } from "../../../proto/gen/tfplugin6.js";
import type { Context } from "../context.ts";
import { encodeFunctions } from "../function.ts";

export async function getFunctions({
  provider,
}: Context): Promise<tfplugin6.GetFunctions.Response.$Properties> {
  return { functions: encodeFunctions(provider.functions) };
}
