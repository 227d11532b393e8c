import { once } from "node:events";
import type { Writable } from "node:stream";
import { Credit, frameCost } from "./credit.ts";
import type { NotedFeed } from "./open-feeds.ts";
import { Pack } from "./packed.ts";

/** Frames that wait to be sent before whoever makes them should stop. */
const WAITING_MOST = 4;

interface Waiting {
  readonly frame: Buffer;
  readonly rows: number;
}

/** Sends frames of rows or events in their order, packed, as far as the other side has given credit. */
export class Outgoing implements Disposable {
  readonly credit: Credit;
  readonly #pack: Pack;
  readonly #call: Writable;
  readonly #message: (packed: Buffer, size: number, rows: number) => unknown;
  readonly #signal: AbortSignal;
  readonly #feed: Pick<NotedFeed, "sent">;
  readonly #waiting: Waiting[] = [];
  #sending: Promise<void> | null = null;
  #failure: { readonly error: unknown } | null = null;

  /** @param message a frame as what `call` sends: packed, its bytes before, and what was said of its rows */
  constructor(
    call: Writable,
    credit: number,
    message: (packed: Buffer, size: number, rows: number) => unknown,
    signal: AbortSignal,
    feed: Pick<NotedFeed, "sent">,
  ) {
    this.#call = call;
    this.credit = new Credit(credit);
    this.#pack = new Pack();
    this.#message = message;
    this.#signal = signal;
    this.#feed = feed;
  }

  /**
   * Takes a frame. Returns whether there is room for more; if not, wait for `sent`.
   * @param rows how many rows it holds by column; 0 for records
   */
  push(frame: Buffer, rows = 0): boolean {
    // What failed is said by `sent`; what comes behind it goes nowhere.
    if (this.#failure !== null) return false;
    this.#waiting.push({ frame, rows });
    this.#sending ??= this.#send().catch((error: unknown) => {
      this.#failure = { error };
    });
    return this.#waiting.length < WAITING_MOST;
  }

  /** Waits until no frame is under way any more, whether they were sent or not. */
  async settled(): Promise<void> {
    await this.#sending;
  }

  /** Waits until every frame was sent. Throws what kept one from it. */
  async sent(): Promise<void> {
    await this.#sending;
    if (this.#failure !== null) throw this.#failure.error;
  }

  async #send(): Promise<void> {
    for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) {
      const { frame, rows } = next;
      const packed = await this.#pack.frame(frame);
      await this.credit.spend(frameCost(packed.length), this.#signal);
      if (this.#signal.aborted) return;
      this.#feed.sent(packed.length, frame.length);
      this.#call.write(this.#message(packed, frame.length, rows));
      await drained(this.#call, this.#signal);
    }
    this.#sending = null;
  }

  [Symbol.dispose](): void {
    this.#pack[Symbol.dispose]();
  }
}

/** Waits until the other side has taken so much that there is room for more to be sent. Returns early when aborted. */
export async function drained(call: Writable, signal: AbortSignal): Promise<void> {
  if (!call.writableNeedDrain) return;
  try {
    await once(call, "drain", { signal });
  } catch (error) {
    // An abort ends the wait; whoever sends looks at it next.
    if (!signal.aborted) throw error;
  }
}
