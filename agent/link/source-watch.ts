import { GtidSet } from "../change/gtid-set.ts";
import { createSourceTables } from "../checkpoint/schema.ts";
import { AgentError } from "../error.ts";
import type { Source } from "../extract/source.ts";
import { sleep } from "../lib/abort.ts";
import type { Log } from "../lib/log.ts";
import { textLiteral } from "../mysql/quote.ts";

/** The source is asked, and its heartbeat written, this often, milliseconds: lag is known to about a second. */
export const BEAT_MS = 1_000;

/** What the source said at one moment. */
export interface SourceReading {
  /** Every transaction it had committed then. */
  readonly executed: GtidSet;
  /** Its clock minus this agent's, milliseconds. */
  readonly clockOffset: number;
}

/**
 * Once a second: writes the link's heartbeat on the source, so that an idle source moves too, and reads what it has
 * committed and its clock. A source that takes no writes has no heartbeat; that is logged once.
 */
export async function watchSource(
  source: Source,
  link: string,
  log: Log,
  signal: AbortSignal,
  onReading: (reading: SourceReading) => void,
): Promise<void> {
  await using session = await source.open(signal);
  const name = textLiteral(link);
  const beat = `INSERT INTO towline.heartbeat SET link = ${name}, beat = 1 ON DUPLICATE KEY UPDATE beat = beat + 1`;
  let writes = await attempt(log, source, () => createSourceTables(session));
  while (!signal.aborted) {
    if (writes) writes = await attempt(log, source, () => session.execute(beat));
    const asked = Date.now();
    const [row] = await session.text("SELECT @@global.gtid_executed, ROUND(UNIX_TIMESTAMP(NOW(6)) * 1000)");
    const answered = Date.now();
    const clockOffset = Number(row?.[1]) - (asked + answered) / 2;
    onReading({ executed: GtidSet.parse(row?.[0] ?? ""), clockOffset });
    await sleep(BEAT_MS, signal);
  }
}

/** Whether the source took the write. Only a refusal counts as "takes no writes": a lost connection is thrown. */
async function attempt(log: Log, source: Source, write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (thrown) {
    const error = AgentError.from(thrown);
    if (error.code !== "ACCESS_DENIED" && error.code !== "TARGET_UNAVAILABLE") throw error;
    log.warn(
      { instance: source.name, reason: error.message },
      "no heartbeat: the source takes no writes from this account",
    );
    return false;
  }
}
