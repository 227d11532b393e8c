/** Rows that arrive in a second are counted over at least so long, milliseconds: chunks come in bursts. */
const OVER_MS = 2_000;

/** How fast the rows of one table arrive of late. */
export class LoadRate {
  readonly #clock: () => number;
  #since: number;
  #rows = 0;
  #perSecond = 0;

  /** @param clock milliseconds, of any beginning */
  constructor(clock: () => number = () => performance.now()) {
    this.#clock = clock;
    this.#since = clock();
  }

  add(rows: number): void {
    this.#rows += rows;
    const elapsed = this.#clock() - this.#since;
    if (elapsed < OVER_MS && this.#perSecond > 0) return;
    // Until the first span is over, what came so far has to do.
    this.#perSecond = elapsed <= 0 ? 0 : (this.#rows * 1000) / elapsed;
    if (elapsed < OVER_MS) return;
    this.#since += elapsed;
    this.#rows = 0;
  }

  get perSecond(): number {
    return Math.round(this.#perSecond);
  }

  /** Seconds until `rows` more are there; null when that cannot be told. */
  secondsFor(rows: number): number | null {
    return this.#perSecond <= 0 || rows <= 0 ? null : Math.ceil(rows / this.#perSecond);
  }
}
