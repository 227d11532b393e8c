import { createServer, type Server, Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** How a proxy treats what passes. */
export interface ProxyBehaviour {
  /** Each piece is handed on so much later, milliseconds. */
  readonly delay: number;
  /** Nothing is handed on any more, and nobody is told: a network that swallows packets. What it took part of stays lost. */
  readonly halfOpen: boolean;
  /** New connections are cut at once. */
  readonly refuse: boolean;
  /** After so many bytes from the server a connection is cut; null: never. */
  readonly truncateAfter: number | null;
}

/** One connection by way of the proxy. */
interface Connection {
  readonly client: Socket;
  readonly server: Socket;
  /** `lost`: nothing passes any more, and no end is told. `truncate`: the next piece is cut in its middle. */
  fate: "good" | "lost" | "truncate";
  /** Bytes from the server. */
  passed: number;
}

const FAITHFUL: ProxyBehaviour = { delay: 0, halfOpen: false, refuse: false, truncateAfter: null };

/** A TCP proxy in front of a server, for the faults that a network has and the kernel here cannot play. */
export class Proxy implements AsyncDisposable {
  readonly port: number;
  readonly #server: Server;
  readonly #target: number;
  readonly #connections = new Set<Connection>();
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
    return this.#connections.size;
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
    for (const connection of this.#connections) reset(connection);
  }

  /** Cuts every open connection in the middle of the next piece that passes on it; the first half arrives. */
  truncate(): void {
    for (const connection of this.#connections) connection.fate = "truncate";
  }

  /** Forgets the open connections, as a device between does that was restarted: nothing of them passes, new ones are good. */
  forget(): void {
    for (const connection of this.#connections) connection.fate = "lost";
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
    const connection: Connection = { client, server, fate: "good", passed: 0 };
    this.#connections.add(connection);
    this.#pass(connection, client, server);
    this.#pass(connection, server, client);
  }

  #pass(connection: Connection, from: Socket, to: Socket): void {
    let earlier = Promise.resolve();
    from.on("data", (piece) => {
      if (this.#isLost(connection)) {
        // Bytes are missing from here on: no network could pass what comes after them.
        connection.fate = "lost";
        this.#swallowed += piece.length;
        return;
      }
      if (connection.fate === "truncate") {
        connection.fate = "lost";
        // An end, not a reset: that would overtake the half.
        void earlier.then(() => {
          to.end(piece.subarray(0, piece.length >> 1));
          from.resetAndDestroy();
        });
        return;
      }
      if (from === connection.server && !this.#isAllowed(connection, piece)) {
        reset(connection);
        return;
      }
      from.pause();
      earlier = earlier.then(async () => {
        if (this.#behaviour.delay > 0) await sleep(this.#behaviour.delay);
        if (to.writable && !to.write(piece)) await drained(to);
        from.resume();
      });
    });
    // A half-open network does not tell the other side of an end either.
    from.on("end", () => {
      if (!this.#isLost(connection)) void earlier.then(() => to.end());
    });
    // The other side learns of a reset by being closed too.
    from.on("error", () => {});
    from.on("close", () => {
      if (to.destroyed) this.#connections.delete(connection);
      if (!this.#isLost(connection)) void earlier.then(() => to.destroy());
    });
  }

  #isLost({ fate }: Connection): boolean {
    return fate === "lost" || this.#behaviour.halfOpen;
  }

  #isAllowed(connection: Connection, piece: Buffer): boolean {
    connection.passed += piece.length;
    const { truncateAfter } = this.#behaviour;
    return truncateAfter === null || connection.passed <= truncateAfter;
  }
}

/** Resolves when what was written is handed over, or the socket is gone. */
async function drained(socket: Socket): Promise<void> {
  await new Promise<void>((resolve) => {
    const done = (): void => {
      socket.off("drain", done).off("close", done);
      resolve();
    };
    socket.on("drain", done).on("close", done);
  });
}

function reset({ client, server }: Connection): void {
  client.resetAndDestroy();
  server.resetAndDestroy();
}
