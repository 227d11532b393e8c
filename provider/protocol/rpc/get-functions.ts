import type { tfplugin6 } from "../../../proto/gen/tfplugin6.js";

/** There are no functions yet. */
export async function getFunctions(): Promise<tfplugin6.GetFunctions.Response.$Properties> {
  return { functions: {} };
}
