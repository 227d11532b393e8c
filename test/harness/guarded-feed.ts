import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pino } from "pino";
import { AccessTable } from "../../agent/access/access-table.ts";
import type { Role } from "../../agent/access/role.ts";
import { makeCertificates, makeClientCertificate } from "../../agent/certs.ts";
import { CallCounts } from "../../agent/control/call-counts.ts";
import { Connections } from "../../agent/control/connections.ts";
import { Guard } from "../../agent/control/guard.ts";
import { ControlServer } from "../../agent/control/server.ts";
import type { ServiceContext } from "../../agent/control/service.ts";
import { ControlCredentials } from "../../agent/control/tls-credentials.ts";
import { AgentError } from "../../agent/error.ts";
import type { Source } from "../../agent/extract/source.ts";
import { FedSource } from "../../agent/feed/fed-source.ts";
import { feedService } from "../../agent/feed/feed-service.ts";
import { OpenFeeds } from "../../agent/feed/open-feeds.ts";
import { Peer } from "../../agent/feed/peer.ts";
import { RequestRoom } from "../../agent/feed/request-room.ts";
import { SpillFolder } from "../../agent/spill/spill-folder.ts";
import type { ClientTls } from "../../proto/dial.ts";
import { newFolder } from "./run-folder.ts";

/** The feed as an agent serves it, behind its listener, guard and limits, with sources of a test's own. */
export class GuardedFeed implements AsyncDisposable {
  readonly #folder = newFolder("guarded-feed");
  #server: ControlServer | null = null;
  /** By name. */
  readonly sources = new Map<string, Source>();
  readonly connections = new Connections();
  readonly calls = new CallCounts();
  readonly feeds = new OpenFeeds();
  readonly room: RequestRoom;
  /** Every line that was logged. */
  readonly log: string[] = [];

  private constructor(requestBytes: number) {
    this.room = new RequestRoom(requestBytes);
  }

  /**
   * @param roles of certificate names
   * @param requestBytes that are held for a peer at most
   */
  static async start(roles: Readonly<Record<string, Role>>, requestBytes: number): Promise<GuardedFeed> {
    const feed = new GuardedFeed(requestBytes);
    await feed.#open(roles);
    return feed;
  }

  async #open(roles: Readonly<Record<string, Role>>): Promise<void> {
    await makeCertificates(this.#folder, ["localhost", "127.0.0.1"], 1);
    const access = new AccessTable(new Map(Object.entries(roles)));
    const log = pino({ level: "debug" }, { write: (line: string) => void this.log.push(line) });
    const audit = { allowed: async () => ({ ended: async () => {} }), refused: async () => {} };
    const guard = new Guard({ access, audit, log });
    const near = async (name: string): Promise<Source> => {
      const source = this.sources.get(name);
      if (source === undefined) throw new AgentError("NOT_FOUND", `there is no instance ${name}`);
      return source;
    };
    const { feeds, room, connections, calls } = this;
    const spill = await SpillFolder.open(newFolder("guarded-spill"));
    const context = {
      ...{ agent: "north", spill, log, near, room },
      admit: guard.admit.bind(guard),
      clientOf: guard.clientOf.bind(guard),
    };
    this.#server = await ControlServer.open(
      { host: "127.0.0.1", port: 0 },
      new ControlCredentials(await this.#tls("agent")),
      // Nothing of the control API is called.
      { guard, log } as unknown as ServiceContext,
      { connections, calls },
      (stopping) => feedService(context, feeds, stopping),
    );
  }

  get address(): string {
    return this.#server?.address ?? "";
  }

  /** What a client of this certificate name shows and trusts; it is made. */
  async clientTls(name: string): Promise<ClientTls> {
    await makeClientCertificate(this.#folder, name, 1);
    return await this.#tls(name);
  }

  /** The agent as another one calls it. */
  peer(tls: ClientTls): Peer {
    return new Peer({ name: "north", endpoints: [this.address] }, () => tls);
  }

  /** One of its instances, read through the feed. */
  source(name: string, peer: Peer, link: string): FedSource {
    return new FedSource(name, peer, link);
  }

  async #tls(name: string): Promise<{ ca: Buffer; cert: Buffer; key: Buffer }> {
    const read = (file: string) => readFile(join(this.#folder, file));
    const [ca, cert, key] = await Promise.all([read("ca.pem"), read(`${name}.pem`), read(`${name}-key.pem`)]);
    return { ca, cert, key } as { ca: Buffer; cert: Buffer; key: Buffer };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server?.[Symbol.asyncDispose]();
  }
}
