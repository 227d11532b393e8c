import { AgentError } from "../error.ts";
import { type DatabaseObjects, type LinkSpec, selects } from "../link/spec.ts";

/** Identifies the server behind an instance: two names may lead to one server. `agent` is null for this one. */
export type ServerOf = (instance: string, agent: string | null) => string;

const sourceOf = (spec: LinkSpec, serverOf: ServerOf): string => serverOf(spec.source, spec.sourceAgent);
const targetOf = (spec: LinkSpec, serverOf: ServerOf): string => serverOf(spec.target, null);

/**
 * Throws INVALID_ARGUMENT when a link would write a table that another link writes, or carry a database back to where
 * others bring it from. Both need loop prevention and conflict policies that this version does not have.
 */
export function refuseOverlap(spec: LinkSpec, others: readonly LinkSpec[], serverOf: ServerOf): void {
  const rest = others.filter((other) => other.name !== spec.name);
  refuseBesideWholeServer(spec, rest, serverOf);
  for (const database of spec.databases.keys()) {
    for (const other of rest) {
      if (targetOf(other, serverOf) === targetOf(spec, serverOf)) refuseSharedTables(spec, other, database);
    }
    refuseLoop(spec, rest, database, serverOf);
  }
}

/** A link that preserves GTIDs makes its target a copy of the source as a whole: no other link writes there. */
function refuseBesideWholeServer(spec: LinkSpec, others: readonly LinkSpec[], serverOf: ServerOf): void {
  for (const other of others) {
    if (spec.gtids === "own" && other.gtids === "own") continue;
    if (targetOf(other, serverOf) === targetOf(spec, serverOf)) {
      const [whole, beside] = spec.gtids === "preserve" ? [spec, other] : [other, spec];
      throw new AgentError(
        "INVALID_ARGUMENT",
        `target: link ${whole.name} preserves GTIDs and carries the whole server, so link ${beside.name} cannot write to it`,
        {
          field: "target",
          hint: `Delete link ${other.name} first, or give link ${spec.name} another target.`,
        },
      );
    }
    if (
      targetOf(other, serverOf) === sourceOf(spec, serverOf) &&
      sourceOf(other, serverOf) === targetOf(spec, serverOf)
    ) {
      throw new AgentError(
        "INVALID_ARGUMENT",
        `target: link ${other.name} carries changes back to ${spec.source}`,
        {
          field: "target",
          hint: `Delete link ${other.name} first: a link that preserves GTIDs goes one way.`,
        },
      );
    }
  }
}

function refuseSharedTables(spec: LinkSpec, other: LinkSpec, database: string): void {
  const mine = spec.databases.get(database);
  const theirs = other.databases.get(database);
  if (mine === undefined || theirs === undefined) return;
  const table = [...mine.tables, ...theirs.tables].find(
    (name) => selects(spec, database, name) && selects(other, database, name),
  );
  if (table === undefined && !bothOpen(mine, theirs)) return;
  const what = table === undefined ? `tables of database ${database}` : `table ${database}.${table}`;
  throw new AgentError(
    "INVALID_ARGUMENT",
    `databases.${database}: link ${other.name} writes ${what} of the same target already`,
    {
      field: `databases.${database}`,
      hint: `Leave them out of one of the links ${spec.name} and ${other.name}: two sources of one table are not supported yet.`,
    },
  );
}

/** Whether both carry every table but some: then they share those created later. */
function bothOpen(a: DatabaseObjects, b: DatabaseObjects): boolean {
  return a.tables.length === 0 && b.tables.length === 0;
}

function refuseLoop(spec: LinkSpec, others: readonly LinkSpec[], database: string, serverOf: ServerOf): void {
  const carriers = others.filter((other) => other.databases.has(database));
  const home = sourceOf(spec, serverOf);
  const seen = new Set<string>();
  const visit = (server: string, way: readonly string[]): void => {
    if (seen.has(server)) return;
    seen.add(server);
    for (const next of carriers) {
      if (sourceOf(next, serverOf) !== server) continue;
      const onward = [...way, next.name];
      if (targetOf(next, serverOf) === home) throw loopError(spec, database, onward);
      visit(targetOf(next, serverOf), onward);
    }
  };
  visit(targetOf(spec, serverOf), []);
}

function loopError(spec: LinkSpec, database: string, way: readonly string[]): AgentError {
  return new AgentError(
    "INVALID_ARGUMENT",
    `databases.${database}: link ${way.join(", link ")} would carry the changes back to ${spec.source}`,
    {
      field: `databases.${database}`,
      hint: "Delete the link back first: links in a circle are not supported yet.",
    },
  );
}
