import { setImmediate } from "node:timers/promises";
import type { BlockingFile, Disk, DiskFile } from "../../agent/spool/disk.ts";

/** What was written and not synced. */
interface Unsynced {
  readonly bytes: Buffer;
  readonly position: number;
}

/** A file as a process sees it, and as it is on the disk. */
class Content {
  seen: Buffer = Buffer.alloc(0);
  durable: Buffer = Buffer.alloc(0);
  unsynced: Unsynced[] = [];

  write(bytes: Buffer, position: number): void {
    this.seen = written(this.seen, bytes, position);
    this.unsynced.push({ bytes: Buffer.from(bytes), position });
  }
}

function written(file: Buffer, bytes: Buffer, position: number): Buffer {
  const grown = Buffer.alloc(Math.max(file.length, position + bytes.length));
  file.copy(grown);
  bytes.copy(grown, position);
  return grown;
}

function systemError(code: string): Error {
  return Object.assign(new Error(code), { code });
}

/** A disk in memory that fills up, fails, and loses what was not synced. Each call takes a turn of the event loop. */
export class FaultyDisk implements Disk {
  readonly folder = "memory";
  readonly aside: string[] = [];
  /** How large all files may be together. */
  capacity = Number.MAX_SAFE_INTEGER;
  /** What `freeBytes` says. */
  free = Number.MAX_SAFE_INTEGER;
  syncFails: "never" | "once" | "always" = "never";
  syncs = 0;
  /** Held, a sync does not end. */
  syncHeld: Promise<void> | null = null;
  readonly #files: Map<string, Content>;

  constructor(files: ReadonlyMap<string, Buffer> = new Map()) {
    this.#files = new Map(
      [...files].map(([name, bytes]) => {
        const content = new Content();
        content.seen = Buffer.from(bytes);
        content.durable = Buffer.from(bytes);
        return [name, content];
      }),
    );
  }

  get names(): readonly string[] {
    return [...this.#files.keys()].sort();
  }

  /** As a new process finds it when the old one was killed. */
  get files(): ReadonlyMap<string, Buffer> {
    return new Map([...this.#files].map(([name, { seen }]) => [name, seen]));
  }

  /**
   * As it is found after a loss of power.
   * @param kept how many bytes of each write that was not synced came to the disk, between 0 and `length`
   */
  powerLost(kept: (length: number) => number): FaultyDisk {
    const files = new Map<string, Buffer>();
    for (const [name, { durable, unsynced }] of this.#files) {
      let file: Buffer = durable;
      for (const { bytes, position } of unsynced)
        file = written(file, bytes.subarray(0, kept(bytes.length)), position);
      files.set(name, file);
    }
    return new FaultyDisk(files);
  }

  async list(): Promise<readonly string[]> {
    return this.names;
  }

  async open(name: string, how: "new" | "existing"): Promise<DiskFile> {
    if (how === "new") {
      if (this.#files.has(name)) throw systemError("EEXIST");
      this.#files.set(name, new Content());
    }
    const content = this.#content(name);
    return {
      write: async (bytes, position) => {
        const growth = Math.max(0, position + bytes.length - content.seen.length);
        const room = this.capacity - this.#size();
        await setImmediate();
        if (growth > room) {
          content.write(bytes.subarray(0, Math.max(0, bytes.length - growth + Math.max(0, room))), position);
          throw systemError("ENOSPC");
        }
        content.write(bytes, position);
      },
      read: async (into, position) => {
        await setImmediate();
        return content.seen.copy(into, 0, Math.min(position, content.seen.length));
      },
      sync: async () => {
        const { seen, unsynced } = content;
        const count = unsynced.length;
        await this.syncHeld;
        await setImmediate();
        if (this.syncFails !== "never") {
          if (this.syncFails === "once") this.syncFails = "never";
          throw systemError("EIO");
        }
        this.syncs += 1;
        content.durable = seen;
        content.unsynced = content.unsynced.slice(count);
      },
      truncate: async (length) => {
        content.seen = content.seen.subarray(0, length);
        content.durable = content.durable.subarray(0, length);
        content.unsynced = [];
      },
      [Symbol.asyncDispose]: async () => {},
    };
  }

  openBlocking(name: string): BlockingFile {
    const content = this.#content(name);
    return {
      read: (into, position) => content.seen.copy(into, 0, position),
      [Symbol.dispose]: () => {},
    };
  }

  async remove(name: string): Promise<void> {
    this.#content(name);
    this.#files.delete(name);
  }

  async setAside(name: string, what: "file" | "copy"): Promise<void> {
    this.aside.push(name);
    if (what === "file") this.#files.delete(name);
  }

  async syncNames(): Promise<void> {}

  async freeBytes(): Promise<number> {
    return this.free;
  }

  #content(name: string): Content {
    const content = this.#files.get(name);
    if (content === undefined) throw systemError("ENOENT");
    return content;
  }

  #size(): number {
    return [...this.#files.values()].reduce((sum, { seen }) => sum + seen.length, 0);
  }
}
