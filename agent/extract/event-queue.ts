import type { StreamedEvent } from "../change/binlog-event.ts";

/** Bytes of events that may wait for the reader before the source is held back: a few groups' worth. */
export const QUEUE_HIGH_BYTES = 4 * 1024 * 1024;
/** What an event costs besides its bytes. */
const EVENT_OVERHEAD_BYTES = 200;

/** What holds the source back: the socket. */
export interface Valve {
  pause(): void;
  resume(): void;
}

/**
 * Between the socket, which pushes, and the link, which pulls: bounded in bytes by pausing the socket. Events come out in
 * the order they went in, many at a time.
 */
export class EventQueue {
  readonly #valve: Valve;
  #events: StreamedEvent[] = [];
  #bytes = 0;
  #paused = false;
  #ended: { readonly error: Error | null } | null = null;
  #wake: (() => void) | null = null;

  constructor(valve: Valve) {
    this.#valve = valve;
  }

  /** Whether the source is held back now: its silence then means nothing. */
  get holds(): boolean {
    return this.#paused;
  }

  push(event: StreamedEvent): void {
    // What comes behind a fault must not come out before it.
    if (this.#ended !== null) return;
    this.#events.push(event);
    // What is held in a file keeps the source back until it is taken: there need not be a second one.
    this.#bytes += "bytes" in event ? event.bytes.length + EVENT_OVERHEAD_BYTES : QUEUE_HIGH_BYTES;
    if (!this.#paused && this.#bytes >= QUEUE_HIGH_BYTES) {
      this.#paused = true;
      this.#valve.pause();
    }
    this.#wake?.();
  }

  /** Ends the queue: what is in it still comes out, then the error, or the end. The first call counts. */
  end(error: Error | null): void {
    this.#ended ??= { error };
    this.#wake?.();
  }

  /** All that waits, at least one event; null at the end. Throws the error that the queue was ended with. */
  async take(): Promise<readonly StreamedEvent[] | null> {
    while (this.#events.length === 0) {
      if (this.#ended !== null) {
        if (this.#ended.error !== null) throw this.#ended.error;
        return null;
      }
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      this.#wake = null;
    }
    const taken = this.#events;
    this.#events = [];
    this.#bytes = 0;
    if (this.#paused) {
      this.#paused = false;
      this.#valve.resume();
    }
    return taken;
  }
}
