/** How often things of a few kinds came. Every kind that is added is kept: the kinds have to be of a bounded set. */
export class Tally<K> implements Iterable<readonly [K, number]> {
  readonly #counts = new Map<K, number>();

  /** @param by how many more, at least 0 */
  add(kind: K, by = 1): void {
    this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + by);
  }

  of(kind: K): number {
    return this.#counts.get(kind) ?? 0;
  }

  [Symbol.iterator](): Iterator<readonly [K, number]> {
    return this.#counts[Symbol.iterator]();
  }
}
