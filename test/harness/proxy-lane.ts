import type { Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { Direction, ProxyLine } from "./proxy-line.ts";

/** Bytes that may be under way in one direction of a connection: what 50 Mbit/s hold in 160 ms. Beyond them the sender waits. */
const WINDOW_BYTES = 1_048_576;
/** What is handed on in one piece at most, so that connections share a rate evenly. */
const PIECE_BYTES = 16_384;

/** Bytes, or an end of them, and when it arrives at the soonest. */
type Item =
  | { readonly kind: "bytes"; readonly bytes: Buffer; readonly due: number }
  | { readonly kind: "end" | "close" | "truncated"; readonly due: number };

/** One direction of a connection: what came in, in order, until it is handed on. */
export class ProxyLane {
  readonly #from: Socket;
  readonly #to: Socket;
  readonly #line: ProxyLine;
  readonly #direction: Direction;
  readonly #signal: AbortSignal;
  readonly #items: Item[] = [];
  #bytes = 0;
  #wake: () => void = () => {};

  /** @param signal ends it: what is under way then arrives nowhere */
  constructor(
    [from, to]: readonly [Socket, Socket],
    line: ProxyLine,
    direction: Direction,
    signal: AbortSignal,
  ) {
    this.#from = from;
    this.#to = to;
    this.#line = line;
    this.#direction = direction;
    this.#signal = signal;
    signal.addEventListener("abort", () => this.#wake(), { once: true });
  }

  /** Bytes are on their way; the sender waits while there are too many. */
  send(bytes: Buffer): void {
    const due = this.#due();
    for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
      this.#items.push({ kind: "bytes", bytes: bytes.subarray(at, at + PIECE_BYTES), due });
    }
    this.#bytes += bytes.length;
    if (this.#bytes > WINDOW_BYTES) this.#from.pause();
    this.#wake();
  }

  /** Nothing comes behind it: the sender has ended its half, is gone, or was cut off in the middle of what it sent. */
  finish(kind: "end" | "close" | "truncated"): void {
    this.#items.push({ kind, due: this.#due() });
    this.#wake();
  }

  /** Hands on what comes, until aborted. */
  async run(): Promise<void> {
    try {
      for (;;) {
        const item = await this.#next();
        const early = item.due - performance.now();
        if (early > 0) await sleep(early, undefined, { signal: this.#signal });
        await this.#deliver(item);
      }
    } catch (error) {
      // Aborted: the connection is gone.
      if (!this.#signal.aborted) throw error;
    }
  }

  async #next(): Promise<Item> {
    for (;;) {
      this.#signal.throwIfAborted();
      const item = this.#items.shift();
      if (item !== undefined) return item;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  async #deliver(item: Item): Promise<void> {
    switch (item.kind) {
      case "bytes":
        await this.#line.take(this.#direction, item.bytes.length, this.#signal);
        if (this.#to.writable && !this.#to.write(item.bytes)) await this.#drained();
        this.#bytes -= item.bytes.length;
        if (this.#bytes <= WINDOW_BYTES) this.#from.resume();
        return;
      case "end":
        await this.#line.open(this.#signal);
        this.#to.end();
        return;
      case "close":
        await this.#line.open(this.#signal);
        this.#to.destroy();
        return;
      case "truncated":
        await this.#line.open(this.#signal);
        // An end, not a reset: that would overtake what was sent before.
        this.#to.end();
        this.#from.resetAndDestroy();
        return;
      default:
        item satisfies never;
    }
  }

  /** Resolves when what was written is handed over, or the socket is gone. */
  async #drained(): Promise<void> {
    const socket = this.#to;
    await new Promise<void>((resolve) => {
      const done = (): void => {
        socket.off("drain", done).off("close", done);
        resolve();
      };
      socket.on("drain", done).on("close", done);
    });
  }

  #due(): number {
    return performance.now() + this.#line.behaviour.delay;
  }
}
