import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { SpoolBounds } from "./bounds.ts";
import { Description } from "./description.ts";
import { FileSystemDisk } from "./disk.ts";
import type { SpoolFull } from "./room.ts";
import { Spool } from "./spool.ts";
import { spoolFailed } from "./spool-failed.ts";

/** How a link opens its spool. */
export interface SpoolRequest {
  readonly link: string;
  /** See SpoolOptions. */
  readonly signal: AbortSignal;
  readonly onRoom: (full: SpoolFull | null) => void;
}

/** The spools of all links of an agent. */
export interface Spools {
  /**
   * Opens the spool of a link, which nobody else has open.
   * @throws AgentError SPOOL_FAILED
   */
  open(request: SpoolRequest): Promise<Spool>;
  /** What is known of the source of a link. */
  description(link: string): Description;
  /**
   * Removes what a link has received: it is deleted.
   * @throws AgentError SPOOL_FAILED
   */
  remove(link: string): Promise<void>;
}

const DESCRIPTION = "source.json";

/** A folder for each link, in a folder of theirs. */
export class SpoolsFolder implements Spools {
  readonly #folder: string;
  readonly #bounds: SpoolBounds;
  /** Of each link the one that was opened last. */
  readonly #opened = new Map<string, Spool>();

  constructor(folder: string, bounds: SpoolBounds) {
    this.#folder = folder;
    this.#bounds = bounds;
  }

  async open({ link, signal, onRoom }: SpoolRequest): Promise<Spool> {
    const folder = this.#folderOf(link);
    try {
      const disk = await FileSystemDisk.open(folder);
      const spool = await Spool.open({ disk, link, bounds: this.#bounds, signal, onRoom });
      this.#opened.set(link, spool);
      return spool;
    } catch (cause) {
      throw spoolFailed(folder, cause);
    }
  }

  /** Bytes on disk of what a link has received, as of when it was last at work; null when it was not since the agent began. */
  bytesOf(link: string): number | null {
    return this.#opened.get(link)?.bytes ?? null;
  }

  description(link: string): Description {
    return new Description(join(this.#folderOf(link), DESCRIPTION));
  }

  async remove(link: string): Promise<void> {
    const folder = this.#folderOf(link);
    this.#opened.delete(link);
    try {
      await rm(folder, { recursive: true, force: true });
    } catch (cause) {
      throw spoolFailed(folder, cause);
    }
  }

  #folderOf(link: string): string {
    return join(this.#folder, link);
  }
}
