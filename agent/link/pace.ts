import { setImmediate } from "node:timers/promises";
import type { Batcher } from "../apply/batcher.ts";
import type { Read } from "../change/transaction-reader.ts";

/**
 * So many bytes are decoded without a break: about a millisecond. An answer of the target that comes meanwhile has to wait,
 * and the target with it.
 */
const DECODE_BYTES = 128 * 1024;

/** When decoding pauses: for room in the batcher, and for everything else that this process does. */
export class Pace {
  readonly #batcher: Batcher;
  #bytes = 0;

  constructor(batcher: Batcher) {
    this.#batcher = batcher;
  }

  isDue(read: Read): boolean {
    this.#bytes += read.bytes.length;
    return this.#batcher.full || this.#bytes >= DECODE_BYTES;
  }

  async wait(): Promise<void> {
    if (this.#batcher.full) await this.#batcher.room();
    else await setImmediate();
    this.#bytes = 0;
  }
}
