import type { ClientTls } from "../../proto/dial.ts";
import { AgentError } from "../error.ts";
import { NearSource } from "../extract/near-source.ts";
import type { Source } from "../extract/source.ts";
import type { Endpoint } from "../mysql/endpoint.ts";
import { FedSource } from "./fed-source.ts";
import { NearBinlogs } from "./near-binlogs.ts";
import { Peer, type PeerAddress } from "./peer.ts";

/** Which source a link reads. */
export interface SourceReference {
  /** Name of the link. */
  readonly name: string;
  /** Name of the declared instance. */
  readonly source: string;
  /** Name of the agent that it is declared with; null: this one. */
  readonly sourceAgent: string | null;
}

/** Finds where links read: here, or from another agent. */
export class Sources implements AsyncDisposable {
  readonly #declared: (instance: string, signal: AbortSignal) => Promise<Endpoint>;
  readonly #peers: ReadonlyMap<string, Peer>;
  readonly #binlogs = new NearBinlogs();

  /**
   * @param declared how this agent reaches an instance that is declared with it
   * @param tls what this agent shows other agents and trusts
   */
  constructor(
    declared: (instance: string, signal: AbortSignal) => Promise<Endpoint>,
    peers: readonly PeerAddress[],
    tls: () => ClientTls,
  ) {
    this.#declared = declared;
    this.#peers = new Map(peers.map((peer) => [peer.name, new Peer(peer, tls)]));
  }

  /** Where a link reads. Throws PEER_UNKNOWN and what `declared` throws. */
  async of({ name, source, sourceAgent }: SourceReference, signal: AbortSignal): Promise<Source> {
    if (sourceAgent === null) return await this.near(source, signal);
    return new FedSource(source, this.peer(sourceAgent), name);
  }

  /** An instance that is declared with this agent. */
  async near(instance: string, signal: AbortSignal): Promise<Source> {
    const endpoint = await this.#declared(instance, signal);
    return new NearSource(endpoint, this.#binlogs.at(endpoint));
  }

  /** Throws PEER_UNKNOWN when links cannot read from this agent. */
  peer(agent: string): Peer {
    const peer = this.#peers.get(agent);
    if (peer !== undefined) return peer;
    throw new AgentError("PEER_UNKNOWN", `agent "${agent}" is not among the peers of this agent`, {
      field: "source_agent",
      hint: `Add it to the configuration file of this agent, peers: { ${agent}: { endpoints: ["HOST:7443"] } }, and restart it.`,
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const peer of this.#peers.values()) peer[Symbol.dispose]();
  }
}
