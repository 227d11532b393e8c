import type { tfplugin6 } from "../../../proto/gen/tfplugin6.js";
import { Diagnostics } from "../../framework/diagnostics.ts";
import type { IdentityValue } from "../../framework/identity.ts";
import { Malformed } from "../../framework/malformed.ts";
import type { Resource } from "../../framework/resource.ts";
import { type Context, resourceOf } from "../context.ts";
import { encodeDiagnostics } from "../diagnostic.ts";
import { decodeIdentity, encodeIdentityOf } from "../identity.ts";
import { encodeStored } from "../typed.ts";

/** Imports by an id or, from terraform 1.12 on, by an identity. */
export async function importResourceState(
  context: Context,
  request: tfplugin6.ImportResourceState.Request.$Shape,
): Promise<tfplugin6.ImportResourceState.Response.$Properties> {
  const typeName = request.typeName ?? "";
  const resource = resourceOf(context, typeName);
  const { identity } = resource;
  const diagnostics = new Diagnostics();
  const wanted = decodeIdentity(identity, request.identity, diagnostics);
  if (wanted !== null && request.id) throw new Malformed([], "an import is by an id or by an identity");
  const id = wanted === null ? (request.id ?? "") : identity.idOf(wanted);
  const found = diagnostics.hasError ? null : await resource.import(id, diagnostics, context.stop.signal);
  const imported = found !== null && isWanted(resource, wanted, found.state, id, diagnostics) ? found : null;
  return {
    importedResources:
      imported === null
        ? []
        : [
            {
              typeName,
              ...encodeStored(resource.schema.attributes, imported),
              identity: encodeIdentityOf(identity, imported.state),
            },
          ],
    diagnostics: encodeDiagnostics(diagnostics),
  };
}

/** Whether what was found is what the identity means, in what of it is given: the name may have passed to another object. */
function isWanted(
  { identity }: Resource,
  wanted: IdentityValue | null,
  state: Parameters<Resource["identity"]["of"]>[0],
  id: string,
  diagnostics: Diagnostics,
): boolean {
  if (wanted === null) return true;
  const is = identity.of(state);
  const other = Object.keys(identity.attributes).find(
    (name) => (wanted[name] ?? null) !== null && wanted[name] !== is[name],
  );
  if (other === undefined) return true;
  diagnostics.error(
    `${id} is another object`,
    `Its ${other} is ${is[other]}, and the identity says ${wanted[other]}: the one that is meant is gone. ` +
      `Leave ${other} out to import the one that is there.`,
    [other],
  );
  return false;
}
