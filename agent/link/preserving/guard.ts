import type { GtidSet } from "../../change/gtid-set.ts";
import { beginOwned, checkOwner, type Ownership } from "../../checkpoint/owner.ts";
import { sleep } from "../../lib/abort.ts";
import type { Connection } from "../../mysql/connection.ts";
import { readExecuted } from "../../mysql/executed.ts";
import { foreignGtids } from "./history.ts";

/** Between two looks, milliseconds. */
const LOOK_EVERY_MS = 1_000;

/**
 * Looks after what GTIDs alone do not prevent: a second agent at the same link, which could not apply anything twice but would apply it,
 * and somebody else's writes on the target.
 * @param onSource what the source has executed, as far as is known
 * @throws AgentError OWNERSHIP_LOST, GTIDS_FOREIGN
 */
export async function guardTarget(
  ownership: Ownership,
  onSource: () => Promise<GtidSet>,
  local: Connection,
  signal: AbortSignal,
): Promise<void> {
  while (await sleep(LOOK_EVERY_MS, signal)) {
    checkOwner(ownership, await local.multiple(`${beginOwned(ownership)}; ROLLBACK`));
    // The target first: what it gets meanwhile the source has.
    const here = await readExecuted(local);
    const foreign = here.subtract(await onSource());
    if (!foreign.isEmpty) throw foreignGtids(foreign);
  }
}
