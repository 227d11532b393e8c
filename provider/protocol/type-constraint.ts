import type { ElementType, Type } from "../framework/attribute.ts";

/** Terraform's type constraint of a type without attributes of its own, as JSON bytes. */
export function typeConstraint(type: Exclude<Type, { attributes: unknown }>): Uint8Array {
  const constraint = "element" in type ? [type.kind, element(type.element)] : type.kind;
  return Buffer.from(JSON.stringify(constraint));
}

function element(type: ElementType): string {
  return type.kind;
}
