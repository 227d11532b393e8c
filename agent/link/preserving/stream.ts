import type { PreservingApplier } from "../../apply/preserving/preserving-applier.ts";
import { EventType } from "../../change/binlog-event.ts";
import type { GtidSet } from "../../change/gtid-set.ts";
import type { RawTransactionReader } from "../../change/raw-transaction-reader.ts";
import type { Spill } from "../../change/spill.ts";
import { Zstd } from "../../change/zstd.ts";
import type { Source } from "../../extract/source.ts";

/** What the stream of a link that preserves GTIDs is given. */
export interface PreservingStream {
  readonly source: Source;
  readonly from: GtidSet;
  /** Takes compressed transactions that are too large for memory. */
  readonly spill: Spill;
  readonly transactions: RawTransactionReader;
  readonly applier: PreservingApplier;
}

/** Reads the source's transactions and has them applied. Returns when aborted, with everything that was begun committed. */
export async function streamPreserving(
  { source, from, spill, transactions, applier }: PreservingStream,
  signal: AbortSignal,
): Promise<void> {
  let zstd: Zstd | null = null;
  for await (const events of source.binlog({ from, chosen: null, spill }, signal)) {
    for (const event of events) {
      if ("file" in event || event.type === EventType.TRANSACTION_PAYLOAD) {
        zstd ??= await Zstd.load();
        for (const piece of transactions.unpack(event, zstd)) {
          const taken = applier.take(piece);
          if (taken !== null) await taken;
        }
      } else {
        const piece = transactions.push(event);
        const taken = piece === null ? null : applier.take(piece);
        if (taken !== null) await taken;
      }
      if (signal.aborted) break;
    }
    if (signal.aborted) break;
  }
  await applier.settled();
}
