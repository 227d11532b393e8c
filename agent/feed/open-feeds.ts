import { AgentError } from "../error.ts";

interface OpenFeed {
  readonly instance: string;
  readonly link: string;
  readonly controller: AbortController;
}

/** The calls of other agents that are under way, by the instance that they read. */
export class OpenFeeds {
  readonly #open = new Set<OpenFeed>();

  /** Notes a feed until it is disposed of. `controller` is aborted when the instance becomes another server, with the reason. */
  enter(instance: string, link: string, controller: AbortController): Disposable {
    const feed = { instance, link, controller };
    this.#open.add(feed);
    return { [Symbol.dispose]: () => void this.#open.delete(feed) };
  }

  /** Links of other agents that read an instance now. */
  linksOf(instance: string): readonly string[] {
    return [...new Set([...this.#open].filter((feed) => feed.instance === instance).map(({ link }) => link))];
  }

  /** Ends the feeds of an instance that is not what it was. The links that they are for try again. */
  end(instance: string): void {
    const reason = new AgentError("CONNECTION_LOST", `instance "${instance}" was declared anew`);
    for (const feed of this.#open) if (feed.instance === instance) feed.controller.abort(reason);
  }
}
