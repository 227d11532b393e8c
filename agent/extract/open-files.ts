import type { Spill, SpillFile } from "../change/spill.ts";

/** Files that are open, so that none stays when whoever was to dispose of it never came to it. */
export class OpenFiles implements Spill, Disposable {
  readonly #spill: Spill;
  readonly #files = new Set<SpillFile>();

  constructor(spill: Spill) {
    this.#spill = spill;
  }

  get memoryBytes(): number {
    return this.#spill.memoryBytes;
  }

  open(): SpillFile {
    const file = this.#spill.open();
    const tracked: SpillFile = {
      append: (record) => file.append(record),
      records: () => file.records(),
      [Symbol.dispose]: () => {
        this.#files.delete(tracked);
        file[Symbol.dispose]();
      },
    };
    this.#files.add(tracked);
    return tracked;
  }

  [Symbol.dispose](): void {
    for (const file of this.#files) file[Symbol.dispose]();
  }
}
