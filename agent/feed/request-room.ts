import { AgentError } from "../error.ts";

/** Bytes of requests that are held for one peer, all of its calls together, at most. Read, they take several times as much. */
export const PEER_REQUEST_BYTES_MAX = 32 * 1024 * 1024;

/** What is held of the requests of each peer: what its calls began with, statements that are under way, and what waits. */
export class RequestRoom {
  readonly #held = new Map<string | null, number>();
  readonly #most: number;

  /** @param most bytes for each peer */
  constructor(most = PEER_REQUEST_BYTES_MAX) {
    this.#most = most;
  }

  /** Bytes that are held now for a peer, or, with null, for all that have no role. */
  heldFor(client: string | null): number {
    return this.#held.get(client) ?? 0;
  }

  /** Counts so many bytes until disposed of. Throws LIMIT_REACHED. */
  hold(client: string | null, bytes: number): Disposable {
    const held = this.heldFor(client) + bytes;
    if (held > this.#most)
      throw new AgentError(
        "LIMIT_REACHED",
        `what ${JSON.stringify(client)} asks for in calls of the feed has more than ${this.#most} bytes together`,
        {
          hint: "Have fewer links of that agent read from this one, or choose whole databases in place of tables.",
        },
      );
    this.#held.set(client, held);
    return {
      [Symbol.dispose]: () => {
        const left = this.heldFor(client) - bytes;
        if (left > 0) this.#held.set(client, left);
        else this.#held.delete(client);
      },
    };
  }
}
