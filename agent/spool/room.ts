import type { SpoolBounds } from "./bounds.ts";
import type { Disk } from "./disk.ts";
import type { Log } from "./log.ts";
import { isFull } from "./spool-failed.ts";

/** Why the feed is held back: the spool is as large as it may be, or the disk has no room. */
export type SpoolFull = "limit" | "disk";

/** The disk is looked at each time that so much was written, bytes. */
const LOOK_BYTES = 16 * 1024 * 1024;
/** … and while it is full, this often, milliseconds. */
const LOOK_EVERY_MS = 500;

/** Whether there is room for more of what is received. */
export class Room {
  readonly #disk: Disk;
  readonly #bounds: SpoolBounds;
  readonly #onRoom: (full: SpoolFull | null) => void;
  /** Free space was enough up to this size of the spool. */
  #lookAt = 0;
  #noted: SpoolFull | null = null;

  constructor(disk: Disk, bounds: SpoolBounds, onRoom: (full: SpoolFull | null) => void) {
    this.#disk = disk;
    this.#bounds = bounds;
    this.#onRoom = onRoom;
  }

  /**
   * Waits while there is no room, or until `signal` is aborted. A reader that has everything waits for the end of what it has, and
   * nothing can go before that has come: a transaction may be larger than the spool.
   */
  async wait(log: Log, signal: AbortSignal): Promise<void> {
    for (;;) {
      const full = await this.#look(log.bytes);
      if (full === null || (full === "limit" && log.reader === "idle")) break;
      this.noted(full);
      await this.change(log, signal);
      if (log.failure !== null || signal.aborted) return;
    }
    this.noted(null);
  }

  /** What is in the way of writing more to a spool of so many bytes. */
  async #look(bytes: number): Promise<SpoolFull | null> {
    if (bytes >= this.#bounds.bytes) return "limit";
    // A spool that has become smaller is looked at anew as well: others may have taken the room.
    if (this.#noted !== "disk" && bytes < this.#lookAt && bytes >= this.#lookAt - LOOK_BYTES) return null;
    if ((await this.#disk.freeBytes()) < this.#bounds.freeBytes) return "disk";
    this.#lookAt = bytes + LOOK_BYTES;
    return null;
  }

  /** Tells of a change. */
  noted(full: SpoolFull | null): void {
    if (full === this.#noted) return;
    this.#noted = full;
    this.#onRoom(full);
  }

  /** Resolves when it is worth looking again. */
  async change(log: Log, signal: AbortSignal): Promise<void> {
    await log.change(log.version, signal, LOOK_EVERY_MS);
  }

  /** Does what needs room until there is some. */
  async retried(log: Log, signal: AbortSignal, work: () => Promise<void>): Promise<void> {
    for (;;) {
      try {
        await work();
        return;
      } catch (cause) {
        if (!isFull(cause) || signal.aborted) throw cause;
        this.noted("disk");
        await this.change(log, signal);
      }
    }
  }
}
