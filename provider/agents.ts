import { AgentClient } from "./agent-client.ts";
import type { AgentAddress } from "./agent-connection.ts";
import { AgentCallError } from "./agent-error.ts";
import type { AgentTls } from "./agent-probe.ts";
import type { Diagnostics } from "./framework/diagnostics.ts";
import { formatPath, type Path } from "./framework/path.ts";
import type { Logger } from "./log.ts";

/** What the provider's configuration says of its agents, as far as it is known. */
export interface AgentsConfig {
  readonly addresses: readonly AgentAddress[];
  readonly tls: AgentTls | null;
  /** The first part of the configuration that is not known yet; null when all is. */
  readonly unknown: Path | null;
}

/** Environment variable by which an operator plans while an agent is away; its one value. */
const UNREACHABLE = { variable: "TOWLINE_UNREACHABLE", warn: "warn" } as const;

/** The agents of a provider. Empty until `configure`. */
export class Agents {
  readonly #env: NodeJS.ProcessEnv;
  readonly #log: Logger;
  readonly #clients = new Map<string, AgentClient>();
  #config: AgentsConfig = { addresses: [], tls: null, unknown: null };
  /** Whether it was said that agents cannot be asked yet: once is enough. */
  #warned = false;

  constructor(env: NodeJS.ProcessEnv, log: Logger) {
    this.#env = env;
    this.#log = log;
  }

  configure(config: AgentsConfig): void {
    this.close();
    this.#config = config;
    this.#warned = false;
  }

  /** Whether the configuration has an agent of this name, as far as it is known. */
  has(name: string): boolean {
    return this.#config.addresses.some((address) => address.name === name);
  }

  /** The client of an agent. Null, with an error at `path`, when the configuration does not have it. */
  client(name: string, path: Path, diagnostics: Diagnostics): AgentClient | null {
    const known = this.#clients.get(name);
    if (known !== undefined) return known;
    const { addresses, tls, unknown } = this.#config;
    const address = addresses.find((candidate) => candidate.name === name);
    if (address !== undefined && tls !== null) {
      const client = new AgentClient(address, tls, this.#log);
      this.#clients.set(name, client);
      return client;
    }
    if (unknown !== null) {
      diagnostics.error(
        `Agent ${name} cannot be asked yet`,
        `The provider's ${formatPath(unknown)} is known only after apply, and existing objects of this agent have to be ` +
          "read now. Apply what it comes from first (`terraform apply -target=…`), or write it as a literal or a variable.",
      );
    } else {
      diagnostics.error(
        `There is no agent ${name}`,
        `The provider block has ${addresses.map((each) => each.name).join(", ") || "no agents"}. Add ` +
          `agents = { ${name} = { endpoints = ["HOST:PORT"] } } to it, or correct the name.`,
        path,
      );
    }
    return null;
  }

  /**
   * The client of an agent for what a plan looks at beforehand. Null, with one warning, while the configuration of the agents
   * is not known: nothing is looked at then.
   */
  clientAtPlan(name: string, path: Path, diagnostics: Diagnostics): AgentClient | null {
    const { tls, unknown } = this.#config;
    const here = this.has(name) && tls !== null;
    if (here || unknown === null) return this.client(name, path, diagnostics);
    if (!this.#warned) {
      this.#warned = true;
      diagnostics.warning(
        `Agent ${name} is not asked yet`,
        `The provider's ${formatPath(unknown)} is known only after apply. The checks of links are run then.`,
      );
    }
    return null;
  }

  /**
   * Whether a failed read may pass with what the state says. True, with a warning, when the agent cannot be reached and
   * the operator has asked for that.
   */
  toleratesFailedRead(thrown: unknown, object: string, diagnostics: Diagnostics): boolean {
    if (!(thrown instanceof AgentCallError) || thrown.failure !== "unreachable") return false;
    if (this.#env[UNREACHABLE.variable] !== UNREACHABLE.warn) return false;
    diagnostics.warning(
      `${object} could not be read`,
      `${thrown.message}. ${UNREACHABLE.variable}=${UNREACHABLE.warn} is set: what the state says is taken for true, and ` +
        "what has changed meanwhile does not show. A change of it needs the agent.",
    );
    return true;
  }

  close(): void {
    for (const client of this.#clients.values()) client.close();
    this.#clients.clear();
  }
}
