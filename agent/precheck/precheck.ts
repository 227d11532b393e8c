import type { Source } from "../extract/source.ts";
import type { LinkSpec } from "../link/spec.ts";
import { readSelectedTables, withDatabases } from "../load/selected-tables.ts";
import type { Endpoint } from "../mysql/endpoint.ts";
import { textLiteral } from "../mysql/quote.ts";
import type { ReadingSession } from "../mysql/reading-session.ts";
import { openReader } from "../mysql/session.ts";
import type { CheckResult } from "./check.ts";
import { binlogFilters } from "./checks/binlog-filters.ts";
import { identity } from "./checks/identity.ts";
import { notCopied } from "./checks/not-copied.ts";
import {
  errantGtids,
  eventScheduler,
  preservingPrivileges,
  preservingTarget,
  wholeServerEmpty,
} from "./checks/preserving.ts";
import { primaryKeys } from "./checks/primary-keys.ts";
import { privileges } from "./checks/privileges.ts";
import { serverVariables } from "./checks/server-variables.ts";
import { storedObjects } from "./checks/stored-objects.ts";
import { cascades, engines, expressionIndexes, tablesExist } from "./checks/tables.ts";
import { targetSettings } from "./checks/target-settings.ts";
import { targetTables } from "./checks/target-tables.ts";
import { sourceTriggers, targetTriggers } from "./checks/triggers.ts";
import { version } from "./checks/version.ts";
import { type Check, type CheckContext, passed, type Variables } from "./context.ts";

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
  sourceTriggers,
  targetSettings,
  targetTriggers,
  targetTables,
  storedObjects,
];

/** What it takes to apply transactions under the source's GTIDs. */
const PRESERVING: readonly Check[] = [preservingTarget, preservingPrivileges, errantGtids, eventScheduler];

/** Checks that are about the copy of tables: of a target that has been seeded they would only find that. */
const SEEDING: ReadonlySet<Check> = new Set([
  tablesExist,
  primaryKeys,
  engines,
  cascades,
  expressionIndexes,
  targetTriggers,
  targetTables,
]);

/** What links that preserve GTIDs do otherwise: triggers come with the stream, and the seed is of tables alone. */
const OBJECTS: ReadonlySet<Check> = new Set([sourceTriggers, storedObjects]);

/** The checks that a link needs, of a target that may have been seeded already. */
function checksOf(spec: LinkSpec, seeded: boolean): readonly Check[] {
  if (spec.gtids === "own") return CHECKS;
  const checks = CHECKS.filter((check) => !OBJECTS.has(check));
  return seeded
    ? [...checks.filter((check) => !SEEDING.has(check)), ...PRESERVING]
    : [...checks, notCopied, ...PRESERVING, wholeServerEmpty];
}

/**
 * Runs every check of a link. Nothing is changed on either server.
 * @throws AgentError when a server cannot be reached
 */
export async function runChecks(
  spec: LinkSpec,
  source: Source,
  target: Endpoint,
  signal: AbortSignal,
): Promise<readonly CheckResult[]> {
  await using sourceSession = await source.open(signal);
  await using targetSession = await openReader(target, signal);
  const resolved = await withDatabases(spec, sourceSession);
  const context = {
    spec: resolved,
    source: sourceSession,
    target: targetSession,
    sourceVariables: await readVariables(sourceSession),
    targetVariables: await readVariables(targetSession),
    tables: await readSelectedTables(sourceSession, resolved),
  };
  const results: CheckResult[] = [
    passed("connection", "source", `connected to ${source.reachedAt}`),
    passed("connection", "target", `connected to ${target.host}:${target.port}`),
  ];
  const seeded = spec.gtids === "preserve" && (await isSeeded(context));
  for (const check of checksOf(spec, seeded)) results.push(...(await check(context)));
  return results;
}

/** Whether a link that preserves GTIDs finds its target complete, or is told that it is. */
async function isSeeded({ spec, target }: CheckContext): Promise<boolean> {
  if (!spec.initialization.data) return true;
  const present = await target.text(
    "SELECT 1 FROM information_schema.TABLES WHERE TABLE_SCHEMA = 'towline_local' AND TABLE_NAME = 'standby'",
  );
  if (present.length === 0) return false;
  const [row] = await target.text(
    `SELECT state FROM towline_local.standby WHERE link = ${textLiteral(spec.name)}`,
  );
  return row?.[0] === "complete";
}

async function readVariables(server: ReadingSession): Promise<Variables> {
  const rows = await server.text("SHOW GLOBAL VARIABLES");
  return new Map(rows.map(([name, value]) => [name ?? "", value ?? ""]));
}
