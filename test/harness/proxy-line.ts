import { EventEmitter, once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";

/** Which way bytes go: from the side that connects, or from the side that is connected to. */
export type Direction = "from_client" | "from_server";

/** How a proxy treats what passes. */
export interface ProxyBehaviour {
  /**
   * One way, milliseconds: each piece arrives so much later, and those behind it do not wait for it. A new connection takes a round
   * trip before the first byte, as TCP's does.
   */
  readonly delay: number;
  /** Bytes a second in each direction, of all connections together; null: as fast as it goes. */
  readonly rate: number | null;
  /** Every so often nothing passes in either direction for so long, milliseconds; what is sent meanwhile arrives afterwards. */
  readonly stalls: { readonly every: number; readonly last: number } | null;
  /**
   * What is not handed on any more, with nobody told: a network that swallows packets. What a direction of a connection has lost a
   * part of stays lost.
   */
  readonly lost: "nothing" | Direction | "everything";
  /**
   * `parted`: nothing passes, connections stay open and new ones come to nothing; what was sent arrives once the network is whole
   * again, as TCP sends it anew. `refused`: new connections are cut at once; open ones are left alone.
   */
  readonly network: "whole" | "parted" | "refused";
  /** After so many bytes from the server a connection is cut; null: never. */
  readonly truncateAfter: number | null;
}

export const FAITHFUL: ProxyBehaviour = {
  delay: 0,
  rate: null,
  stalls: null,
  lost: "nothing",
  network: "whole",
  truncateAfter: null,
};

/** Bytes that were handed on. */
export type Passed = Readonly<Record<Direction, number>>;

/** What may pass at once after a pause, milliseconds of the rate: timers come late. */
const BURST_MS = 10;
const MS_PER_SECOND = 1_000;

/** What several connections share: how the network behaves, and what of its rate is used up. */
export class ProxyLine {
  #behaviour = FAITHFUL;
  readonly #changed = new EventEmitter().setMaxListeners(0);
  /** When the stalls began to be counted. */
  #since = performance.now();
  /** Until when each direction is busy with what was let through. */
  readonly #busyUntil: Record<Direction, number> = { from_client: 0, from_server: 0 };
  readonly #passed: Record<Direction, number> = { from_client: 0, from_server: 0 };

  get behaviour(): ProxyBehaviour {
    return this.#behaviour;
  }

  get passed(): Passed {
    return { ...this.#passed };
  }

  behave(behaviour: ProxyBehaviour): void {
    if (JSON.stringify(behaviour.stalls) !== JSON.stringify(this.#behaviour.stalls)) {
      this.#since = performance.now();
    }
    this.#behaviour = behaviour;
    this.#changed.emit("changed");
  }

  loses(direction: Direction): boolean {
    const { lost } = this.#behaviour;
    return lost === "everything" || lost === direction;
  }

  /** Waits until the network takes anything. Throws when aborted. */
  async open(signal: AbortSignal): Promise<void> {
    for (;;) {
      if (this.#behaviour.network === "parted") {
        await once(this.#changed, "changed", { signal });
        continue;
      }
      const left = this.#stallLeft();
      if (left === 0) return;
      await this.#wait(left, signal);
    }
  }

  /** Waits until so many bytes may be handed on in a direction, and counts them. Throws when aborted. */
  async take(direction: Direction, bytes: number, signal: AbortSignal): Promise<void> {
    await this.open(signal);
    const { rate } = this.#behaviour;
    if (rate !== null) {
      const now = performance.now();
      const from = Math.max(this.#busyUntil[direction], now - BURST_MS);
      const until = from + (bytes * MS_PER_SECOND) / rate;
      this.#busyUntil[direction] = until;
      if (until > now) await sleep(until - now, undefined, { signal });
      // The stall may have begun, the network been parted meanwhile.
      await this.open(signal);
    }
    this.#passed[direction] += bytes;
  }

  #stallLeft(): number {
    const { stalls } = this.#behaviour;
    if (stalls === null) return 0;
    const at = (performance.now() - this.#since) % stalls.every;
    const begins = stalls.every - stalls.last;
    return at < begins ? 0 : stalls.every - at;
  }

  /** Waits so long, or until the behaviour changes. */
  async #wait(ms: number, signal: AbortSignal): Promise<void> {
    const over = new AbortController();
    try {
      const either = AbortSignal.any([signal, over.signal]);
      await Promise.race([
        once(this.#changed, "changed", { signal: either }),
        sleep(Math.ceil(ms), undefined, { signal: either }),
      ]);
    } finally {
      over.abort();
    }
  }
}
