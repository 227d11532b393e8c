import { towline } from "../../proto/gen/control.js";
import { AgentError } from "../error.ts";
import {
  type ApplyOptions,
  type DatabaseObjects,
  DEFAULT_APPLY,
  DEFAULT_LOAD_WORKERS,
  type LinkSpec,
  type LoadOptions,
  MOST_APPLY_WORKERS,
  MOST_LOAD_WORKERS,
} from "../link/spec.ts";
import type { LinkStatus, Milestone } from "../link/state.ts";
import type { LinkRecord } from "../store/link-record.ts";
import { errorDetail } from "./error-status.ts";
import { invalid, parseName } from "./field.ts";
import { parseIdentifier, parseTables, refuseSystemSchema } from "./identifier.ts";

type SpecMessage = towline.control.v1.LinkSpec.$Shape;

/**
 * The spec of a request, validated on its own. Throws INVALID_ARGUMENT or UNSUPPORTED at a field.
 * @param agent name of this agent
 */
export function parseLinkSpec(message: SpecMessage | null | undefined, agent: string): LinkSpec {
  if (message === null || message === undefined) throw invalid("spec", "it is missing");
  const source = parseName("source", message.source ?? "");
  const target = parseName("target", message.target ?? "");
  const sourceAgent = message.sourceAgent ? parseName("source_agent", message.sourceAgent) : agent;
  if (sourceAgent === agent && source === target)
    throw invalid("target", "source and target are the same instance");
  const gtids = parseGtids(message.gtids ?? "");
  const spec: LinkSpec = {
    name: parseName("name", message.name ?? ""),
    source,
    sourceAgent: sourceAgent === agent ? null : sourceAgent,
    target,
    databases: parseDatabases(message.databases ?? {}, gtids),
    gtids,
    initialization: {
      structure: message.initialization?.structure ?? false,
      data: message.initialization?.data ?? false,
    },
    definer: parseDefiner(message.definer ?? ""),
    load: parseLoad(message.load),
    apply: parseApply(message.apply),
    conflictPolicy: parseConflictPolicy(message.conflictPolicy ?? ""),
    desiredState: parseDesiredState(message.desiredState ?? ""),
    deletionProtection: message.deletionProtection ?? false,
  };
  refuseUnheld(spec, message);
  return spec;
}

function parseDatabases(
  message: NonNullable<SpecMessage["databases"]>,
  gtids: LinkSpec["gtids"],
): ReadonlyMap<string, DatabaseObjects> {
  const databases = new Map<string, DatabaseObjects>();
  for (const [database, objects] of Object.entries(message)) {
    const field = `databases.${database}`;
    parseIdentifier(field, database, "database");
    refuseSystemSchema(field, database);
    const tables = parseTables(`${field}.tables`, objects.tables ?? []);
    const excludeTables = parseTables(`${field}.exclude_tables`, objects.excludeTables ?? []);
    if (tables.length > 0 && excludeTables.length > 0) {
      throw invalid(
        `${field}.exclude_tables`,
        "tables and exclude_tables are not set together",
        "Keep one of them.",
      );
    }
    databases.set(database, { tables, excludeTables });
  }
  if (databases.size === 0 && gtids === "own")
    throw invalid("databases", "a link carries at least one database");
  return databases;
}

function parseLoad(message: SpecMessage["load"]): LoadOptions {
  const workers = message?.workers || DEFAULT_LOAD_WORKERS;
  if (workers > MOST_LOAD_WORKERS) {
    throw invalid(
      "load.workers",
      `${workers} is more than ${MOST_LOAD_WORKERS}`,
      `Each has three sessions: set 1 to ${MOST_LOAD_WORKERS}.`,
    );
  }
  return { workers, rowsPerSecond: message?.rowsPerSecond || null };
}

function parseApply(message: SpecMessage["apply"]): ApplyOptions {
  const workers = message?.workers || DEFAULT_APPLY.workers;
  if (workers > MOST_APPLY_WORKERS) {
    throw invalid(
      "apply.workers",
      `${workers} is more than ${MOST_APPLY_WORKERS}`,
      `Set 1 to ${MOST_APPLY_WORKERS}.`,
    );
  }
  const commitOrder = message?.commitOrder || DEFAULT_APPLY.commitOrder;
  if (commitOrder !== "ordered" && commitOrder !== "unordered")
    throw invalid(
      "apply.commit_order",
      `${JSON.stringify(commitOrder)} is not an order`,
      'Set "ordered" or "unordered".',
    );
  return { workers, commitOrder };
}

function parseDefiner(definer: string): LinkSpec["definer"] {
  if (definer === "") return "keep";
  if (definer === "keep" || definer === "target_account") return definer;
  throw invalid(
    "definer",
    `${JSON.stringify(definer)} is not a definer policy`,
    'Set "keep" or "target_account".',
  );
}

function parseConflictPolicy(policy: string): LinkSpec["conflictPolicy"] {
  if (policy === "fail") return policy;
  throw new AgentError(
    "UNSUPPORTED",
    `conflict_policy: ${JSON.stringify(policy)} is not supported by this version of the agent`,
    { field: "conflict_policy", hint: 'Set it to "fail": the link stops at a conflict and names the row.' },
  );
}

function parseDesiredState(state: string): LinkSpec["desiredState"] {
  if (state === "running" || state === "paused") return state;
  throw invalid(
    "desired_state",
    `${JSON.stringify(state)} is not a desired state`,
    'Set "running" or "paused".',
  );
}

function parseGtids(gtids: string): LinkSpec["gtids"] {
  if (gtids === "" || gtids === "own") return "own";
  if (gtids === "preserve") return gtids;
  throw invalid("gtids", `${JSON.stringify(gtids)} is not known`, 'Set "own" or "preserve".');
}

/** What cannot be held together with the way in which GTIDs are treated. */
function refuseUnheld(spec: LinkSpec, message: SpecMessage): void {
  if (spec.gtids === "own") {
    if (!message.apply?.commitOrder) return;
    throw invalid("apply.commit_order", "it is for links that preserve GTIDs", "Leave it out.");
  }
  if (spec.databases.size > 0) {
    throw invalid(
      "databases",
      "a link that preserves GTIDs carries the whole server: a selection would split transactions",
      "Leave databases empty, or declare a link with GTIDs of its own.",
    );
  }
  if (spec.initialization.structure !== spec.initialization.data) {
    throw invalid(
      "initialization",
      "a link that preserves GTIDs seeds its target as a whole, or not at all",
      "Set both structure and data, or neither when the target was seeded by a clone or a backup of the source.",
    );
  }
}

/** A declared link with what is observed of it, for a response. */
export function linkMessage(record: LinkRecord, status: LinkStatus): towline.control.v1.Link.$Properties {
  return {
    spec: linkSpecMessage(record.spec),
    uid: record.uid,
    generation: record.generation,
    status: linkStatusMessage(status),
  };
}

function linkSpecMessage(spec: LinkSpec): towline.control.v1.LinkSpec.$Properties {
  const databases = [...spec.databases].map(
    ([database, { tables, excludeTables }]): [string, towline.control.v1.DatabaseObjects.$Properties] => [
      database,
      { tables: [...tables], excludeTables: [...excludeTables] },
    ],
  );
  const load = { workers: spec.load.workers, rowsPerSecond: spec.load.rowsPerSecond ?? 0 };
  const apply = {
    workers: spec.apply.workers,
    commitOrder: spec.gtids === "preserve" ? spec.apply.commitOrder : "",
  };
  const sourceAgent = spec.sourceAgent ?? "";
  return { ...spec, sourceAgent, databases: Object.fromEntries(databases), load, apply };
}

/** What is observed of a link, for a response. */
export function linkStatusMessage(status: LinkStatus): towline.control.v1.LinkStatus.$Properties {
  const { state, retry, lag } = status;
  return {
    phase: state.phase,
    milestone: milestoneNumber(status.milestone),
    failure: state.phase === "failed" ? { error: errorDetail(state.error), atMs: state.at } : null,
    retry:
      retry === null
        ? null
        : {
            error: errorDetail(retry.error),
            attempt: retry.attempt,
            sinceMs: retry.since,
            nextAttemptAtMs: retry.nextAttemptAt,
          },
    tables: status.tables.map((table) => ({ ...table })),
    gtidReceived: status.gtidReceived,
    gtidApplied: status.gtidApplied,
    // The wire holds whole milliseconds; a clock that was set back must not make them negative.
    lag:
      lag === null
        ? null
        : {
            milliseconds: Math.max(0, Math.round(lag.milliseconds)),
            measuredAtMs: Math.round(lag.measuredAt),
          },
    transactionsApplied: status.transactionsApplied,
    rowsApplied: status.rowsApplied,
    applier: status.applier?.how ?? "",
    applierReason: status.applier?.reason ?? "",
    gtidGaps: status.gtidGaps,
    inserts: status.inserts?.by ?? "",
    insertsReason: status.inserts?.by === "sql" ? status.inserts.reason : status.insertExceptions.join("; "),
    loadMethod: status.loadMethod?.by ?? "",
    loadMethodReason: status.loadMethod?.by === "insert" ? status.loadMethod.reason : "",
    leftOut: [...status.leftOut],
    warnings: [...status.warnings],
  };
}

function milestoneNumber(milestone: Milestone): towline.control.v1.Milestone {
  const { Milestone } = towline.control.v1;
  switch (milestone) {
    case "none":
      return Milestone.MILESTONE_NONE;
    case "started":
      return Milestone.MILESTONE_STARTED;
    case "full_load":
      return Milestone.MILESTONE_FULL_LOAD;
    case "syncing":
      return Milestone.MILESTONE_SYNCING;
    default:
      return milestone satisfies never;
  }
}
