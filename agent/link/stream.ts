import { Batcher } from "../apply/batcher.ts";
import { EventType } from "../change/binlog-event.ts";
import { TransactionReader } from "../change/transaction-reader.ts";
import { Zstd } from "../change/zstd.ts";
import { together } from "../lib/abort.ts";
import { drain } from "./drain.ts";
import { Pace } from "./pace.ts";
import type { StreamContext } from "./stream-context.ts";

/**
 * Reads the source's transactions out of the spool and applies them, the two beside each other. Returns when aborted, between two target
 * transactions or with one rolled back.
 * @throws AgentError, BatchError
 */
export async function stream(context: StreamContext, signal: AbortSignal): Promise<void> {
  const { reader, position, windows, apart, onLeave } = context;
  const batcher = new Batcher(reader(), position.executed, position.written, windows, apart, onLeave);
  const ended = new AbortController();
  // Each side may be waiting for the other when one of them ends. What is read then is not to be applied, so nothing may be said of it.
  const finishing = async (side: Promise<void>): Promise<void> =>
    side.finally(() => {
      ended.abort();
      batcher.finish();
    });
  await together(
    signal,
    (linked) => finishing(fill(context, batcher, AbortSignal.any([linked, ended.signal]))),
    (linked) => finishing(drain(context, batcher, linked)),
  );
}

async function fill(
  { spool, selection, known, position, spill, exception }: StreamContext,
  batcher: Batcher,
  signal: AbortSignal,
): Promise<void> {
  using transactions = new TransactionReader(selection, batcher, known, spill, exception);
  const pace = new Pace(batcher);
  let zstd: Zstd | null = null;
  for await (const events of spool.read(position.executed, signal)) {
    for (const event of events) {
      const read = "bytes" in event && event.type !== EventType.TRANSACTION_PAYLOAD ? event : null;
      const rest =
        read === null ? transactions.unpack(event, (zstd ??= await Zstd.load())) : transactions.push(read);
      if (rest !== null) {
        for (const part of rest) {
          if (pace.isDue(part)) await pace.wait();
          if (signal.aborted) return;
        }
      }
      if (read !== null && pace.isDue(read)) await pace.wait();
      if (signal.aborted) return;
    }
  }
}
