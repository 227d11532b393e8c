import { isDeepStrictEqual } from "node:util";
import { type ChosenTables, type DatabaseObjects, isChosen } from "../change/chosen-tables.ts";
import type { DefinerPolicy } from "../change/statement/on-target.ts";
import { MOST_WRITERS } from "../checkpoint/writers.ts";

export type { DatabaseObjects };

/** How the full load of a link is carried out. */
export interface LoadOptions {
  /** Chunks of rows that are copied at a time: as many sessions on the target, and twice as many on the source. 1 to 64. */
  readonly workers: number;
  /** Rows that all workers copy in a second at most; null: as fast as they come. */
  readonly rowsPerSecond: number | null;
}

/** Enough to keep two servers busy; more only help where each statement waits long, for a far source or a slow disk. */
export const DEFAULT_LOAD_WORKERS = 4;
export const MOST_LOAD_WORKERS = MOST_WRITERS.load;

export const DEFAULT_LOAD: LoadOptions = { workers: DEFAULT_LOAD_WORKERS, rowsPerSecond: null };

/** How changes are applied. */
export interface ApplyOptions {
  /**
   * Sessions that write rows beside each other, 1 to 16. With one a reader of the target sees states the source was in; with more
   * the rows of a transaction become visible at different moments.
   */
  readonly workers: number;
  /**
   * Of a link that preserves GTIDs and has several workers: whether its transactions become visible in the source's order, or as
   * they are done; then the target's `gtid_executed` has gaps for moments.
   */
  readonly commitOrder: "ordered" | "unordered";
}

export const MOST_APPLY_WORKERS = MOST_WRITERS.apply;

export const DEFAULT_APPLY: ApplyOptions = { workers: 1, commitOrder: "unordered" };

/** A declared link, validated. Names of databases and tables are compared exactly. */
export interface LinkSpec {
  readonly name: string;
  /** Name of the source instance. */
  readonly source: string;
  /** Name of the agent that the source is declared with; null: this one. */
  readonly sourceAgent: string | null;
  /** Name of the target instance at this agent. */
  readonly target: string;
  /** Empty for a link that preserves GTIDs: that carries the whole server. */
  readonly databases: ReadonlyMap<string, DatabaseObjects>;
  /**
   * `own`: source transactions are merged into transactions of the target's own. `preserve`: each is applied by itself, under its
   * own GTID, so that source and target have one history.
   */
  readonly gtids: "own" | "preserve";
  readonly initialization: { readonly structure: boolean; readonly data: boolean };
  /** Of views, routines and events. */
  readonly definer: DefinerPolicy;
  readonly load: LoadOptions;
  readonly apply: ApplyOptions;
  readonly conflictPolicy: "fail";
  readonly desiredState: "running" | "paused";
  readonly deletionProtection: boolean;
}

/** Schemas that are about one server: what is in them means nothing on another. */
const SYSTEM_SCHEMAS: ReadonlySet<string> = new Set([
  "mysql",
  "sys",
  "information_schema",
  "performance_schema",
  "towline_local",
]);

/** Whether a link that preserves GTIDs, and so carries the whole server, carries this database. */
export const isCarriedWhole = (database: string): boolean => !SYSTEM_SCHEMAS.has(database.toLowerCase());

/** Whether the link carries this table. */
export function selects(spec: LinkSpec, database: string, table: string): boolean {
  if (spec.gtids === "preserve") return isCarriedWhole(database);
  return isChosen(spec.databases, database, table);
}

/** The tables whose rows the source has to send. */
export const chosenTables = (spec: LinkSpec): ChosenTables =>
  spec.gtids === "preserve" ? null : spec.databases;

/** The databases that the link carries as a whole, with views, routines and events; tables may be left out by name. */
export function wholeDatabases(spec: LinkSpec): readonly string[] {
  return [...spec.databases].filter(([, { tables }]) => tables.length === 0).map(([database]) => database);
}

/** Those of which it copies the views, routines and events. Where GTIDs are preserved tables alone are seeded. */
export function objectDatabases(spec: LinkSpec): readonly string[] {
  return spec.initialization.structure && spec.gtids === "own" ? wholeDatabases(spec) : [];
}

/** Whether two specs ask for the same. The order of databases and tables has no meaning. */
export function sameLinkSpec(a: LinkSpec, b: LinkSpec): boolean {
  return isDeepStrictEqual(unordered(a), unordered(b));
}

function unordered(spec: LinkSpec): unknown {
  const databases = [...spec.databases].map(([database, { tables, excludeTables }]) => [
    database,
    { tables: new Set(tables), excludeTables: new Set(excludeTables) },
  ]);
  return { ...spec, databases: new Set(databases) };
}

/** Whether the link reads or writes an instance that is declared with this agent. */
export function usesInstance(spec: LinkSpec, instance: string): boolean {
  return spec.target === instance || (spec.sourceAgent === null && spec.source === instance);
}
