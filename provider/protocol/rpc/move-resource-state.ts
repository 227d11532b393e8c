import type { tfplugin6 } from "../../../proto/gen/tfplugin6.js";
import { Diagnostics } from "../../framework/diagnostics.ts";
import type { Context } from "../context.ts";
import { encodeDiagnostics } from "../diagnostic.ts";

/** A move between types is refused; a move within a type never gets here. */
export async function moveResourceState(
  _context: Context,
  request: tfplugin6.MoveResourceState.Request.$Shape,
): Promise<tfplugin6.MoveResourceState.Response.$Properties> {
  const diagnostics = new Diagnostics();
  diagnostics.error(
    `A ${request.sourceTypeName ?? ""} cannot become a ${request.targetTypeName ?? ""}`,
    "Remove the object from the state with a removed block and import it under its new type.",
  );
  return { diagnostics: encodeDiagnostics(diagnostics) };
}
