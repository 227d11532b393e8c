import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Server, type ServerDuplexStream } from "@grpc/grpc-js";
import { makeCertificates } from "../../agent/certs.ts";
import { ControlCredentials } from "../../agent/control/tls-credentials.ts";
import { FedSource } from "../../agent/feed/fed-source.ts";
import { Peer } from "../../agent/feed/peer.ts";
import { FeedService } from "../../proto/feed-service.ts";
import { newFolder } from "./run-folder.ts";

/** A call as the agent gets it, to be answered with any bytes. */
export type HostileCall = ServerDuplexStream<Buffer, Buffer>;

/** An agent that answers calls of the feed as a test has it: with any bytes, whenever it likes. */
export class HostileAgent implements AsyncDisposable {
  readonly #server: Server;
  readonly peer: Peer;
  /** What answers the next calls. */
  answer: (call: HostileCall) => void = (call) => call.end();

  private constructor(server: Server, peer: Peer) {
    this.#server = server;
    this.peer = peer;
  }

  static async start(): Promise<HostileAgent> {
    const folder = newFolder("hostile-agent");
    await makeCertificates(folder, ["127.0.0.1"], 1);
    const [ca, cert, key] = (await Promise.all(
      ["ca.pem", "agent.pem", "agent-key.pem"].map((file) => readFile(join(folder, file))),
    )) as [Buffer, Buffer, Buffer];
    const tls = { ca, cert, key };
    const server = new Server();
    const same = (bytes: Buffer): Buffer => bytes;
    const anyBytes = {
      requestDeserialize: same,
      requestSerialize: same,
      responseDeserialize: same,
      responseSerialize: same,
    };
    const { read, binlog } = FeedService;
    const handle = (call: HostileCall): void => {
      call.on("error", () => {});
      agent.answer(call);
    };
    server.addService(
      { read: { ...read, ...anyBytes }, binlog: { ...binlog, ...anyBytes } },
      { read: handle, binlog: handle },
    );
    const port = await new Promise<number>((resolve, reject) =>
      server.bindAsync("127.0.0.1:0", new ControlCredentials(tls), (error, bound) =>
        error === null ? resolve(bound) : reject(error),
      ),
    );
    const agent = new HostileAgent(
      server,
      new Peer({ name: "south", endpoints: [`127.0.0.1:${port}`] }, () => tls),
    );
    return agent;
  }

  source(link: string): FedSource {
    return new FedSource("hostile", this.peer, link);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.peer[Symbol.dispose]();
    this.#server.forceShutdown();
  }
}
