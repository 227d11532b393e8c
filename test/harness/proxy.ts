import { createServer, type Server, Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** How a proxy treats what passes. */
export interface ProxyBehaviour {
  /** Each piece is handed on so much later, milliseconds. */
  readonly delay: number;
  /** Nothing is handed on any more, and nobody is told: a network that swallows packets. */
  readonly halfOpen: boolean;
  /** New connections are cut at once. */
  readonly refuse: boolean;
  /** After so many bytes from the server a connection is cut; null: never. */
  readonly truncateAfter: number | null;
}

const FAITHFUL: ProxyBehaviour = { delay: 0, halfOpen: false, refuse: false, truncateAfter: null };

/** A TCP proxy in front of a server, for the faults that a network has and the kernel here cannot play. */
export class Proxy implements AsyncDisposable {
  readonly port: number;
  readonly #server: Server;
  readonly #target: number;
  readonly #connections = new Set<Socket>();
  #behaviour = FAITHFUL;
  #swallowed = 0;

  private constructor(server: Server, port: number, target: number) {
    this.#server = server;
    this.port = port;
    this.#target = target;
    server.on("connection", (client) => this.#join(client));
  }

  /** Listens on a port of its own and hands on to `target` at 127.0.0.1. */
  static async open(target: number): Promise<Proxy> {
    const server = createServer({ noDelay: true });
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(0, "127.0.0.1", resolve);
    });
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("the proxy has no port");
    return new Proxy(server, address.port, target);
  }

  /** Connections that are open now. */
  get connections(): number {
    return this.#connections.size / 2;
  }

  /** Bytes that a half-open network has not handed on. */
  get swallowed(): number {
    return this.#swallowed;
  }

  /** Changes how what passes is treated, of open connections too. What is not named is as on a good network. */
  behave(behaviour: Partial<ProxyBehaviour> = {}): void {
    this.#behaviour = { ...FAITHFUL, ...behaviour };
  }

  /** Cuts every open connection with a reset. */
  cut(): void {
    for (const socket of this.#connections) socket.resetAndDestroy();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.cut();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #join(client: Socket): void {
    if (this.#behaviour.refuse) {
      client.resetAndDestroy();
      return;
    }
    const server = new Socket();
    server.setNoDelay(true).connect(this.#target, "127.0.0.1");
    let passed = 0;
    this.#pass(client, server, () => true);
    this.#pass(server, client, (piece) => {
      passed += piece.length;
      const { truncateAfter } = this.#behaviour;
      return truncateAfter === null || passed <= truncateAfter;
    });
  }

  #pass(from: Socket, to: Socket, allowed: (piece: Buffer) => boolean): void {
    this.#connections.add(from);
    let earlier = Promise.resolve();
    from.on("data", (piece) => {
      if (this.#behaviour.halfOpen) {
        this.#swallowed += piece.length;
        return;
      }
      if (!allowed(piece)) {
        from.resetAndDestroy();
        to.resetAndDestroy();
        return;
      }
      from.pause();
      earlier = earlier.then(async () => {
        if (this.#behaviour.delay > 0) await sleep(this.#behaviour.delay);
        if (!to.destroyed && !to.write(piece)) {
          await new Promise<void>((resolve) => void to.once("drain", resolve).once("close", () => resolve()));
        }
        from.resume();
      });
    });
    // A half-open network does not tell the other side of an end either.
    from.on("end", () => {
      if (!this.#behaviour.halfOpen) void earlier.then(() => to.end());
    });
    // The other side learns of a reset by being closed too.
    from.on("error", () => {});
    from.on("close", () => {
      this.#connections.delete(from);
      if (!this.#behaviour.halfOpen) void earlier.then(() => to.destroy());
    });
  }
}
