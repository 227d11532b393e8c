import { closeSync, openSync, readSync } from "node:fs";
import {
  constants,
  copyFile,
  type FileHandle,
  mkdir,
  open,
  readdir,
  rename,
  rm,
  statfs,
} from "node:fs/promises";
import { join } from "node:path";
import { syncFolder } from "../store/atomic-write.ts";

const FOLDER_MODE = 0o700;
/** Rows of tables are in them. */
const FILE_MODE = 0o600;

/** A file that is written at its end, and read anywhere. */
export interface DiskFile extends AsyncDisposable {
  /** Writes all of it. Nothing of it counts as kept before `sync`. */
  write(bytes: Buffer, position: number): Promise<void>;
  /** Reads as much as there is, up to the length of `into`; returns how much that was. */
  read(into: Buffer, position: number): Promise<number>;
  sync(): Promise<void>;
  truncate(length: number): Promise<void>;
}

/** A file to be read by one who cannot wait: events of compressed transactions are unpacked in between. */
export interface BlockingFile extends Disposable {
  /** As `DiskFile.read`. */
  read(into: Buffer, position: number): number;
}

/** The folder of a spool. A test gives one that loses what was not synced, or is full. */
export interface Disk {
  /** For messages. */
  readonly folder: string;
  list(): Promise<readonly string[]>;
  /** @param how "new" fails when there is one of that name */
  open(name: string, how: "new" | "existing"): Promise<DiskFile>;
  openBlocking(name: string): BlockingFile;
  remove(name: string): Promise<void>;
  /** Takes a file away, or a copy of it, for an operator to look at. */
  setAside(name: string, what: "file" | "copy"): Promise<void>;
  /** Makes names and removals durable. */
  syncNames(): Promise<void>;
  /** Bytes that this account may still write on the disk. */
  freeBytes(): Promise<number>;
}

/** For files that were found damaged: an operator removes them. */
const DAMAGED = "damaged";

/** A folder of the file system. It is made when it is opened. */
export class FileSystemDisk implements Disk {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async open(folder: string): Promise<FileSystemDisk> {
    await mkdir(folder, { recursive: true, mode: FOLDER_MODE });
    return new FileSystemDisk(folder);
  }

  async list(): Promise<readonly string[]> {
    const entries = await readdir(this.folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  }

  async open(name: string, how: "new" | "existing"): Promise<DiskFile> {
    return new OpenFile(await open(join(this.folder, name), how === "new" ? "wx+" : "r+", FILE_MODE));
  }

  openBlocking(name: string): BlockingFile {
    const descriptor = openSync(join(this.folder, name), "r");
    return {
      read: (into, position) => {
        let read = 0;
        while (read < into.length) {
          const more = readSync(descriptor, into, read, into.length - read, position + read);
          if (more === 0) break;
          read += more;
        }
        return read;
      },
      [Symbol.dispose]: () => closeSync(descriptor),
    };
  }

  async remove(name: string): Promise<void> {
    await rm(join(this.folder, name));
  }

  async setAside(name: string, what: "file" | "copy"): Promise<void> {
    const from = join(this.folder, name);
    const damaged = join(this.folder, DAMAGED);
    await mkdir(damaged, { recursive: true, mode: FOLDER_MODE });
    if (what === "file") await rename(from, join(damaged, name));
    else await copyFile(from, join(damaged, name), constants.COPYFILE_FICLONE);
  }

  async syncNames(): Promise<void> {
    await syncFolder(this.folder);
  }

  async freeBytes(): Promise<number> {
    const { bavail, bsize } = await statfs(this.folder);
    return bavail * bsize;
  }
}

class OpenFile implements DiskFile {
  readonly #handle: FileHandle;

  constructor(handle: FileHandle) {
    this.#handle = handle;
  }

  async write(bytes: Buffer, position: number): Promise<void> {
    for (let from = 0; from < bytes.length; ) {
      const { bytesWritten } = await this.#handle.write(bytes, from, bytes.length - from, position + from);
      from += bytesWritten;
    }
  }

  async read(into: Buffer, position: number): Promise<number> {
    let read = 0;
    while (read < into.length) {
      const { bytesRead } = await this.#handle.read(into, read, into.length - read, position + read);
      if (bytesRead === 0) break;
      read += bytesRead;
    }
    return read;
  }

  async sync(): Promise<void> {
    await this.#handle.datasync();
  }

  async truncate(length: number): Promise<void> {
    await this.#handle.truncate(length);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#handle.close();
  }
}
