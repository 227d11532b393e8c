import { rename, rm } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import { systemErrorCode } from "../lib/error-code.ts";
import { syncFolder } from "../store/atomic-write.ts";
import { type AppendFile, openAppendFile } from "./append-file.ts";

/** Bounds of what is kept. */
export interface Rotation {
  /** A file is followed by another before it grows beyond this, in bytes. */
  readonly bytesMax: number;
  /** Files kept, the one that is written to among them; the oldest goes. */
  readonly filesMax: number;
}

/**
 * Lines in a file that only grows, NAME.jsonl; a full one becomes NAME.1.jsonl, that one NAME.2.jsonl, and so on. Lines are
 * written one after the other, whoever asks at the same time.
 */
export class RotatingLines implements AsyncDisposable {
  readonly path: string;
  readonly #rotation: Rotation;
  readonly #open: typeof openAppendFile;
  /** Null after a rotation that was cut off: opened again with the next line. */
  #file: AppendFile | null = null;
  #size = 0;
  #tornLine = false;
  #last: Promise<void> = Promise.resolve();

  private constructor(path: string, rotation: Rotation, open: typeof openAppendFile) {
    this.path = path;
    this.#rotation = rotation;
    this.#open = open;
  }

  /** `open` replaces the disk in tests. Rejects as the system does. */
  static async open(path: string, rotation: Rotation, open = openAppendFile): Promise<RotatingLines> {
    const lines = new RotatingLines(path, rotation, open);
    await lines.#opened();
    return lines;
  }

  /** Adds a line; with `durable` it outlives a loss of power when this resolves. Rejects as the system does. */
  async add(line: string, durability: "written" | "durable"): Promise<void> {
    const added = this.#last.then(() => this.#add(line, durability));
    // The next line waits for this one, not for its success.
    this.#last = added.catch(() => {});
    await added;
  }

  async #add(line: string, durability: "written" | "durable"): Promise<void> {
    let file = await this.#opened();
    if (this.#size > 0 && this.#size + Buffer.byteLength(line) > this.#rotation.bytesMax) {
      await this.#rotate(file);
      file = await this.#opened();
    }
    // What a write that was cut off left is a line of its own, which reads as none.
    const bytes = Buffer.from(`${this.#tornLine ? "\n" : ""}${line}\n`);
    this.#tornLine = true;
    this.#size += bytes.length;
    await file.append(bytes);
    this.#tornLine = false;
    if (durability === "durable") await file.sync();
  }

  async #opened(): Promise<AppendFile> {
    if (this.#file !== null) return this.#file;
    const file = await this.#open(this.path);
    this.#file = file;
    this.#size = file.size;
    this.#tornLine = file.endsWithinLine;
    // A file whose name is lost with the power has no lines.
    await syncFolder(dirname(this.path));
    return file;
  }

  async #rotate(file: AppendFile): Promise<void> {
    this.#file = null;
    await file.close();
    const { filesMax } = this.#rotation;
    await rm(this.#numbered(filesMax - 1), { force: true });
    for (let number = filesMax - 2; number >= 0; number--) {
      await renameIfThere(this.#numbered(number), this.#numbered(number + 1));
    }
  }

  #numbered(number: number): string {
    if (number === 0) return this.path;
    const extension = extname(this.path);
    return join(dirname(this.path), `${basename(this.path, extension)}.${number}${extension}`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#last;
    const file = this.#file;
    this.#file = null;
    await file?.close();
  }
}

async function renameIfThere(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (systemErrorCode(error) !== "ENOENT") throw error;
  }
}
