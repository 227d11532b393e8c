/**
 * Things to be disposed of together, in reverse order of their arrival. Node 20 has no AsyncDisposableStack. `await using`
 * one while opening several things: what was opened is closed again when a later one fails, unless `move` was called.
 */
export class AsyncStack implements AsyncDisposable {
  #parts: AsyncDisposable[] = [];

  use<T extends AsyncDisposable>(part: T): T {
    this.#parts.push(part);
    return part;
  }

  /** A new stack that owns what this one owned; this one is empty then. */
  move(): AsyncStack {
    const moved = new AsyncStack();
    moved.#parts = this.#parts;
    this.#parts = [];
    return moved;
  }

  /** Disposes of all, also when some fail; the first failure is thrown at the end. */
  async [Symbol.asyncDispose](): Promise<void> {
    const failures: unknown[] = [];
    for (const part of this.#parts.splice(0).reverse()) {
      try {
        await part[Symbol.asyncDispose]();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  }
}
