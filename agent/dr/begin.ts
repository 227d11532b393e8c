import { AgentError } from "../error.ts";
import { versionNumber } from "../lib/server-version.ts";
import { readGrants } from "../precheck/grants.ts";
import { bootClosed } from "./fence.ts";
import { noteStep } from "./journal.ts";
import type { Member, MemberView } from "./member.ts";
import { memberOf, type PairContext } from "./pair-context.ts";

/** On both servers, besides what a link that preserves GTIDs takes: roles change. */
const PRIVILEGES = ["SYSTEM_VARIABLES_ADMIN", "PERSIST_RO_VARIABLES_ADMIN", "CONNECTION_ADMIN", "PROCESS"];

/** What the source of a link that preserves GTIDs may be, and its target may be as well. */
const LEAST_VERSION = 80_030;
const SERIES = 100;

/**
 * Proves that two servers may be a pair. Changes nothing.
 * @throws AgentError DR_STANDBY_REFUSED, DR_MEMBER_UNFIT
 */
export async function checkMembers(
  [instance, peer]: readonly [Member, Member],
  signal: AbortSignal,
): Promise<void> {
  const [standby, primary] = [await instance.view(signal), await peer.view(signal)];
  if (standby.uuid === primary.uuid)
    throw unfit(
      instance.name,
      `it is the same server as instance "${peer.name}"`,
      "Give the pair two servers.",
    );
  if (primary.fence !== "open")
    throw unfit(
      peer.name,
      "it is read only, and a pair begins with a primary that takes writes",
      "Make sure that it is the primary; then SET GLOBAL read_only = OFF there.",
    );
  for (const [member, { version }] of [
    [instance, standby],
    [peer, primary],
  ] as const) {
    if (versionNumber(version) < LEAST_VERSION)
      throw unfit(
        member.name,
        `version ${version} is older than 8.0.30`,
        "Both servers become the standby: upgrade it.",
      );
    await member.ask((session) => checkServer(member.name, session), signal);
  }
  if (seriesOf(standby.version) !== seriesOf(primary.version))
    throw unfit(
      instance.name,
      `version ${standby.version} is of another series than ${primary.version} of instance "${peer.name}"`,
      "What the newer logs the older could not apply, so there would be no way back: bring both to one series.",
    );
  await checkStandby(instance, standby, primary, signal);
}

/**
 * A server without a journal of ours is taken for a standby only when nothing on it can be somebody's data: it is empty, or all that it has
 * executed the primary has as well and nobody can write to it.
 * @throws AgentError DR_STANDBY_REFUSED
 */
export async function checkStandby(
  member: Member,
  standby: MemberView,
  primary: MemberView,
  signal: AbortSignal,
): Promise<void> {
  if (standby.journal !== null) return;
  const foreign = standby.executed.subtract(primary.executed);
  if (!foreign.isEmpty)
    throw refused(
      standby.name,
      `it has transactions that instance "${primary.name}" does not have: ${foreign}`,
      "If nothing on it is needed: drop its databases and RESET BINARY LOGS AND GTIDS there. Else it is no standby of that server.",
    );
  if (standby.fence !== "open") return;
  const databases = await member.ask(
    (session) =>
      session.text(
        "SELECT SCHEMA_NAME FROM information_schema.SCHEMATA WHERE SCHEMA_NAME NOT IN " +
          "('mysql','sys','information_schema','performance_schema','towline_local')",
      ),
    signal,
  );
  if (databases.length === 0) return;
  throw refused(
    standby.name,
    `it is open to writes and holds databases: ${databases.map(([name]) => name).join(", ")}`,
    "A new standby is empty. One that was restored from a copy of the primary: SET GLOBAL super_read_only = ON there first.",
  );
}

/** Notes on the primary that the pair begins. */
export async function beginPair(
  context: PairContext,
  primary: MemberView,
  signal: AbortSignal,
): Promise<void> {
  const { spec, log } = context;
  await memberOf(context, primary.name).ask(async (session) => {
    const { uuid, eventScheduler, executed } = primary;
    const entry = { epoch: 1, step: "paired", writer: uuid, eventScheduler, gtids: executed } as const;
    await noteStep(session, spec.name, null, { ...entry, record: null });
    await bootClosed(session);
  }, signal);
  log.info({ writer: primary.name, epoch: 1 }, "the pair begins");
}

async function checkServer(
  name: string,
  session: Parameters<Parameters<Member["ask"]>[0]>[0],
): Promise<void> {
  const grants = await readGrants(session);
  const lacking = PRIVILEGES.filter((privilege) => !grants.hasGlobal(privilege));
  if (lacking.length > 0)
    throw unfit(
      name,
      `the agent's account lacks ${lacking.join(", ")}`,
      `SET sql_log_bin = 0; GRANT ${lacking.join(", ")} ON *.* TO CURRENT_USER there. docs/operations.md lists all.`,
    );
  const [row] = await session.text("SELECT @@global.gtid_mode, @@global.persisted_globals_load");
  if (row?.[0] !== "ON")
    throw unfit(name, `gtid_mode is ${row?.[0]}, not ON`, "Set gtid_mode step by step to ON there.");
  if (row[1] !== "1")
    throw unfit(
      name,
      "persisted_globals_load is OFF: it would not start closed",
      "Start it with persisted_globals_load = ON, and without --no-defaults.",
    );
}

function seriesOf(version: string): number {
  return Math.floor(versionNumber(version) / SERIES);
}

function unfit(name: string, what: string, hint: string): AgentError {
  return new AgentError("DR_MEMBER_UNFIT", `instance "${name}" cannot be in a DR pair: ${what}`, { hint });
}

function refused(name: string, what: string, hint: string): AgentError {
  return new AgentError("DR_STANDBY_REFUSED", `instance "${name}" is not taken for a standby: ${what}`, {
    hint,
  });
}
