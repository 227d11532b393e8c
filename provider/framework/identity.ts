import type { Attributes, State } from "./attribute.ts";

/** An identity: texts, null where an optional one is not given. */
export type IdentityValue = Readonly<Record<string, string | null>>;

/**
 * What tells an object from every other one, apart from its state. It never changes while the object lives. Its attributes are
 * strings: a `required` one has to be given to import by, an `optional` one may be.
 */
export interface Identity<A extends Attributes = Attributes> {
  /** Version of the shape of stored identities. */
  readonly version: number;
  readonly attributes: Attributes;
  /** The identity of an object that is there. */
  of(state: State<A>): IdentityValue;
  /** The id that an import by this identity looks for. What is required in it is there and obeys its rules. */
  idOf(identity: IdentityValue): string;
}
