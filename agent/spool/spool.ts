import { isDeepStrictEqual } from "node:util";
import { rawEvent, type StreamedEvent } from "../change/binlog-event.ts";
import { type Gtid, GtidSet, GtidSetBuilder } from "../change/gtid-set.ts";
import type { SpoolBounds } from "./bounds.ts";
import type { Disk, DiskFile } from "./disk.ts";
import { GroupWriter } from "./group-writer.ts";
import { Intake } from "./intake.ts";
import { Log } from "./log.ts";
import { RECENT_BYTES } from "./recent.ts";
import { type Damage, recover } from "./recover.ts";
import { Room, type SpoolFull } from "./room.ts";
import { Segment } from "./segment.ts";
import { encodeHeader, type Origin } from "./segment-header.ts";
import { spoolFailed } from "./spool-failed.ts";
import { SpoolReader } from "./spool-reader.ts";

export interface SpoolOptions {
  readonly disk: Disk;
  readonly link: string;
  readonly bounds: SpoolBounds;
  /** Aborted when the link is to stop: then a disk that is full is not waited for. */
  readonly signal: AbortSignal;
  /** Told when the feed is held back because there is no room, and when it goes on. */
  readonly onRoom: (full: SpoolFull | null) => void;
}

/** A transaction that is complete, and where it ends. */
interface Completed {
  readonly gtid: Gtid;
  readonly end: number;
}

/**
 * What a link has received and not applied, on disk: raw events in the order in which they came, in segments. One feed writes it
 * and one reader follows. Whole transactions that are synced count as received: they outlive the source, and this process.
 */
export class Spool implements AsyncDisposable {
  readonly #disk: Disk;
  readonly #link: string;
  readonly #bounds: SpoolBounds;
  readonly #log = new Log();
  readonly #room: Room;
  readonly #writer: GroupWriter;
  readonly #intake: Intake;
  readonly #gone: AbortSignal;
  /** Damage that was found when it was opened; what it took is asked for again. */
  readonly damage: Damage | null;
  /** What was cut off when it was opened because it was not complete, bytes. */
  readonly cutBytes: number;
  #all: GtidSetBuilder;
  #received: GtidSetBuilder;
  /** Complete and not synced. */
  #completed: Completed[] = [];
  #file: DiskFile | null = null;
  #reader: SpoolReader | null = null;
  readonly #closing = new AbortController();

  private constructor(
    { disk, link, bounds, signal, onRoom }: SpoolOptions,
    found: Awaited<ReturnType<typeof recover>>,
  ) {
    this.#disk = disk;
    this.#link = link;
    this.#bounds = bounds;
    this.#gone = AbortSignal.any([signal, this.#closing.signal]);
    this.#room = new Room(disk, bounds, onRoom);
    this.damage = found.damage;
    this.cutBytes = found.cutBytes;
    const log = this.#log;
    log.segments = found.segments;
    log.end = log.segments.at(-1)?.end ?? 0;
    log.shown = log.end;
    log.written = log.end;
    log.whole = log.end;
    const all = this.#found();
    this.#all = new GtidSetBuilder(all);
    this.#received = new GtidSetBuilder(all);
    this.#writer = new GroupWriter({
      onWritten: (position) => {
        log.written = position;
        log.recent.trim(position, this.#reader === null ? 0 : RECENT_BYTES);
        log.changed();
      },
      onSynced: (position) => this.#onSynced(position),
      onFailed: (cause) => this.#onFailed(cause),
      onFull: async () => {
        if (this.#gone.aborted) throw new Error("the spool was closed while the disk was full");
        this.#room.noted("disk");
        await this.#room.change(log, this.#gone);
      },
    });
    const onTransaction = (gtid: Gtid, end: number): void => {
      this.#all.add(gtid);
      log.segments.at(-1)?.add(gtid);
      this.#completed.push({ gtid, end });
    };
    const intake = { log, disk, room: this.#room, writer: this.#writer, onTransaction };
    this.#intake = new Intake(intake, found.format);
  }

  /**
   * Reads what is there, to the last whole transaction that can be read.
   * @throws AgentError SPOOL_FAILED
   */
  static async open(options: SpoolOptions): Promise<Spool> {
    try {
      return new Spool(options, await recover(options.disk));
    } catch (cause) {
      throw spoolFailed(options.disk.folder, cause);
    }
  }

  /** Whole transactions that are synced, and everything before the first of them. */
  get received(): GtidSet {
    return this.#received.build();
  }

  /** Whole transactions that were taken, synced or not, and everything before the first of them. */
  get taken(): GtidSet {
    return this.#all.build();
  }

  /** How many files it has. */
  get segments(): number {
    return this.#log.segments.length;
  }

  /** Bytes on disk. */
  get bytes(): number {
    return this.#log.bytes;
  }

  /** Whether a target that has executed these transactions finds here all others that were received. */
  continues(executed: GtidSet): boolean {
    const missing = this.received.subtract(executed);
    return this.#log.segments.reduce(
      (rest, { transactions }) => (rest.isEmpty ? rest : rest.subtract(transactions)),
      missing,
    ).isEmpty;
  }

  /**
   * What it holds, and the target lacks, of transactions that were received while rows of other tables were asked for: rows of the
   * tables that are chosen now may be missing in them.
   * @param chosen the tables that are chosen now, as `chosenText` has them
   */
  chosenOtherwise(chosen: string, executed: GtidSet): GtidSet {
    return this.#log.segments
      .filter(({ header }) => header.origin.chosen !== chosen)
      .reduce((all, { transactions }) => all.union(transactions), GtidSet.empty)
      .subtract(executed);
  }

  /** Gives up everything that it holds. No feed and no reader is at work. */
  async clear(): Promise<void> {
    await this.#guarded(async () => {
      await this.#closeFile();
      for (const { name } of this.#log.segments) await this.#disk.remove(name);
      await this.#disk.syncNames();
    });
    this.#log.segments = [];
    this.#log.recent.clear();
    this.#intake.cut();
    this.#all = new GtidSetBuilder(GtidSet.empty);
    this.#received = new GtidSetBuilder(GtidSet.empty);
  }

  /**
   * A feed begins, or begins again: what it had sent of a transaction that was not complete is given up.
   * @param executed what the target has; it may be more than was received
   * @param origin who sends, and what is asked for
   * @returns what the source need not send
   * @throws AgentError SPOOL_FAILED
   */
  async resume(executed: GtidSet, origin: Origin): Promise<GtidSet> {
    const log = this.#log;
    log.ended = null;
    await this.#guarded(async () => {
      if (log.end > log.whole) await this.#cut();
      const all = this.#all.build();
      const from = all.union(executed);
      const last = log.segments.at(-1);
      if (last !== undefined && isDeepStrictEqual(last.header.origin, origin) && all.contains(from)) {
        if (this.#file === null) await this.#continue(last);
        return;
      }
      this.#all = new GtidSetBuilder(from);
      await this.#begin(origin);
      this.#received = new GtidSetBuilder(from);
    });
    return this.#all.build();
  }

  /**
   * Takes what the source sent, and what is held of it in files. Resolves when there is room for more: while there is none the
   * source is held back. Only after `resume`.
   * @throws AgentError SPOOL_FAILED, and what is wrong with an event; what came before it is kept
   */
  async append(events: readonly StreamedEvent[], signal: AbortSignal): Promise<void> {
    await this.#guarded(async () => {
      await this.#intake.take(events, signal);
      const tail = this.#log.segments.at(-1);
      if (tail !== undefined && !this.#intake.open && tail.bytes >= this.#bounds.segmentBytes)
        await this.#begin(tail.header.origin);
    });
  }

  /** Nothing more comes for now. The reader is told once it has had everything. */
  end(error: Error | null): void {
    this.#log.ended = { error };
    this.#log.changed();
  }

  /**
   * Removes segments of which everything is applied.
   * @param executed what the target has committed, durably
   */
  async applied(executed: GtidSet): Promise<void> {
    const done = this.#log.segments
      .slice(0, -1)
      .filter(({ transactions }) => executed.contains(transactions));
    if (done.length === 0) return;
    this.#log.segments = this.#log.segments.filter((segment) => !done.includes(segment));
    await this.#guarded(async () => {
      for (const { name } of done) await this.#disk.remove(name);
    });
    this.#log.changed();
  }

  /**
   * All that is here and all that comes. There is one reader at a time.
   * @param executed transactions that are left out
   */
  async *read(executed: GtidSet, signal: AbortSignal): AsyncGenerator<readonly StreamedEvent[], void> {
    await using reader = new SpoolReader(this.#log, this.#disk, executed, this.#bounds.memoryBytes);
    this.#reader = reader;
    try {
      for (;;) {
        const events = await reader.next(signal);
        if (events === null) return;
        yield events;
      }
    } finally {
      if (this.#reader === reader) this.#reader = null;
    }
  }

  /** Stops writing. What is complete is written and synced, unless the disk is full. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#closing.abort();
    await this.#writer.settle();
    await this.#writer.stop();
    this.#log.recent.clear();
    const file = this.#file;
    const tail = this.#log.segments.at(-1);
    if (file === null || tail === undefined) return;
    this.#file = null;
    await using _closed = file;
    // What a disk did not sync it may show all the same, until its power is lost.
    if (this.#log.failure !== null) await file.truncate(tail.fileOffset(this.#writer.synced));
  }

  async #cut(): Promise<void> {
    const log = this.#log;
    await this.#writer.settle();
    this.#reader?.cut(log.whole, this.#intake.cut());
    log.recent.cut(log.whole);
    log.end = log.whole;
    log.shown = log.whole;
    log.written = log.whole;
    const tail = log.segments.at(-1);
    if (tail === undefined || this.#file === null) return;
    tail.end = log.whole;
    await this.#file.truncate(tail.bytes);
    await this.#file.sync();
    this.#to(tail, this.#file);
  }

  async #continue(segment: Segment): Promise<void> {
    this.#file = await this.#disk.open(segment.name, "existing");
    this.#to(segment, this.#file);
  }

  /** Begins a segment at the end of the log, where no transaction is open. */
  async #begin(origin: Origin): Promise<void> {
    await this.#closeFile();
    const log = this.#log;
    const header = { link: this.#link, origin, base: log.end, from: this.#all.build() };
    const head = encodeHeader(header);
    const last = log.segments.at(-1);
    // One that holds nothing yet has the same name.
    if (last !== undefined && last.base === log.end) {
      log.segments = log.segments.slice(0, -1);
      await this.#disk.remove(last.name);
    }
    const segment = new Segment(header, head.length, GtidSet.empty);
    const file = await this.#disk.open(segment.name, "new");
    this.#file = file;
    await this.#room.retried(log, this.#gone, async () => {
      await file.write(head, 0);
      await file.sync();
    });
    await this.#disk.syncNames();
    log.segments = [...log.segments, segment];
    this.#to(segment, file);
    const { format } = this.#intake;
    if (format === null) return;
    // Whoever begins to read here has to know the format.
    const start = log.end;
    this.#writer.filling.addEvent(format, this.#writer.synced);
    this.#intake.closeRecord();
    log.whole = log.end;
    log.shown = log.end;
    const whole = { end: log.end, events: 1 };
    log.recent.push({ start, end: log.end, events: [rawEvent(format)], whole });
    log.changed();
  }

  #to(segment: Segment, file: DiskFile): void {
    this.#writer.to({ file, offsetOf: (position) => segment.fileOffset(position) }, this.#log.end);
  }

  async #closeFile(): Promise<void> {
    const file = this.#file;
    if (file === null) return;
    await this.#writer.settle();
    // A segment that is begun says that everything before it was received.
    if (this.#log.failure !== null) throw this.#log.failure;
    this.#file = null;
    await file[Symbol.asyncDispose]();
  }

  #found(): GtidSet {
    const last = this.#log.segments.at(-1);
    return last === undefined ? GtidSet.empty : last.header.from.union(last.transactions);
  }

  #onSynced(position: number): void {
    const after = this.#completed.findIndex(({ end }) => end > position);
    for (const { gtid } of this.#completed.splice(0, after === -1 ? this.#completed.length : after))
      this.#received.add(gtid);
    this.#log.changed();
  }

  #onFailed(cause: unknown): void {
    this.#log.failure = spoolFailed(this.#disk.folder, cause);
    this.#log.changed();
  }

  /** What the disk does not do is the end of it all; what is wrong with an event is not. */
  async #guarded(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (cause) {
      const failure = spoolFailed(this.#disk.folder, cause);
      if (failure.code === "SPOOL_FAILED") this.#log.failure ??= failure;
      throw failure;
    }
  }
}
