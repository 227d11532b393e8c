import type { Log } from "../lib/log.ts";
import type { InstanceRecord } from "../store/instance-record.ts";
import type { RecordStore } from "../store/record-store.ts";
import type { Endpoints } from "./endpoints.ts";

/**
 * Seals with the current key what the previous one has sealed, a record at a time. Each is written at once or not at all, and
 * opens with either key meanwhile: what was cut off is gone on with at the next start that has both.
 */
export async function sealAnew(
  instances: RecordStore<InstanceRecord>,
  endpoints: Endpoints,
  log: Log,
): Promise<void> {
  let sealed = 0;
  for (const record of instances.list()) {
    const spec = endpoints.sealedAnew(record.spec);
    if (spec === null) continue;
    await instances.put({ ...record, spec });
    sealed += 1;
  }
  if (sealed > 0) log.info({ instances: sealed }, "secrets were sealed anew with the current key");
}
