import { EventType, type RawEvent, rawEvent } from "../change/binlog-event.ts";
import type { Gtid } from "../change/gtid-set.ts";
import { TransactionBounds } from "../change/transaction-bounds.ts";
import type { DiskFile } from "./disk.ts";
import {
  EVENT_LENGTH_BYTES,
  HEAD_BYTES,
  LARGE_LENGTH_BYTES,
  RecordKind,
  readRecord,
  type SpoolRecord,
} from "./record.ts";

/** Read at a time: several of the largest records. */
const CHUNK_BYTES = 1024 * 1024;

/** What the records of a segment were found to hold. */
export interface Scanned {
  /** Behind the last record at which no transaction is open, in bytes of records. */
  readonly whole: number;
  /** Behind the last good record. */
  readonly good: number;
  /** Whether what comes behind the last good record was synced once, so that it was damaged; or was never complete. */
  readonly rest: "none" | "torn" | "damaged";
  /** The last format description; null when it has none. */
  readonly format: Buffer | null;
}

/** The events of a record. */
export function* eventsOf(payload: Buffer): Generator<RawEvent, void> {
  for (let at = 0; at < payload.length; ) {
    const start = at + EVENT_LENGTH_BYTES;
    const end = start + payload.readUInt32LE(at);
    yield rawEvent(payload.subarray(start, end));
    at = end;
  }
}

/**
 * Goes through the records of a segment, to the first that is not good.
 * @param headerBytes in front of the records
 * @param base position in the log of the first
 * @param onTransaction told of each transaction that ends
 */
export async function scan(
  file: DiskFile,
  headerBytes: number,
  base: number,
  onTransaction: (gtid: Gtid) => void,
): Promise<Scanned> {
  const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
  const records = new RecordScan(onTransaction);
  for (;;) {
    const read = await file.read(chunk, headerBytes + records.good);
    const bytes = chunk.subarray(0, read);
    const at = records.take(bytes, base);
    if (at === "bad") {
      const rest = await wasSynced(file, headerBytes, base, records.good);
      return { ...records.found, rest };
    }
    if (read < chunk.length) return { ...records.found, rest: at < read ? "torn" : "none" };
  }
}

class RecordScan {
  readonly #onTransaction: (gtid: Gtid) => void;
  readonly #bounds = new TransactionBounds();
  /** A large event whose end has not come: its first part, and how much of it is missing. */
  #large: { readonly head: Buffer; missing: number } | null = null;
  #format: Buffer | null = null;
  #whole = 0;
  good = 0;

  constructor(onTransaction: (gtid: Gtid) => void) {
    this.#onTransaction = onTransaction;
  }

  get found(): Omit<Scanned, "rest"> {
    return { whole: this.#whole, good: this.good, format: this.#format };
  }

  /** Takes the whole records of what was read at `good`; returns how many bytes they have, or that one is bad. */
  take(bytes: Buffer, base: number): number | "bad" {
    let at = 0;
    for (;;) {
      const record = readRecord(bytes, at, base + this.good);
      if (record === "short") return at;
      if (record === "bad" || !this.#fits(record)) return "bad";
      at += record.bytes;
      this.good += record.bytes;
      if (this.#large === null && !this.#bounds.open) this.#whole = this.good;
    }
  }

  /** Whether the record can come here; then it is taken. */
  #fits({ kind, payload }: SpoolRecord): boolean {
    switch (kind) {
      case RecordKind.EVENTS:
        if (this.#large !== null) return false;
        for (const event of eventsOf(payload)) this.#event(event);
        return true;
      case RecordKind.LARGE: {
        if (this.#large !== null) return false;
        const size = payload.readUIntLE(0, LARGE_LENGTH_BYTES);
        const head = payload.subarray(LARGE_LENGTH_BYTES);
        this.#part({ head: Buffer.from(head), missing: size }, head.length);
        return true;
      }
      case RecordKind.LARGE_NEXT:
        if (this.#large === null || this.#large.missing < payload.length) return false;
        this.#part(this.#large, payload.length);
        return true;
      default:
        return kind satisfies never;
    }
  }

  #part(large: { readonly head: Buffer; missing: number }, bytes: number): void {
    large.missing -= bytes;
    this.#large = large.missing === 0 ? null : large;
    // What tells where a transaction ends stands at the begin of an event.
    if (large.missing === 0) this.#event(rawEvent(large.head));
  }

  #event(event: RawEvent): void {
    if (event.type === EventType.FORMAT_DESCRIPTION) this.#format = Buffer.from(event.bytes);
    const gtid = this.#bounds.push(event);
    if (gtid !== null) this.#onTransaction(gtid);
  }
}

/**
 * What is not good at the end of a log was never complete, unless a later record says that it was synced: then it was
 * received, and damaged since.
 */
async function wasSynced(
  file: DiskFile,
  headerBytes: number,
  base: number,
  bad: number,
): Promise<"torn" | "damaged"> {
  const bytes = Buffer.allocUnsafe(2 * CHUNK_BYTES);
  for (let from = bad; ; from += CHUNK_BYTES) {
    const read = await file.read(bytes, headerBytes + from);
    const seen = bytes.subarray(0, read);
    for (let at = from === bad ? 1 : 0; at < Math.min(CHUNK_BYTES, read - HEAD_BYTES); at += 1) {
      const record = readRecord(seen, at, base + from + at);
      if (typeof record === "object" && record.synced > base + bad) return "damaged";
    }
    if (read < bytes.length) return "torn";
  }
}
