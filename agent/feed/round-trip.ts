/** From here on a path is one between sites, where bytes count; below, both agents are in one, and processor time does. Milliseconds. */
const LONG_MS = 10;

/** How long the path to another agent is, there and back: no longer than its quickest answer took. */
export class RoundTrip {
  #quickest: number | null = null;

  /** @param ms from a statement until its first answer */
  note(ms: number): void {
    if (this.#quickest === null || ms < this.#quickest) this.#quickest = ms;
  }

  /** Whether it is worth processor time to send less. Not before there was an answer. */
  get isLong(): boolean {
    return this.#quickest !== null && this.#quickest >= LONG_MS;
  }
}
