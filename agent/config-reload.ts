import { isDeepStrictEqual } from "node:util";
import type { AgentConfig } from "./config.ts";
import { AgentError } from "./error.ts";
import type { Log } from "./lib/log.ts";

/** What of a configuration takes effect while the agent runs. */
export type LiveConfig = Pick<AgentConfig, "access" | "peers">;

/** What a look at the configuration file came to. */
export type ConfigLook = "unchanged" | "replaced" | "refused";

/** The part of the configuration that follows its file while the agent runs: who may do what, and which agents are peers. */
export class ConfigReload {
  readonly #log: Log;
  readonly #use: (live: LiveConfig) => void;
  #inUse: AgentConfig;
  #refused: AgentError | null = null;
  /** The look before. Never rejects. */
  #before: Promise<unknown> = Promise.resolve();

  /** @param use puts another table of roles, or other peers, into effect at once */
  constructor(inUse: AgentConfig, use: (live: LiveConfig) => void, log: Log) {
    this.#inUse = inUse;
    this.#use = use;
    this.#log = log;
  }

  /** Why the file, as it was read last, is not used; null when it is. */
  get refused(): AgentError | null {
    return this.#refused;
  }

  /**
   * Reads the configuration and uses it from now on; one that cannot be used is logged, and what is in use stays.
   * @param read gives what the file holds; throws CONFIG_INVALID
   */
  async look(read: () => Promise<AgentConfig>): Promise<ConfigLook> {
    // One after the other: a file that was read first must not be used last.
    const look = this.#before.then(() => this.#look(read));
    this.#before = look;
    return await look;
  }

  async #look(read: () => Promise<AgentConfig>): Promise<ConfigLook> {
    let config: AgentConfig;
    try {
      config = await read();
    } catch (thrown) {
      const error = AgentError.from(thrown);
      const { code, message, hint } = error;
      this.#refused = error;
      this.#log.error(
        { code, hint, reason: message },
        "the changed configuration is refused; roles and peers from before stay in use",
      );
      return "refused";
    }
    this.#refused = null;
    this.#warnOfOthers(config);
    const { access, peers } = config;
    const same = isDeepStrictEqual(
      { access, peers },
      { access: this.#inUse.access, peers: this.#inUse.peers },
    );
    this.#inUse = { ...this.#inUse, access, peers };
    if (same) return "unchanged";
    this.#use({ access, peers });
    this.#log.info(
      { access: Object.fromEntries(access), peers: peers.map(({ name }) => name) },
      "roles and peers were replaced by those of the configuration file",
    );
    return "replaced";
  }

  /** What else has changed is not used before the next start: that must not pass for taken. */
  #warnOfOthers(config: AgentConfig): void {
    const keys = (Object.keys(config) as (keyof AgentConfig)[]).filter(
      (key) => key !== "access" && key !== "peers" && !isDeepStrictEqual(config[key], this.#inUse[key]),
    );
    if (keys.length > 0)
      this.#log.warn(
        { keys },
        "these keys of the configuration have changed and take effect at the next start",
      );
  }
}
