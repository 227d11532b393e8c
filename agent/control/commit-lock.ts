import { KeyedLock } from "../lib/keyed-lock.ts";

/**
 * Held while declared objects are checked against each other and written. One for instances and links together: that an
 * instance of a link exists must hold until the link is on disk. Never held while a server or a link is waited for.
 */
export class CommitLock {
  readonly #lock = new KeyedLock();

  async run<T>(task: () => Promise<T>): Promise<T> {
    return await this.#lock.run("", task);
  }
}
