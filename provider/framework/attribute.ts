import type { Diagnostics } from "./diagnostics.ts";
import type { Path } from "./path.ts";
import type { Unknown, Value } from "./value.ts";

/** The type of an attribute's value. */
export type Type =
  | { readonly kind: "string" }
  | { readonly kind: "number" }
  | { readonly kind: "bool" }
  | { readonly kind: "list" | "set" | "map"; readonly element: ElementType }
  | { readonly kind: "object" | "object-map" | "object-list"; readonly attributes: Attributes };

/** What lists, sets and maps of plain values hold. */
export type ElementType =
  | { readonly kind: "string" }
  | { readonly kind: "number" }
  | { readonly kind: "bool" };

/** A rule for a value that is known. It adds what it finds, with what to do about it. */
export type Validator<T> = (value: T, path: Path, diagnostics: Diagnostics) => void;

/**
 * Who gives the value: the configuration always (`required`), the configuration or nobody or a default (`optional`), or
 * the provider alone (`computed`).
 */
export type Mode = "required" | "optional" | "computed";

/** What may be said of any attribute. */
export interface Options<T> {
  readonly mode: Mode;
  /** Meaning and unit. Allowed values and default are added where it is shown. */
  readonly description: string;
  /** The value of an `optional` attribute that the configuration leaves out, or no longer has. */
  readonly default?: T;
  /** A change makes a new object. Of attributes at the root only. */
  readonly replaces?: boolean;
  /** A `computed` value that an update does not change unless the resource says so. */
  readonly keeps?: boolean;
  /** Given to the provider when a plan is made and applied, and kept by nobody. */
  readonly writeOnly?: boolean;
  readonly sensitive?: boolean;
  readonly validate?: Validator<T>;
}

/** An attribute. `Known` is the type of its value in a state; it exists for the compiler only. */
export interface Attribute<Known = unknown> {
  readonly type: Type;
  readonly mode: Mode;
  readonly description: string;
  readonly default?: Value;
  readonly replaces: boolean;
  readonly keeps: boolean;
  readonly writeOnly: boolean;
  readonly sensitive: boolean;
  /** The allowed values, in words; empty when the type says enough. */
  readonly allowed: string;
  readonly validate: Validator<never>;
  readonly known?: Known;
}

export interface Attributes {
  readonly [name: string]: Attribute;
}

/** The schema of a resource, a data source or the provider. */
export interface Schema<A extends Attributes = Attributes> {
  /** Version of the shape of stored state. */
  readonly version: number;
  readonly description: string;
  readonly attributes: A;
}

/** A value as a state holds it: everything decided. */
export type State<A extends Attributes> = {
  readonly [K in keyof A]: A[K] extends Attribute<infer Known> ? Known : never;
};

/** A value as a configuration or a plan holds it: any part may be left out or not be known yet. */
export type Draft<T> =
  | Unknown
  | null
  | (T extends string | number | boolean
      ? T
      : T extends readonly (infer E)[]
        ? readonly Draft<E>[]
        : T extends ReadonlyMap<string, infer E>
          ? ReadonlyMap<string, Draft<E>>
          : T extends object
            ? { readonly [K in keyof T]: Draft<T[K]> }
            : never);

/** A whole configuration or plan of a resource. */
export type DraftOf<A extends Attributes> = { readonly [K in keyof A]: Draft<State<A>[K]> };
