import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Server } from "@grpc/grpc-js";
import { makeCertificates } from "../../agent/certs.ts";
import { ControlCredentials } from "../../agent/control/tls-credentials.ts";
import { NearSource } from "../../agent/extract/near-source.ts";
import type { Source } from "../../agent/extract/source.ts";
import { FedSource } from "../../agent/feed/fed-source.ts";
import { feedService } from "../../agent/feed/feed-service.ts";
import { OpenFeeds } from "../../agent/feed/open-feeds.ts";
import { Peer } from "../../agent/feed/peer.ts";
import { RequestRoom } from "../../agent/feed/request-room.ts";
import { createLog } from "../../agent/lib/log.ts";
import type { Endpoint } from "../../agent/mysql/endpoint.ts";
import { SpillFolder } from "../../agent/spill/spill-folder.ts";
import { FeedService } from "../../proto/feed-service.ts";
import { newFolder } from "./run-folder.ts";

/** The feed of an agent, over TLS, without the agent around it: what is read through it crosses the wire. */
export class FeedServer implements AsyncDisposable {
  readonly #server: Server;
  readonly #stopping: AbortController;
  readonly #peer: Peer;
  readonly #instances: Map<string, Source>;

  private constructor(server: Server, stopping: AbortController, peer: Peer, instances: Map<string, Source>) {
    this.#server = server;
    this.#stopping = stopping;
    this.#peer = peer;
    this.#instances = instances;
  }

  static async start(): Promise<FeedServer> {
    const folder = newFolder("feed");
    await makeCertificates(folder, ["127.0.0.1"], 1);
    const [ca, cert, key] = (await Promise.all(
      ["ca.pem", "agent.pem", "agent-key.pem"].map((file) => readFile(join(folder, file))),
    )) as [Buffer, Buffer, Buffer];
    const tls = { ca, cert, key };
    const instances = new Map<string, Source>();
    const stopping = new AbortController();
    const server = new Server({ "grpc.max_concurrent_streams": 2_048 });
    const context = {
      agent: "north",
      admit: async () => {},
      clientOf: () => "towline agent",
      room: new RequestRoom(),
      near: async (name: string) => instances.get(name) as Source,
      spill: await SpillFolder.open(newFolder("feed-spill")),
      log: createLog("error"),
    };
    server.addService(FeedService, feedService(context, new OpenFeeds(), stopping.signal));
    const port = await new Promise<number>((resolve, reject) =>
      server.bindAsync("127.0.0.1:0", new ControlCredentials(tls), (error, bound) =>
        error === null ? resolve(bound) : reject(error),
      ),
    );
    const peer = new Peer({ name: "north", endpoints: [`127.0.0.1:${port}`] }, () => tls);
    return new FeedServer(server, stopping, peer, instances);
  }

  /** The server behind an endpoint, read through the feed. */
  source(endpoint: Endpoint, link: string): FedSource {
    return this.feed(new NearSource(endpoint), link);
  }

  /** A source, read through the feed. */
  feed(source: Source, link: string): FedSource {
    this.#instances.set(source.name, source);
    return new FedSource(source.name, this.#peer, link);
  }

  /** The agent, to be called as tests like. */
  get peer(): Peer {
    return this.#peer;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopping.abort();
    this.#peer[Symbol.dispose]();
    this.#server.forceShutdown();
  }
}
