import type { ElementType } from "./attribute.ts";

/** The value that a type of an argument or a result has. */
type ValueOf<T extends ElementType> = T extends { readonly kind: "string" }
  ? string
  : T extends { readonly kind: "number" }
    ? number
    : boolean;

/** One argument of a function. Null and unknown ones never reach it: terraform refuses the first and waits for the second. */
export interface Parameter<T extends ElementType = ElementType> {
  readonly name: string;
  readonly type: T;
  readonly description: string;
}

/** The arguments of a call, in the order of the parameters. */
export type ArgumentsOf<P extends readonly Parameter[]> = {
  readonly [I in keyof P]: P[I] extends Parameter<infer T> ? ValueOf<T> : never;
};

/** What a call comes to: a value, or why there is none and which argument is at fault. */
export type Answer<T extends ElementType = ElementType> =
  | { readonly value: ValueOf<T> }
  /** `argument` counts from 0. */
  | { readonly refused: string; readonly argument: number };

/** A function that expressions can call as `provider::towline::NAME(…)`. Its answer depends on its arguments alone. */
export interface ProviderFunction<
  P extends readonly Parameter[] = readonly Parameter[],
  T extends ElementType = ElementType,
> {
  /** One line. */
  readonly summary: string;
  readonly description: string;
  readonly parameters: P;
  readonly returns: T;
  call(...args: ArgumentsOf<P>): Answer<T>;
}
