import type { PreservingApplier } from "../../apply/preserving/preserving-applier.ts";
import { EventType } from "../../change/binlog-event.ts";
import type { GtidSet } from "../../change/gtid-set.ts";
import type { RawTransactionReader } from "../../change/raw-transaction-reader.ts";
import { Zstd } from "../../change/zstd.ts";
import type { Spool } from "../../spool/spool.ts";

/** What the stream of a link that preserves GTIDs is given. */
export interface PreservingStream {
  /** Holds what was received, and what comes. */
  readonly spool: Spool;
  readonly from: GtidSet;
  readonly transactions: RawTransactionReader;
  readonly applier: PreservingApplier;
}

/** Reads the source's transactions out of the spool and has them applied. Returns when aborted, with everything that was begun committed. */
export async function streamPreserving(
  { spool, from, transactions, applier }: PreservingStream,
  signal: AbortSignal,
): Promise<void> {
  let zstd: Zstd | null = null;
  for await (const events of spool.read(from, signal)) {
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
