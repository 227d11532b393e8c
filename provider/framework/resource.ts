import type { Attributes, DraftOf, Schema, State } from "./attribute.ts";
import type { Diagnostics } from "./diagnostics.ts";
import type { Identity } from "./identity.ts";

/** What a provider keeps beside a state without showing it: plain JSON, by names of the resource's own. */
export type Private = Readonly<Record<string, unknown>>;

/** An object as terraform keeps it. */
export interface Stored<A extends Attributes> {
  readonly state: State<A>;
  readonly private: Private;
}

/** A change that is being planned. `planned` holds what the schema can say; the resource refines it in place. */
export interface PlannedChange<A extends Attributes> {
  readonly config: DraftOf<A>;
  /** Null: the object is to be created. */
  readonly prior: State<A> | null;
  readonly planned: { -readonly [K in keyof A]: DraftOf<A>[K] };
  /** What was kept beside the prior state. */
  readonly private: Private;
}

/** A change that is being made. In `planned`, what the plan left to be decided is null. */
export interface Change<A extends Attributes> {
  readonly planned: State<A>;
  /** The configuration: the only place that holds write-only values. Everything in it is known. */
  readonly config: DraftOf<A>;
  /** Aborted when the operator interrupts: waiting ends, what was accepted is reported. */
  readonly signal: AbortSignal;
}

export interface Update<A extends Attributes> extends Change<A>, Stored<A> {}

/**
 * A kind of object. Methods add to `diagnostics` what the operator is to know and throw only for faults of ours.
 * A state that is returned beside errors is kept.
 */
export interface Resource<A extends Attributes = Attributes> {
  readonly schema: Schema<A>;
  readonly identity: Identity<A>;

  /** Rules across attributes. Parts of `config` may be unknown. */
  validate?(config: DraftOf<A>, diagnostics: Diagnostics): void;

  /** Refines the plan of a create or an update. */
  plan?(change: PlannedChange<A>, diagnostics: Diagnostics, signal: AbortSignal): void | Promise<void>;

  /** Looks at what replaces an object, before it is allowed. */
  planReplace?(prior: State<A>, diagnostics: Diagnostics): void;

  /** Looks at what is to be destroyed, before it is allowed. */
  planDestroy?(prior: State<A>, diagnostics: Diagnostics): void;

  /** Null with errors: nothing was made. A state with errors would be tainted, and destroyed by the next apply. */
  create(change: Change<A>, diagnostics: Diagnostics): Promise<Stored<A> | null>;

  /** Null: the object is gone. */
  read(stored: Stored<A>, diagnostics: Diagnostics, signal: AbortSignal): Promise<Stored<A> | null>;

  update(change: Update<A>, diagnostics: Diagnostics): Promise<Stored<A>>;

  /** Without errors, the object is gone afterwards. */
  delete(stored: Stored<A>, diagnostics: Diagnostics, signal: AbortSignal): Promise<void>;

  /** The object of this id; null with errors when there is none. */
  import(id: string, diagnostics: Diagnostics, signal: AbortSignal): Promise<Stored<A> | null>;
}

/** Something to look up. */
export interface DataSource<A extends Attributes = Attributes> {
  readonly schema: Schema<A>;
  validate?(config: DraftOf<A>, diagnostics: Diagnostics): void;
  /** `config` has its defaults, and is known as a whole; what only the read gives is null in it. Null with errors: it could not be read. */
  read(config: State<A>, diagnostics: Diagnostics, signal: AbortSignal): Promise<State<A> | null>;
}
