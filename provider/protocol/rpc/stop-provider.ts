import type { tfplugin6 } from "../../../proto/gen/tfplugin6.js";
import type { Context } from "../context.ts";

/** Ends whatever waits. The calls under way still answer, so that what was accepted gets into the state. */
export async function stopProvider({ stop }: Context): Promise<tfplugin6.StopProvider.Response.$Properties> {
  stop.abort();
  return {};
}
