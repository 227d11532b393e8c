import type { LinkSpec } from "../link/spec.ts";
import { readSelectedTables } from "../load/selected-tables.ts";
import type { Connection } from "../mysql/connection.ts";
import type { Endpoint } from "../mysql/endpoint.ts";
import { openReader } from "../mysql/session.ts";
import type { CheckResult } from "./check.ts";
import { binlogFilters } from "./checks/binlog-filters.ts";
import { identity } from "./checks/identity.ts";
import { notCopied } from "./checks/not-copied.ts";
import { privileges } from "./checks/privileges.ts";
import { serverVariables } from "./checks/server-variables.ts";
import {
  cascades,
  engines,
  expressionIndexes,
  primaryKeys,
  tablesExist,
  targetTriggers,
} from "./checks/tables.ts";
import { targetSettings } from "./checks/target-settings.ts";
import { targetTables } from "./checks/target-tables.ts";
import { version } from "./checks/version.ts";
import { type Check, passed, type Variables } from "./context.ts";

/** In the order in which they are shown: what makes the others pointless comes first. */
const CHECKS: readonly Check[] = [
  version,
  identity,
  ...serverVariables,
  binlogFilters,
  privileges,
  tablesExist,
  primaryKeys,
  engines,
  cascades,
  expressionIndexes,
  notCopied,
  targetSettings,
  targetTriggers,
  targetTables,
];

/**
 * Runs every check of a link. Nothing is changed on either server.
 * @throws AgentError when a server cannot be reached
 */
export async function runChecks(
  spec: LinkSpec,
  source: Endpoint,
  target: Endpoint,
  signal: AbortSignal,
): Promise<readonly CheckResult[]> {
  await using sourceSession = await openReader(source, signal);
  await using targetSession = await openReader(target, signal);
  const context = {
    spec,
    source: sourceSession,
    target: targetSession,
    sourceVariables: await readVariables(sourceSession),
    targetVariables: await readVariables(targetSession),
    tables: await readSelectedTables(sourceSession, spec),
  };
  const results: CheckResult[] = [
    passed("connection", "source", `connected to ${source.host}:${source.port}`),
    passed("connection", "target", `connected to ${target.host}:${target.port}`),
  ];
  for (const check of CHECKS) results.push(...(await check(context)));
  return results;
}

async function readVariables(server: Connection): Promise<Variables> {
  const rows = await server.text("SHOW GLOBAL VARIABLES");
  return new Map(rows.map(([name, value]) => [name ?? "", value ?? ""]));
}
