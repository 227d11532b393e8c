import { AgentError } from "../error.ts";
import { Tally } from "../lib/tally.ts";

interface OpenFeed {
  readonly instance: string;
  readonly link: string;
  readonly controller: AbortController;
}

/** A call that is noted until this is disposed of. */
export interface NotedFeed extends Disposable {
  /** Counts a frame of the instance's data, bytes. */
  sent(packed: number, unpacked: number): void;
}

/** The calls of other agents that are under way, by the instance that they read. */
export class OpenFeeds {
  readonly #open = new Set<OpenFeed>();
  readonly #packed = new Tally<string>();
  readonly #unpacked = new Tally<string>();

  /** Notes a feed until it is disposed of. `controller` is aborted when the instance becomes another server, with the reason. */
  enter(instance: string, link: string, controller: AbortController): NotedFeed {
    const feed = { instance, link, controller };
    this.#open.add(feed);
    return {
      sent: (packed, unpacked) => {
        this.#packed.add(instance, packed);
        this.#unpacked.add(instance, unpacked);
      },
      [Symbol.dispose]: () => void this.#open.delete(feed),
    };
  }

  /** Links of other agents that read an instance now. */
  linksOf(instance: string): readonly string[] {
    return [...new Set([...this.#open].filter((feed) => feed.instance === instance).map(({ link }) => link))];
  }

  /** Calls that read an instance now. */
  callsOf(instance: string): number {
    return [...this.#open].filter((feed) => feed.instance === instance).length;
  }

  /** Rows and events of an instance that were sent since the agent was started, bytes: as they were sent, and as they were. */
  sentOf(instance: string): { readonly packed: number; readonly unpacked: number } {
    return { packed: this.#packed.of(instance), unpacked: this.#unpacked.of(instance) };
  }

  /** Ends the feeds of an instance that is not what it was. The links that they are for try again. */
  end(instance: string): void {
    const reason = new AgentError("CONNECTION_LOST", `instance "${instance}" was declared anew`);
    for (const feed of this.#open) if (feed.instance === instance) feed.controller.abort(reason);
  }
}
