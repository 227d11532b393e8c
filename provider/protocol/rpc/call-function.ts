import type { tfplugin6 } from "../../../proto/gen/tfplugin6.js";
import type { Context } from "../context.ts";

/** There are no functions yet, so terraform has none to call. */
export async function callFunction(
  _context: Context,
  request: tfplugin6.CallFunction.Request.$Shape,
): Promise<tfplugin6.CallFunction.Response.$Properties> {
  return { error: { text: `The towline provider has no function ${request.name ?? ""}.` } };
}
