import { createServer, type Server, type Socket } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { PausePoint } from "../../agent/lib/pause-points.ts";
import { newFolder } from "./run-folder.ts";
import { within } from "./wait.ts";

/** A moment at which an agent is to be held: the `occurrence`-th time, from now on, that it passes the point. */
export interface Hold {
  readonly point: PausePoint;
  /** 1 is the next time. */
  readonly occurrence: number;
}

interface Waiting {
  readonly point: PausePoint;
  left: number;
  readonly held: () => void;
}

/**
 * The other end of an agent's pause points (TOWLINE_PAUSE_SOCKET): counts the points that are passed, lets the agent go
 * on at once, and holds it where a test asked for it, until the agent is killed or `release` is called.
 */
export class PauseServer implements AsyncDisposable {
  readonly path: string;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #held = new Set<() => void>();
  readonly #counts = new Map<string, number>();
  #waiting: Waiting | null = null;

  private constructor(path: string, server: Server) {
    this.path = path;
    this.#server = server;
    server.on("connection", (socket) => this.#serve(socket));
  }

  static async open(): Promise<PauseServer> {
    const path = join(newFolder("pause"), "s");
    const server = createServer();
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(path, resolve);
    });
    return new PauseServer(path, server);
  }

  /** How often each point was passed, over all runs of the agent. */
  get counts(): ReadonlyMap<string, number> {
    return this.#counts;
  }

  /** Resolves once the agent is held at that moment. One hold at a time. */
  async hold({ point, occurrence }: Hold, deadline: number): Promise<void> {
    if (this.#waiting !== null) throw new Error(`a hold at ${this.#waiting.point} is under way`);
    const reached = new Promise<void>((held) => {
      this.#waiting = { point, left: occurrence, held };
    });
    try {
      await within(reached, { what: `the agent passes ${point} (${occurrence})`, within: deadline });
    } finally {
      this.#waiting = null;
    }
  }

  /** Lets an agent that is held go on. */
  release(): void {
    for (const go of this.#held) go();
    this.#held.clear();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #serve(socket: Socket): void {
    this.#sockets.add(socket);
    // An agent that is killed cuts the connection: that is what this is for.
    socket.on("error", () => {}).on("close", () => this.#sockets.delete(socket));
    const lines = createInterface({ input: socket });
    // The reader of lines passes the reset on as an error of its own.
    lines
      .on("error", () => {})
      .on("line", (line) => {
        const { point, pass } = JSON.parse(line) as { point: PausePoint; pass: number };
        const answer = () => void socket.write(`${pass}\n`);
        this.#counts.set(point, (this.#counts.get(point) ?? 0) + 1);
        const waiting = this.#waiting;
        if (waiting === null || waiting.point !== point || --waiting.left > 0) return answer();
        this.#held.add(answer);
        waiting.held();
      });
  }
}
