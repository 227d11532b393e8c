import type { GtidSet } from "../../change/gtid-set.ts";
import { commonPosition, readCheckpoint } from "../../checkpoint/checkpoint.ts";
import { readLoadProgress } from "../../checkpoint/load-progress.ts";
import { type Holder, takeOwnership } from "../../checkpoint/owner.ts";
import type { LinkRecords } from "../../checkpoint/records.ts";
import { createTargetTables } from "../../checkpoint/schema.ts";
import {
  beginStandby,
  completeStandby,
  noteSeeded,
  readStandby,
  type Standby,
} from "../../checkpoint/standby.ts";
import { AgentError } from "../../error.ts";
import type { Connection } from "../../mysql/connection.ts";
import { readExecuted, readHistory } from "../../mysql/executed.ts";
import { textLiteral } from "../../mysql/quote.ts";
import { openUnlogged } from "../../mysql/session.ts";
import type { LinkContext } from "../link-context.ts";
import { recordsOf } from "../records.ts";
import { foreignGtids } from "./history.ts";

const RESET =
  "If nothing on the target is needed: RESET BINARY LOGS AND GTIDS there (RESET MASTER before 8.4), and drop its databases.";

/**
 * What the target of a link that preserves GTIDs is. One that is new to the link is noted before anything else is written there, and
 * from then on counts as incomplete until its load is complete.
 * @throws AgentError GTIDS_FOREIGN
 */
export async function standbyOf(context: LinkContext, signal: AbortSignal): Promise<Standby> {
  const { spec, source, target } = context;
  await using local = await openUnlogged(target, signal);
  const records = recordsOf(spec);
  await createTargetTables(local, local, records);
  const known = await readStandby(local, spec.name);
  if (known !== null) return known;
  await using reader = await source.open(signal);
  const { data } = spec.initialization;
  const executed = await readExecuted(local);
  const history = await readHistory(reader);
  if (data && !executed.isEmpty) {
    throw new AgentError(
      "GTIDS_FOREIGN",
      `the target has transactions of its own before it is seeded: ${executed}`,
      {
        hint: `${RESET} If it was seeded by a clone or a backup of the source, declare the link with initialization off.`,
      },
    );
  }
  const foreign = executed.subtract(history.executed);
  if (!foreign.isEmpty) throw foreignGtids(foreign);
  const state = data ? "load_incomplete" : "complete";
  await beginStandby(local, spec.name, history.serverUuid, state);
  return { state, seededAt: null };
}

/** What is known of a target; null when it is new to the link. */
export async function keptStandby(
  { spec, target }: LinkContext,
  signal: AbortSignal,
): Promise<Standby | null> {
  await using local = await openUnlogged(target, signal);
  return await readStandby(local, spec.name);
}

/**
 * Ends the seeding of a target: every copied row is exact at one position of the source, which becomes the target's `gtid_purged`. Until
 * then the target has no GTIDs, and all that was written there is unlogged. May be cut off anywhere, and is then done again.
 * @throws AgentError GTIDS_FOREIGN, CHECKPOINT_MISSING
 */
export async function completeSeed(
  { spec, target, pausePoints }: LinkContext,
  holder: Holder,
  signal: AbortSignal,
): Promise<void> {
  const records = recordsOf(spec);
  await using local = await openUnlogged(target, signal);
  await takeOwnership(local, records, holder, []);
  const standby = await readStandby(local, spec.name);
  const position = standby?.seededAt ?? (await exactPosition(local, records));
  await noteSeeded(local, spec.name, position);
  const executed = await readExecuted(local);
  if (executed.isEmpty) await purge(local, position.toString());
  else if (executed.toString() !== position.toString()) throw foreignGtids(executed.subtract(position));
  await pausePoints.reach?.("seed.gtids-set", spec.name);
  await completeStandby(local, spec.name);
}

/** Where every copied row is exact. */
async function exactPosition(local: Connection, records: LinkRecords): Promise<GtidSet> {
  const checkpoint = await readCheckpoint(local, records);
  if (checkpoint === null) {
    throw new AgentError(
      "CHECKPOINT_MISSING",
      `link "${records.link}" has seeded its target and has no checkpoint`,
      {
        hint: "The towline_local schema of the target was changed: drop the target's databases and seed it anew.",
      },
    );
  }
  const position = commonPosition(checkpoint);
  const open = (await readLoadProgress(local, records)).find(
    ({ windowUntil }) => windowUntil === null || !position.contains(windowUntil),
  );
  if (open === undefined) return position;
  throw new Error(`${open.database}.${open.table} is not exact yet`);
}

async function purge(local: Connection, gtids: string): Promise<void> {
  if (gtids === "") return;
  await local.execute(`SET GLOBAL gtid_purged = ${textLiteral(gtids)}`);
}
