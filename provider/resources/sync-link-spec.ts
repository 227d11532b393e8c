import type { Link, LinkSpec } from "../agent-client.ts";
import type { Path } from "../framework/path.ts";
import { formatId, parseId } from "./object-id.ts";
import { DEFAULT_APPLY, DEFAULT_DEFINER, DEFAULT_LOAD, type SyncLinkState } from "./sync-link-schema.ts";

/** What the agent is told: instances by their names, the source's agent where it is another one, the rest as it is declared. */
export function linkSpec(state: SyncLinkSpecState): LinkSpec {
  const source = parseId(state.source_id);
  const elsewhere = source !== null && source.agent !== parseId(state.target_id)?.agent;
  return {
    name: state.name,
    source: source?.name ?? "",
    // Not said where it is empty: an agent that is older than the field refuses a spec that has it.
    ...(elsewhere ? { sourceAgent: source.agent } : {}),
    target: parseId(state.target_id)?.name ?? "",
    databases: Object.fromEntries(
      [...state.objects].map(([database, { tables, exclude_tables }]) => [
        database,
        { tables: [...(tables?.keys() ?? [])].sort(), excludeTables: [...(exclude_tables ?? [])].sort() },
      ]),
    ),
    initialization: { structure: state.initialization.structure, data: state.initialization.data },
    definer: state.definer,
    load: { workers: state.load.workers, rowsPerSecond: state.load.rows_per_second ?? 0 },
    apply: { workers: state.apply.workers },
    conflictPolicy: state.conflict_policy,
    desiredState: state.desired_state,
    deletionProtection: state.deletion_protection,
  };
}

/** The attributes that the agent's spec comes from. */
export const SPEC_ATTRIBUTES = [
  ...(["name", "source_id", "target_id", "objects", "initialization", "definer"] as const),
  ...(["load", "apply", "conflict_policy", "desired_state", "deletion_protection"] as const),
] as const satisfies readonly (keyof SyncLinkState)[];

/** The part of a state that the agent's spec is. */
export type SyncLinkSpecState = Pick<SyncLinkState, (typeof SPEC_ATTRIBUTES)[number]>;

/**
 * What the agent holds, as a state. `prior` are the objects of the state, where an empty `exclude_tables` was perhaps
 * written: to the agent it is the same as none, and it must not come back as a difference.
 */
export function linkSpecState(
  agent: string,
  spec: NonNullable<Link["spec"]>,
  prior: SyncLinkState["objects"] | null,
): SyncLinkSpecState {
  return {
    name: spec.name ?? "",
    source_id: formatId({ agent: spec.sourceAgent || agent, name: spec.source ?? "" }),
    target_id: formatId({ agent, name: spec.target ?? "" }),
    objects: new Map(
      Object.entries(spec.databases ?? {}).map(([database, { tables, excludeTables }]) => {
        const written = prior?.get(database)?.exclude_tables ?? null;
        const none = written !== null && written.length === 0 ? written : null;
        return [
          database,
          {
            tables: tables?.length ? new Map(tables.map((table) => [table, {}])) : null,
            exclude_tables: excludeTables?.length ? excludeTables : none,
          },
        ];
      }),
    ),
    initialization: {
      structure: spec.initialization?.structure ?? false,
      data: spec.initialization?.data ?? false,
    },
    definer: spec.definer === "target_account" ? "target_account" : DEFAULT_DEFINER,
    load: {
      workers: spec.load?.workers || DEFAULT_LOAD.workers,
      rows_per_second: spec.load?.rowsPerSecond || DEFAULT_LOAD.rows_per_second,
    },
    apply: { workers: spec.apply?.workers || DEFAULT_APPLY.workers },
    conflict_policy: spec.conflictPolicy ?? "",
    desired_state: spec.desiredState === "paused" ? "paused" : "running",
    deletion_protection: spec.deletionProtection ?? false,
  };
}

/** The attribute that a field of the spec comes from. `databases` are the names in use: they may hold dots themselves. */
export function linkAttribute(databases: Iterable<string>): (field: string) => Path {
  return (field) => {
    if (field === "source" || field === "target") return [`${field}_id`];
    if (field === "source_agent") return ["source_id"];
    const inDatabases = afterPrefix(field, "databases.");
    if (inDatabases !== null) {
      for (const database of databases) {
        if (inDatabases === database) return ["objects", { key: database }];
        const attribute = afterPrefix(inDatabases, `${database}.`);
        if (attribute !== null) return ["objects", { key: database }, attribute.split(".")[0] ?? ""];
      }
    }
    const [head = "", ...rest] = field.split(".");
    if (head === "databases") return ["objects"];
    if (["initialization", "load", "apply"].includes(head)) return [head, ...rest.slice(0, 1)];
    return ["name", "definer", "conflict_policy", "desired_state", "deletion_protection"].includes(head)
      ? [head]
      : [];
  };
}

function afterPrefix(text: string, prefix: string): string | null {
  return text.startsWith(prefix) ? text.slice(prefix.length) : null;
}
