import { closeSync, openSync, statfsSync, unlinkSync } from "node:fs";
import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Spill, SpillFile } from "../change/spill.ts";
import { DiskSpillFile } from "./disk-spill-file.ts";
import { spillFailed } from "./spill-failed.ts";

/** What a link may hold in memory before it takes to the disk, bytes. */
const MEMORY_BYTES = 8 * 1024 * 1024;
/** So much of the disk is left to everybody else, declared specs and logs among them, bytes. */
const RESERVE_BYTES = 256 * 1024 * 1024;

const FOLDER_MODE = 0o700;
/** Rows of tables are in them. */
const FILE_MODE = 0o600;

/** Bounds; a test gives its own. */
export interface SpillBounds {
  readonly memoryBytes: number;
  readonly reserveBytes: number;
}

const BOUNDS: SpillBounds = { memoryBytes: MEMORY_BYTES, reserveBytes: RESERVE_BYTES };

/**
 * A folder for what is too large for memory. A file in it loses its name as soon as it is open, so that the system takes it
 * away with the process that holds it, however that ends.
 */
export class SpillFolder implements Spill {
  readonly #folder: string;
  readonly #bounds: SpillBounds;
  #files = 0;

  private constructor(folder: string, bounds: SpillBounds) {
    this.#folder = folder;
    this.#bounds = bounds;
  }

  /**
   * Makes the folder, and empties it of what was left by a process that ended between opening a file and taking its name.
   * It is the caller's alone.
   * @throws AgentError SPILL_FAILED
   */
  static async open(folder: string, bounds: SpillBounds = BOUNDS): Promise<SpillFolder> {
    try {
      await mkdir(folder, { recursive: true, mode: FOLDER_MODE });
      for (const name of await readdir(folder)) await rm(join(folder, name));
    } catch (cause) {
      throw spillFailed(folder, cause);
    }
    return new SpillFolder(folder, bounds);
  }

  get memoryBytes(): number {
    return this.#bounds.memoryBytes;
  }

  open(): SpillFile {
    const path = join(this.#folder, `${process.pid}-${(this.#files += 1)}`);
    try {
      const file = openSync(path, "wx+", FILE_MODE);
      try {
        unlinkSync(path);
      } catch (cause) {
        closeSync(file);
        throw cause;
      }
      return new DiskSpillFile(file, this.#folder, () => this.#room());
    } catch (cause) {
      throw spillFailed(this.#folder, cause);
    }
  }

  /** Bytes that may still be written. */
  #room(): number {
    const { bavail, bsize } = statfsSync(this.#folder);
    return bavail * bsize - this.#bounds.reserveBytes;
  }
}
