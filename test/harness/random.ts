/** A small seeded generator: the same seed gives the same sequence on every machine. Not for secrets. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A float from 0 up to, and without, 1. */
  next(): number {
    // An additive step through all 2^32 states, then two rounds of xor-shift and multiply to spread the bits.
    this.#state = (this.#state + 0x9e3779b9) >>> 0;
    let z = this.#state;
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return ((z ^ (z >>> 16)) >>> 0) / 0x1_0000_0000;
  }

  /** An integer from `low` to `high`, both included. */
  int(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(choices: readonly T[]): T {
    return choices[Math.floor(this.next() * choices.length)] as T;
  }

  bytes(length: number): Buffer {
    const bytes = Buffer.alloc(length);
    for (let at = 0; at < length; at++) bytes[at] = Math.floor(this.next() * 256);
    return bytes;
  }

  /** A generator of its own for one of several concurrent users, the same for the same seed and number. */
  fork(number: number): Random {
    return new Random(Math.imul(this.#state ^ (number + 1), 0x27d4eb2f));
  }
}

/** The seed that TOWLINE_SEED asks for, else a new one. Print it: it is what repeats a run. */
export function seedFrom(env: NodeJS.ProcessEnv): number {
  const asked = env["TOWLINE_SEED"];
  if (asked === undefined || asked === "") return Math.floor(Math.random() * 0x1_0000_0000);
  const seed = Number(asked);
  if (!Number.isSafeInteger(seed) || seed < 0)
    throw new Error(`TOWLINE_SEED must be a whole number, not "${asked}"`);
  return seed;
}
