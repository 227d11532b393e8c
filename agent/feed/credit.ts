/** What a frame costs at least, bytes: it takes more memory than a few bytes of the wire. */
const LEAST_COST_BYTES = 256;

/** What a frame of so many packed bytes costs of the credit, bytes: both sides count alike. */
export function frameCost(packedBytes: number): number {
  return Math.max(LEAST_COST_BYTES, packedBytes);
}

/** Bytes that the other side lets us send: what it has not taken yet is bounded by what it gave. */
export class Credit {
  #bytes = 0;
  #wake: () => void = () => {};

  constructor(bytes: number) {
    this.#bytes = bytes;
  }

  give(bytes: number): void {
    this.#bytes += bytes;
    if (this.#bytes > 0) this.#wake();
  }

  /** Waits until anything may be sent, then counts these bytes off; one frame may go below nothing. Returns early when aborted. */
  async spend(bytes: number, signal: AbortSignal): Promise<void> {
    while (this.#bytes <= 0 && !signal.aborted) {
      await new Promise<void>((resolve) => {
        const done = (): void => {
          signal.removeEventListener("abort", done);
          resolve();
        };
        this.#wake = done;
        signal.addEventListener("abort", done, { once: true });
      });
    }
    this.#bytes -= bytes;
  }
}
