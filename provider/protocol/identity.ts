import type { tfplugin6 } from "../../proto/gen/tfplugin6.js";
import type { Attributes, State } from "../framework/attribute.ts";
import type { Diagnostics } from "../framework/diagnostics.ts";
import type { Identity, IdentityValue } from "../framework/identity.ts";
import { Malformed } from "../framework/malformed.ts";
import { validateObject } from "../framework/validate.ts";
import { typeConstraint } from "./type-constraint.ts";
import { decodeState } from "./typed.ts";
import { encodeObject } from "./value.ts";

type IdentityData = tfplugin6.ResourceIdentityData.$Properties;

/** The shape of an identity as terraform wants it. */
export function encodeIdentitySchema(identity: Identity): tfplugin6.ResourceIdentitySchema.$Properties {
  return {
    version: identity.version,
    identityAttributes: Object.entries(identity.attributes).map(([name, { type, mode, description }]) => {
      if ("attributes" in type) throw new Error(`${name} of an identity is no plain value`);
      return {
        name,
        type: typeConstraint(type),
        requiredForImport: mode === "required",
        optionalForImport: mode === "optional",
        description,
      };
    }),
  };
}

/** The identity of a stored object; null where there is none. */
export function encodeIdentityOf<A extends Attributes>(
  identity: Identity<A>,
  state: State<A> | null,
): IdentityData | null {
  return state === null ? null : encodeIdentity(identity, identity.of(state));
}

export function encodeIdentity<A extends Attributes>(
  identity: Identity<A>,
  value: IdentityValue,
): IdentityData {
  return { identityData: encodeObject(identity.attributes, value) };
}

/**
 * The identity that an import is asked for, checked. Null: by none. Throws Malformed when it is not of this shape, or lacks what is required.
 */
export function decodeIdentity<A extends Attributes>(
  identity: Identity<A>,
  data: tfplugin6.ResourceIdentityData.$Shape | null | undefined,
  diagnostics: Diagnostics,
): IdentityValue | null {
  if (data === null || data === undefined) return null;
  const value = decodeState(identity.attributes, data.identityData) as IdentityValue | null;
  if (value === null) throw new Malformed([], "an identity is expected");
  validateObject(identity.attributes, value, diagnostics);
  return value;
}
