import { sleep } from "../lib/abort.ts";

const MS_PER_SECOND = 1_000;

/** Rows a second that all workers of a load may write together. */
export class RateLimit {
  readonly rowsPerSecond: number;
  /** When the rows that were let through so far are paid for, by `performance.now`. */
  #paid = 0;

  /** @param rowsPerSecond Infinity for none */
  constructor(rowsPerSecond: number) {
    this.rowsPerSecond = rowsPerSecond;
  }

  /** Waits until these rows may be written, or until the signal is aborted. */
  async take(rows: number, signal: AbortSignal): Promise<void> {
    const now = performance.now();
    const begin = Math.max(now, this.#paid);
    this.#paid = begin + (rows / this.rowsPerSecond) * MS_PER_SECOND;
    if (begin > now) await sleep(begin - now, signal);
  }
}
