import type { Spill, SpillFile } from "../change/spill.ts";

/** A file that several read, each when it comes to it. It is closed when all have disposed of theirs. */
export class SharedFile implements SpillFile {
  readonly #file: SpillFile;
  #holders = 0;
  readonly #own: Disposable;

  /** @param file is this object's from now on */
  constructor(file: SpillFile) {
    this.#file = file;
    this.#own = this.#held();
  }

  append(record: Buffer): void {
    this.#file.append(record);
  }

  records(): Iterable<Buffer> {
    return this.#file.records();
  }

  /** The same file for one more reader. */
  hold(): SpillFile {
    return {
      append: (record) => this.append(record),
      records: () => this.records(),
      ...this.#held(),
    };
  }

  [Symbol.dispose](): void {
    this.#own[Symbol.dispose]();
  }

  #held(): Disposable {
    this.#holders += 1;
    let state: "held" | "released" = "held";
    return {
      [Symbol.dispose]: () => {
        if (state === "released") return;
        state = "released";
        this.#holders -= 1;
        if (this.#holders === 0) this.#file[Symbol.dispose]();
      },
    };
  }
}

/** Opens files for several readers, and gives up those that nobody has come to. */
export class SharedFiles implements Spill, Disposable {
  readonly #spill: Spill;
  readonly #files = new Set<SharedFile>();

  constructor(spill: Spill) {
    this.#spill = spill;
  }

  get memoryBytes(): number {
    return this.#spill.memoryBytes;
  }

  open(): SharedFile {
    const file = new SharedFile(this.#spill.open());
    this.#files.add(file);
    return file;
  }

  /** Nobody comes to the file any more; who has it keeps it. */
  release(file: SpillFile): void {
    if (!(file instanceof SharedFile)) throw new Error("the file was not opened here");
    this.#files.delete(file);
    file[Symbol.dispose]();
  }

  [Symbol.dispose](): void {
    for (const file of this.#files) file[Symbol.dispose]();
    this.#files.clear();
  }
}
