import { EventEmitter } from "node:events";

/** Ends the file. */
const END = Buffer.alloc(0);

/**
 * What the driver sends as the file of a LOAD DATA LOCAL: a stream to it, as far as it uses one. It never emits "end": the
 * driver answers that with an empty packet which all connections of the process share, and one that waits in a socket gets the
 * sequence number of another; the server then waits for ever, or says that packets are out of order. Here the empty packet
 * is the last part.
 */
export class LocalFile extends EventEmitter {
  readonly #parts: Iterator<Buffer>;
  #state: "flowing" | "paused" | "ended" = "flowing";

  /** @param parts none of them empty */
  constructor(parts: readonly Buffer[]) {
    super();
    this.#parts = [...parts, END][Symbol.iterator]();
  }

  /** The server asks for the file. */
  start(): this {
    // By then the driver listens.
    process.nextTick(() => this.#flow());
    return this;
  }

  /** The driver calls it while the socket is full. */
  pause(): void {
    if (this.#state === "flowing") this.#state = "paused";
  }

  resume(): void {
    if (this.#state !== "paused") return;
    this.#state = "flowing";
    this.#flow();
  }

  /** Nothing more is sent: the server has answered. */
  close(): void {
    this.#state = "ended";
  }

  #flow(): void {
    while (this.#state === "flowing") {
      const next = this.#parts.next();
      if (next.done === true) this.close();
      else this.emit("data", next.value);
    }
  }
}
