import { createServer, type Server, Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { ProxyLane } from "./proxy-lane.ts";
import { type Direction, FAITHFUL, type Passed, type ProxyBehaviour, ProxyLine } from "./proxy-line.ts";

/** Times of the delay until the server sees a new connection and may send: there, back, and there with the first bytes. */
const HANDSHAKE_DELAYS = 3;
const LOOPBACK = "127.0.0.1";

/** One connection by way of the proxy. */
interface Connection {
  readonly client: Socket;
  readonly server: Socket;
  readonly end: AbortController;
  /** Directions of which something was lost: nothing of them passes any more, and no end is told. */
  readonly lost: Set<Direction>;
  /** `truncate`: the next piece is cut in its middle. */
  fate: "good" | "truncate";
  /** Bytes from the server. */
  passed: number;
}

/** Where a proxy listens and what it hands on to. */
export interface ProxyRoute {
  /** Default 127.0.0.1. */
  readonly listen?: string;
  /** Default 127.0.0.1. */
  readonly host?: string;
  readonly port: number;
}

/** A TCP proxy in front of a server, for the faults that a network has and the kernel here cannot play. */
export class Proxy implements AsyncDisposable {
  readonly port: number;
  readonly #server: Server;
  readonly #route: ProxyRoute;
  readonly #line: ProxyLine;
  readonly #connections = new Set<Connection>();
  #swallowed = 0;

  private constructor(server: Server, port: number, route: ProxyRoute, line: ProxyLine) {
    this.#server = server;
    this.port = port;
    this.#route = route;
    this.#line = line;
    server.on("connection", (client) => void this.#join(client));
  }

  /**
   * Listens on a port of its own.
   * @param target a port of 127.0.0.1, or the whole route
   * @param line what it shares with other proxies of the same network; default one of its own
   */
  static async open(target: number | ProxyRoute, line = new ProxyLine()): Promise<Proxy> {
    const route = typeof target === "number" ? { port: target } : target;
    // A client that ends its half still gets the answer.
    const server = createServer({ noDelay: true, allowHalfOpen: true });
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(0, route.listen ?? LOOPBACK, resolve);
    });
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("the proxy has no port");
    return new Proxy(server, address.port, route, line);
  }

  /** Connections that are open now. */
  get connections(): number {
    return this.#connections.size;
  }

  /** Bytes that the network has not handed on and never will. */
  get swallowed(): number {
    return this.#swallowed;
  }

  /** Bytes handed on by all proxies of the line. */
  get passed(): Passed {
    return this.#line.passed;
  }

  /** Changes how what passes is treated, of open connections too. What is not named is as on a good network. */
  behave(behaviour: Partial<ProxyBehaviour> = {}): void {
    this.#line.behave({ ...FAITHFUL, ...behaviour });
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
    for (const { lost } of this.#connections) lost.add("from_client").add("from_server");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.cut();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  async #join(client: Socket): Promise<void> {
    if (this.#line.behaviour.network === "refused") {
      client.resetAndDestroy();
      return;
    }
    const server = new Socket({ allowHalfOpen: true }).setNoDelay(true);
    const end = new AbortController();
    const connection: Connection = { client, server, end, lost: new Set(), fate: "good", passed: 0 };
    this.#connections.add(connection);
    const there = this.#pass(connection, client, server, "from_client");
    const back = this.#pass(connection, server, client, "from_server");
    try {
      await sleep(HANDSHAKE_DELAYS * this.#line.behaviour.delay, undefined, { signal: end.signal });
      await this.#line.open(end.signal);
    } catch (error) {
      if (end.signal.aborted) return;
      throw error;
    }
    if (server.destroyed) return;
    server.connect(this.#route.port, this.#route.host ?? LOOPBACK);
    await Promise.all([there.run(), back.run()]);
  }

  #pass(connection: Connection, from: Socket, to: Socket, direction: Direction): ProxyLane {
    const { lost, end } = connection;
    const lane = new ProxyLane([from, to], this.#line, direction, end.signal);
    const loses = (): boolean => lost.has(direction) || this.#line.loses(direction);
    from.on("data", (piece) => {
      if (loses()) {
        // Bytes are missing from here on: no network could pass what comes after them.
        lost.add(direction);
        this.#swallowed += piece.length;
        return;
      }
      if (connection.fate === "truncate") {
        connection.fate = "good";
        lane.send(piece.subarray(0, piece.length >> 1));
        lane.finish("truncated");
        lost.add("from_client").add("from_server");
        return;
      }
      if (direction === "from_server" && !this.#isAllowed(connection, piece)) {
        reset(connection);
        return;
      }
      lane.send(piece);
    });
    // A network that swallows packets does not tell the other side of an end either.
    from.on("end", () => {
      if (!loses()) lane.finish("end");
    });
    // The other side learns of a reset by being closed too.
    from.on("error", () => {});
    from.on("close", () => {
      if (to.destroyed) {
        this.#connections.delete(connection);
        end.abort();
      }
      if (!loses()) lane.finish("close");
    });
    return lane;
  }

  #isAllowed(connection: Connection, piece: Buffer): boolean {
    connection.passed += piece.length;
    const { truncateAfter } = this.#line.behaviour;
    return truncateAfter === null || connection.passed <= truncateAfter;
  }
}

function reset({ client, server, end }: Connection): void {
  end.abort();
  client.resetAndDestroy();
  server.resetAndDestroy();
}
