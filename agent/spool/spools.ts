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

  constructor(folder: string, bounds: SpoolBounds) {
    this.#folder = folder;
    this.#bounds = bounds;
  }

  async open({ link, signal, onRoom }: SpoolRequest): Promise<Spool> {
    const folder = this.#folderOf(link);
    try {
      const disk = await FileSystemDisk.open(folder);
      return await Spool.open({ disk, link, bounds: this.#bounds, signal, onRoom });
    } catch (cause) {
      throw spoolFailed(folder, cause);
    }
  }

  description(link: string): Description {
    return new Description(join(this.#folderOf(link), DESCRIPTION));
  }

  async remove(link: string): Promise<void> {
    const folder = this.#folderOf(link);
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
