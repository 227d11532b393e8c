import { isDeepStrictEqual } from "node:util";

/** Which tables of one database a link carries. */
export interface DatabaseObjects {
  /** The tables by name; empty means every base table of the database. */
  readonly tables: readonly string[];
  /** Left out of "every base table". Empty when `tables` is not. */
  readonly excludeTables: readonly string[];
}

/** A declared link, validated. Names of databases and tables are compared exactly. */
export interface LinkSpec {
  readonly name: string;
  /** Name of the source instance at this agent. */
  readonly source: string;
  /** Name of the target instance at this agent. */
  readonly target: string;
  readonly databases: ReadonlyMap<string, DatabaseObjects>;
  readonly initialization: { readonly structure: boolean; readonly data: boolean };
  readonly conflictPolicy: "fail";
  readonly desiredState: "running" | "paused";
  readonly deletionProtection: boolean;
}

/** Whether the link carries this table. */
export function selects(spec: LinkSpec, database: string, table: string): boolean {
  const objects = spec.databases.get(database);
  if (objects === undefined) return false;
  if (objects.tables.length > 0) return objects.tables.includes(table);
  return !objects.excludeTables.includes(table);
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
