import type { Attributes, DraftOf, Schema } from "./attribute.ts";
import type { Diagnostics } from "./diagnostics.ts";
import type { ProviderFunction } from "./function.ts";
import type { DataSource, Resource } from "./resource.ts";

/** A provider: its own configuration and the kinds of objects and the functions it has, by name. */
export interface Provider<A extends Attributes = Attributes> {
  readonly schema: Schema<A>;
  readonly resources: ReadonlyMap<string, Resource>;
  readonly dataSources: ReadonlyMap<string, DataSource>;
  readonly functions: ReadonlyMap<string, ProviderFunction>;
  validate?(config: DraftOf<A>, diagnostics: Diagnostics): void;
  /** Takes the configuration. During a plan parts of it may be unknown. */
  configure(config: DraftOf<A>, diagnostics: Diagnostics): void;
  /** Ends every connection. */
  close(): void;
}
