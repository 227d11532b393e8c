import type { GtidSet } from "../change/gtid-set.ts";
import { sleep } from "../lib/abort.ts";
import type { Spool } from "../spool/spool.ts";
import type { Lag } from "./lag.ts";
import { BEAT_MS } from "./source-watch.ts";

export interface Tidying {
  readonly spool: Spool;
  readonly lag: Lag;
  /** What the target has committed. */
  readonly committed: () => Promise<GtidSet>;
}

/** Once a second: shows how far the link is, and removes what is applied from the spool. */
export async function tidySpool({ spool, lag, committed }: Tidying, signal: AbortSignal): Promise<void> {
  while (await sleep(BEAT_MS, signal)) {
    lag.show();
    if (spool.segments > 1) await spool.applied(await committed());
  }
}
