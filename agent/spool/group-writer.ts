import type { DiskFile } from "./disk.ts";
import { RecordBuffer } from "./record-buffer.ts";
import { isFull } from "./spool-failed.ts";

/** What is written is synced after so long, milliseconds: what a loss of power may take, and what is then asked for again. */
export const SYNC_AFTER_MS = 50;
/** … or after so many bytes. */
export const SYNC_AFTER_BYTES = 16 * 1024 * 1024;

/** Whom a writer tells how far it is. */
export interface WriteEvents {
  /** Everything up to this position is in the file. */
  readonly onWritten: (position: number) => void;
  /** Everything up to this position survives a loss of power. */
  readonly onSynced: (position: number) => void;
  /** Nothing more will be written. */
  readonly onFailed: (cause: unknown) => void;
  /** The disk is full. Resolves when it is worth trying again; rejects when nobody wants that. */
  readonly onFull: () => Promise<void>;
}

/** The file that is written, and where in it a position of the log is. */
export interface WrittenFile {
  readonly file: DiskFile;
  readonly offsetOf: (position: number) => number;
}

/**
 * Writes records in groups: while one group is being written the next is collected, and goes out in one write. Syncs them in
 * groups as well, beside the writing.
 */
export class GroupWriter {
  readonly #events: WriteEvents;
  #filling = new RecordBuffer();
  /** Null while it is being written. */
  #spare: RecordBuffer | null = new RecordBuffer();
  #target: WrittenFile | null = null;
  #writing: Promise<void> | null = null;
  #syncing: Promise<void> | null = null;
  #timer: NodeJS.Timeout | undefined;
  #written = 0;
  #synced = 0;
  #state: "open" | "failed" = "open";

  constructor(events: WriteEvents) {
    this.#events = events;
  }

  /** Where the next records go. */
  get filling(): RecordBuffer {
    return this.#filling;
  }

  get synced(): number {
    return this.#synced;
  }

  /** Goes on at this position, up to which everything is synced. Nothing may be under way. */
  to(target: WrittenFile, position: number): void {
    this.#target = target;
    this.#written = position;
    this.#synced = position;
    this.#filling.begin(position);
  }

  /** Has what is complete written as soon as the write before is done. */
  start(): void {
    const target = this.#target;
    const spare = this.#spare;
    const full = this.#filling;
    if (this.#state === "failed" || target === null || spare === null || full.records.length === 0) return;
    spare.begin(full.end);
    this.#filling = spare;
    this.#spare = null;
    this.#writing = this.#write(target, full).then(
      () => {
        this.#writing = null;
        this.start();
      },
      (cause: unknown) => this.#fail(cause),
    );
  }

  /** Makes room in `filling`, in which no record is open. Resolves at once after a failure. */
  async room(): Promise<void> {
    if (this.#writing !== null) await this.#writing;
    this.start();
  }

  /** Writes everything up to a position that is complete. Returns after a failure as well. */
  async written(position: number): Promise<void> {
    while (this.#state === "open" && this.#written < position) {
      this.start();
      await this.#writing;
    }
  }

  /** Writes and syncs everything that is complete. After a failure it returns as well: `onFailed` has been told. */
  async settle(): Promise<void> {
    while (this.#state === "open" && this.#synced < this.#filling.end) {
      this.start();
      if (this.#writing !== null) await this.#writing;
      else {
        this.#startSync();
        await this.#syncing;
      }
    }
  }

  /** Waits for what is under way. Nothing is started by itself any more. */
  async stop(): Promise<void> {
    this.#state = "failed";
    clearTimeout(this.#timer);
    await this.#writing;
    await this.#syncing;
  }

  async #write({ file, offsetOf }: WrittenFile, group: RecordBuffer): Promise<void> {
    for (;;) {
      try {
        await file.write(group.records, offsetOf(group.start));
        break;
      } catch (cause) {
        if (!isFull(cause)) throw cause;
        await this.#events.onFull();
      }
    }
    this.#written = group.end;
    this.#spare = group;
    this.#events.onWritten(this.#written);
    this.#planSync();
  }

  #planSync(): void {
    if (this.#syncing !== null || this.#written === this.#synced || this.#state === "failed") return;
    if (this.#written - this.#synced >= SYNC_AFTER_BYTES) this.#startSync();
    else this.#timer ??= setTimeout(() => this.#startSync(), SYNC_AFTER_MS);
  }

  #startSync(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const target = this.#target;
    if (this.#syncing !== null || target === null || this.#state === "failed") return;
    this.#syncing = this.#sync(target.file).then(
      () => {
        this.#syncing = null;
        this.#planSync();
      },
      (cause: unknown) => this.#fail(cause),
    );
  }

  async #sync(file: DiskFile): Promise<void> {
    const position = this.#written;
    await file.sync();
    this.#synced = position;
    this.#events.onSynced(position);
  }

  #fail(cause: unknown): void {
    this.#writing = null;
    this.#syncing = null;
    clearTimeout(this.#timer);
    if (this.#state === "failed") return;
    this.#state = "failed";
    this.#events.onFailed(cause);
  }
}
