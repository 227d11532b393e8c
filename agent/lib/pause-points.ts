import { createConnection, type Socket } from "node:net";
import { createInterface } from "node:readline";

/**
 * Named moments at which a test may hold, or kill, the agent. In production nothing listens and `reach` costs a property
 * read. A test gives the path of a Unix socket in TOWLINE_PAUSE_SOCKET; the agent then sends one JSON line
 * `{"point": NAME, "link": LINK, "pass": NUMBER}` a point reached and goes on when it is answered with a line of that number:
 * several workers of a link may be at points at once.
 */
export interface PausePoints {
  /** Null when nobody listens, so that a hot path can skip the call. */
  readonly reach: ((point: PausePoint, link: string) => Promise<void>) | null;
}

/** The points, in the order in which a link passes them. */
export const PAUSE_POINTS = [
  "structure.before-table",
  "structure.objects-noted",
  "structure.object-made",
  "structure.objects-made",
  "structure.done",
  "load.branches-listed",
  "load.snapshot-taken",
  "load.chunk-read",
  "load.chunk-written",
  "load.commit-sent",
  "load.chunk-committed",
  "load.table-loaded",
  "load.done",
  "seed.gtids-set",
  "apply.packet-written",
  "apply.rows-written",
  "apply.commit-sent",
  "apply.group-committed",
  "change.intent-committed",
  "change.done",
  "change.committed",
  "dr.fence-noted",
  "dr.fenced",
  "dr.drained",
  "dr.promotion-noted",
  "dr.opened",
  "dr.promoted",
] as const;

export type PausePoint = (typeof PAUSE_POINTS)[number];

export const noPausePoints: PausePoints = { reach: null };

/** Pause points as the environment asks for them. */
export function pausePointsFrom(env: NodeJS.ProcessEnv): PausePoints {
  const path = env["TOWLINE_PAUSE_SOCKET"];
  return path === undefined ? noPausePoints : new SocketPausePoints(path);
}

class SocketPausePoints implements PausePoints {
  readonly #path: string;
  readonly #waiting = new Map<number, () => void>();
  #passes = 0;
  #socket: Socket | null = null;

  constructor(path: string) {
    this.#path = path;
  }

  readonly reach = async (point: PausePoint, link: string): Promise<void> => {
    const socket = this.#connected();
    await new Promise<void>((resolve) => {
      const pass = (this.#passes += 1);
      this.#waiting.set(pass, resolve);
      socket.write(`${JSON.stringify({ point, link, pass })}\n`);
    });
  };

  #connected(): Socket {
    if (this.#socket !== null) return this.#socket;
    const socket = createConnection(this.#path);
    socket.unref();
    createInterface({ input: socket })
      .on("line", (line) => {
        const pass = Number(line);
        this.#waiting.get(pass)?.();
        this.#waiting.delete(pass);
      })
      // It passes errors of the socket on, which are dealt with below.
      .on("error", () => {});
    // A listener that goes away ends the test's interest: whoever waits goes on.
    socket
      .on("error", () => {})
      .on("close", () => {
        this.#socket = null;
        for (const resume of this.#waiting.values()) resume();
        this.#waiting.clear();
      });
    this.#socket = socket;
    return socket;
  }
}
