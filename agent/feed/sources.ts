import { isDeepStrictEqual } from "node:util";
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
  readonly #tls: () => ClientTls;
  readonly #peers = new Map<string, { readonly address: PeerAddress; readonly peer: Peer }>();
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
    this.#tls = tls;
    this.replacePeers(peers);
  }

  /** Other agents from now on. What is read from one that is gone, or is elsewhere now, goes on until its call ends. */
  replacePeers(peers: readonly PeerAddress[]): void {
    const named = new Map(peers.map((address) => [address.name, address]));
    for (const [name, { address, peer }] of this.#peers) {
      if (isDeepStrictEqual(named.get(name), address)) named.delete(name);
      else {
        peer[Symbol.dispose]();
        this.#peers.delete(name);
      }
    }
    for (const [name, address] of named)
      this.#peers.set(name, { address, peer: new Peer(address, this.#tls) });
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
    const known = this.#peers.get(agent);
    if (known !== undefined) return known.peer;
    throw new AgentError("PEER_UNKNOWN", `agent "${agent}" is not among the peers of this agent`, {
      field: "source_agent",
      hint: `Add it to the configuration file of this agent, peers: { ${agent}: { endpoints: ["HOST:7443"] } }, and send it SIGHUP.`,
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const { peer } of this.#peers.values()) peer[Symbol.dispose]();
  }
}
