import { Malformed } from "../framework/malformed.ts";
import type { Provider } from "../framework/provider.ts";
import type { DataSource, Resource } from "../framework/resource.ts";

/** What every RPC works on. */
export interface Context {
  readonly provider: Provider;
  /** Aborted by StopProvider. */
  readonly stop: AbortController;
}

/** The resource of this type. Throws Malformed when there is none: terraform asks for types of our schema only. */
export function resourceOf(context: Context, typeName: string): Resource {
  const resource = context.provider.resources.get(typeName);
  if (resource === undefined)
    throw new Malformed([], `there is no resource type ${JSON.stringify(typeName)}`);
  return resource;
}

/** The data source of this type. Throws Malformed when there is none: terraform asks for types of our schema only. */
export function dataSourceOf(context: Context, typeName: string): DataSource {
  const dataSource = context.provider.dataSources.get(typeName);
  if (dataSource === undefined)
    throw new Malformed([], `there is no data source type ${JSON.stringify(typeName)}`);
  return dataSource;
}
