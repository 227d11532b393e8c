import type { GtidEvent } from "../change/gtid-event.ts";
import { formatGtid, type Gtid, GtidSet, GtidSetBuilder } from "../change/gtid-set.ts";
import type { RowsEvent } from "../change/rows-event.ts";
import type { SourceChange } from "../change/statement/source-change.ts";
import type { TableMap } from "../change/table-map.ts";
import type { TransactionSink } from "../change/transaction-reader.ts";
import { AgentError } from "../error.ts";
import type { Batch, BatchEnd } from "./batch.ts";
import type { ChangeSink } from "./change-sink.ts";
import type { RowReader } from "./row-reader.ts";
import { ShardedChanges, type ShardOf, sharding } from "./sharding.ts";
import { packets, type Step } from "./steps.ts";
import type { TableChanges, TableWriter } from "./table-writer.ts";

/** A batch is closed at about this many bytes of binlog: it bounds memory, and how long one target transaction takes. */
export const BATCH_BYTES = 2 * 1024 * 1024;
/** … and at this many changed rows: beyond it a longer statement gains nothing. */
export const BATCH_ROWS = 5_000;

/** Tables whose rows may be ahead of the stream, each until these transactions are applied. */
export type Windows = ReadonlyMap<string, GtidSet>;

export const tableKey = (database: string, table: string): string => `${database}\0${table}`;

/** A window that is still open, with how many of its transactions have not come yet. */
interface OpenWindow {
  readonly until: GtidSet;
  missing: number;
}

/** What happened to one table. */
interface ShardedTable {
  readonly map: TableMap;
  readonly writer: TableWriter;
  readonly shardOf: ShardOf;
  /** One for each worker. */
  readonly shards: readonly TableChanges[];
}

/** The batch that is being filled. */
interface Filling extends Size {
  readonly tables: Map<string, ShardedTable>;
  /** The same by table map: one is the same object as long as the table is the same. */
  readonly latest: Map<TableMap, ShardedTable>;
}

/** Transactions that are complete and whose batch is not. */
interface Complete {
  readonly transactions: number;
  /** The first of them; empty when there is none, but a prepared XA branch. */
  readonly gtid: string;
  readonly committedAt: number;
}

interface Size {
  bytes: number;
  rows: number;
}

const empty = (): Filling => ({ tables: new Map(), latest: new Map(), bytes: 0, rows: 0 });
const isFull = ({ bytes, rows }: Size): boolean => bytes >= BATCH_BYTES || rows >= BATCH_ROWS;

/**
 * Collects source transactions into batches while the one before is being written. A batch is handed over as soon as it is
 * asked for and holds a whole transaction, so it is as small as the source is slow; it grows to its limits when the target
 * is behind. At most one full batch waits.
 */
export class Batcher implements TransactionSink {
  #reader: RowReader;
  readonly #onLeave: (gtid: GtidEvent, what: string) => void;
  readonly #executed: GtidSetBuilder;
  /** What each worker has written already. */
  readonly #written: readonly GtidSet[];
  readonly #windows = new Map<string, OpenWindow>();
  /** Transactions that prepared an XA branch which has not ended, by their text. */
  readonly #prepared = new Map<string, Gtid>();
  readonly #sealed: Batch[] = [];
  /** Transactions that are still to be handed over one by one, to name the one that cannot be applied. */
  #apart: number;
  #filling = empty();
  /**
   * Of the transaction that is being read, since its last part was handed over. One is only cut when it is larger than a batch
   * by itself: while it is open, each of several workers holds the locks of its part, and waits for the others'.
   */
  #open: Size = { bytes: 0, rows: 0 };
  /** Transactions that are complete and in no batch with an end yet; null when there are none. */
  #complete: Complete | null = null;
  #gtid: GtidEvent | null = null;
  /** The schema change of the transaction that is being read. */
  #change: SourceChange | null = null;
  /** Closed by a schema change: what follows is read by definitions that it may have changed. */
  #barrier: "open" | "closed" = "open";
  #ended = false;
  #wakeTaker: (() => void) | null = null;
  #wakeFiller: (() => void) | null = null;

  /**
   * @param written what each worker has written already; they have `position` in common
   * @param apart how many transactions come in batches of their own before merging starts
   * @param onLeave told of what is left out on purpose
   */
  constructor(
    reader: RowReader,
    position: GtidSet,
    written: readonly GtidSet[],
    windows: Windows,
    apart: number,
    onLeave: (gtid: GtidEvent, what: string) => void,
  ) {
    this.#reader = reader;
    this.#written = written;
    this.#onLeave = onLeave;
    this.#executed = new GtidSetBuilder(position);
    this.#apart = apart;
    for (const [table, until] of windows) {
      const missing = until.subtract(position).count;
      if (missing > 0) this.#windows.set(table, { until, missing });
    }
  }

  begin(gtid: GtidEvent): void {
    this.#gtid = gtid;
    this.#open = { bytes: 0, rows: 0 };
  }

  rows(table: TableMap, event: RowsEvent): void {
    const rows = this.#reader.read(table, event, this.#sink(this.#changesOf(table)));
    for (const each of [this.#filling, this.#open]) {
      each.rows += rows;
      each.bytes += event.bytes.length;
    }
    if (isFull(this.#open)) this.#seal(null);
  }

  change(change: SourceChange): void {
    this.#sealComplete();
    if (change.place === "before-rows") this.#sealChange(change, null);
    else this.#change = change;
  }

  leave(gtid: GtidEvent, what: string): void {
    this.#onLeave(gtid, what);
  }

  /** A schema change is applied: reading goes on, by the definitions as they are now. */
  proceed(reader: RowReader): void {
    this.#reader = reader;
    this.#barrier = "open";
    this.#wakeFiller?.();
  }

  end(branch: Gtid | null = null): void {
    const event = this.#gtid as GtidEvent;
    this.#executed.add(event.gtid);
    if (branch !== null) {
      this.#executed.add(branch);
      this.#prepared.delete(formatGtid(branch));
    }
    if (this.#change !== null) {
      const change = this.#change;
      this.#gtid = null;
      this.#change = null;
      const closed = this.#closeWindows(event);
      for (const table of closed) this.#windows.delete(table);
      if (this.#apart > 0) this.#apart -= 1;
      this.#sealChange(change, {
        transactions: 1,
        committedAt: event.committedAt,
        executed: this.#executed.build(),
        prepared: this.#preparedSet(),
      });
      return;
    }
    this.#completed(event, 1);
  }

  postpone(): void {
    const event = this.#gtid as GtidEvent;
    this.#prepared.set(formatGtid(event.gtid), event.gtid);
    this.#completed(event, 0);
  }

  #completed(event: GtidEvent, transactions: 0 | 1): void {
    this.#gtid = null;
    const before = this.#complete ?? { transactions: 0, gtid: "" };
    this.#complete = {
      transactions: before.transactions + transactions,
      gtid: before.transactions > 0 || transactions === 0 ? before.gtid : formatGtid(event.gtid),
      committedAt: event.committedAt,
    };
    // Up to here a window counts for the whole batch, from here on it must not.
    const closed = this.#closeWindows(event);
    if (closed.length > 0 || this.#apart > 0 || isFull(this.#filling)) this.#sealComplete();
    if (this.#apart > 0) this.#apart -= transactions;
    for (const table of closed) this.#windows.delete(table);
    this.#wakeTaker?.();
  }

  /** No more will come. */
  finish(): void {
    this.#ended = true;
    this.#wakeTaker?.();
    this.#wakeFiller?.();
  }

  /** Whether whoever fills should wait. */
  get full(): boolean {
    return this.#sealed.length > 0 || this.#barrier === "closed";
  }

  /** Waits until there is room again. */
  async room(): Promise<void> {
    while (this.full && !this.#ended) {
      await new Promise<void>((resolve) => {
        this.#wakeFiller = resolve;
      });
    }
  }

  /** The next batch, as soon as there is one; null when no more will come. */
  async take(): Promise<Batch | null> {
    for (;;) {
      if (this.#ended) return null;
      const sealed = this.#sealed.shift();
      if (sealed !== undefined) {
        this.#wakeFiller?.();
        return sealed;
      }
      // Only between transactions: what is there then is complete.
      if (this.#gtid === null && this.#complete !== null) {
        this.#sealComplete();
        continue;
      }
      await new Promise<void>((resolve) => {
        this.#wakeTaker = resolve;
      });
    }
  }

  #changesOf(table: TableMap): ShardedTable {
    const latest = this.#filling.latest.get(table);
    if (latest !== undefined) return latest;
    const key = tableKey(table.database, table.table);
    const known = this.#filling.tables.get(key);
    if (known?.map.layout.equals(table.layout) === true) return known;
    // Images of two forms cannot be merged: what came before is written first.
    if (known !== undefined) this.#seal(null);
    const writer = this.#reader.writerOf(table);
    const opened = {
      map: table,
      writer,
      shardOf: sharding(table, writer.plan, this.#written.length),
      shards: this.#written.map(() => writer.changes()),
    };
    this.#filling.tables.set(key, opened);
    this.#filling.latest.set(table, opened);
    return opened;
  }

  #sink({ shardOf, shards }: ShardedTable): ChangeSink {
    const [only] = shards;
    if (only !== undefined && shards.length === 1) return only;
    const { gtid } = this.#gtid as GtidEvent;
    return new ShardedChanges(
      shardOf,
      shards.map((changes, worker) => (this.#written[worker]?.has(gtid) === true ? null : changes)),
    );
  }

  #sealComplete(): void {
    if (this.#complete === null) return;
    const { transactions, committedAt } = this.#complete;
    this.#seal({
      transactions,
      committedAt,
      executed: this.#executed.build(),
      prepared: this.#preparedSet(),
    });
    this.#complete = null;
  }

  #upTo(): GtidSet {
    const executed = this.#executed.build();
    if (this.#gtid === null) return executed;
    const set = new GtidSetBuilder(executed);
    set.add(this.#gtid.gtid);
    return set.build();
  }

  #preparedSet(): GtidSet {
    if (this.#prepared.size === 0) return GtidSet.empty;
    const set = new GtidSetBuilder(GtidSet.empty);
    for (const gtid of this.#prepared.values()) set.add(gtid);
    return set.build();
  }

  #seal(end: BatchEnd | null): void {
    const { tables } = this.#filling;
    const rows = [...tables.values()]
      .flatMap(({ shards }) => shards)
      .reduce((sum, { size }) => sum + size, 0);
    const open = this.#gtid === null ? 0 : 1;
    const transactions = (this.#complete?.transactions ?? 0) + open;
    const first = this.#complete?.gtid ?? (this.#gtid === null ? "" : formatGtid(this.#gtid.gtid));
    this.#sealed.push({
      ...this.#packets(tables, transactions === 1),
      rows,
      upTo: end?.executed ?? this.#upTo(),
      transactions,
      gtid: transactions === 1 ? first : "",
      end,
      change: null,
    });
    this.#filling = empty();
    this.#open = { bytes: 0, rows: 0 };
    this.#wakeTaker?.();
  }

  /** Made here, while the batch before is being written, and not when the target waits for it. */
  #packets(tables: Filling["tables"], apart: boolean): Pick<Batch, "packets" | "refused"> {
    const stepsOf = (worker: number): readonly Step[] =>
      [...tables].flatMap(([key, { writer, shards }]) =>
        writer.steps(shards[worker] as TableChanges, this.#windows.has(key) ? "window" : "strict"),
      );
    try {
      return {
        packets: this.#written.map((_, worker) => packets(stepsOf(worker), this.#reader.limits, apart)),
        refused: null,
      };
    } catch (error) {
      // Of which transaction it is shows when they are applied one by one.
      return { packets: [], refused: AgentError.from(error) };
    }
  }

  #sealChange(change: SourceChange, end: BatchEnd | null): void {
    const gtid = formatGtid(change.gtid);
    const upTo = end?.executed ?? this.#upTo();
    this.#sealed.push({ packets: [], refused: null, rows: 0, upTo, transactions: 1, gtid, end, change });
    this.#barrier = "closed";
    this.#wakeTaker?.();
  }

  #closeWindows(event: GtidEvent): string[] {
    const closed: string[] = [];
    for (const [table, window] of this.#windows) {
      if (!window.until.has(event.gtid)) continue;
      window.missing -= 1;
      if (window.missing === 0) closed.push(table);
    }
    return closed;
  }
}
