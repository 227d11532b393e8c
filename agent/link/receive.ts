import { type ChosenTables, chosenText } from "../change/chosen-tables.ts";
import type { GtidSet } from "../change/gtid-set.ts";
import { AgentError } from "../error.ts";
import { aborted } from "../lib/abort.ts";
import type { Spool } from "../spool/spool.ts";
import type { LinkContext } from "./link-context.ts";

/** What is to be received. */
export interface Receive {
  readonly spool: Spool;
  readonly chosen: ChosenTables;
  /** What the target has. */
  readonly executed: GtidSet;
  /** server_uuid of the source. */
  readonly serverUuid: string;
}

/**
 * Writes what the source sends into the spool, ahead of apply, until aborted. What the source sends that cannot be followed is told
 * to the reader of the spool, behind everything that came before it.
 * @throws AgentError that is worth trying again: CONNECTION_LOST, SPOOL_FAILED, SPILL_FAILED
 */
export async function receive(
  { source, spill }: LinkContext,
  { spool, chosen, executed, serverUuid }: Receive,
  signal: AbortSignal,
): Promise<void> {
  const from = await spool.resume(executed, { source: serverUuid, chosen: chosenText(chosen) });
  try {
    for await (const events of source.binlog({ from, chosen, spill }, signal)) {
      await spool.append(events, signal);
      if (signal.aborted) return;
    }
  } catch (thrown) {
    const error = AgentError.from(thrown);
    if (error.retryable) throw error;
    spool.end(error);
    await aborted(signal);
  }
}
