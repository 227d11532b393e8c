import { sleep } from "../lib/abort.ts";

const MS_PER_SECOND = 1_000;

/** Holds a verification to so many rows a second. */
export class Pace {
  readonly #rowsPerSecond: number | null;
  readonly #signal: AbortSignal;
  #free = performance.now();

  /** @param rowsPerSecond null: as fast as the servers are */
  constructor(rowsPerSecond: number | null, signal: AbortSignal) {
    this.#rowsPerSecond = rowsPerSecond;
    this.#signal = signal;
  }

  /** Counts rows that were compared, and waits until more may be. Returns whether to go on. */
  async take(rows: number): Promise<boolean> {
    if (this.#rowsPerSecond === null) return !this.#signal.aborted;
    const now = performance.now();
    this.#free = Math.max(this.#free, now) + (rows * MS_PER_SECOND) / this.#rowsPerSecond;
    return this.#free <= now ? !this.#signal.aborted : await sleep(this.#free - now, this.#signal);
  }
}
