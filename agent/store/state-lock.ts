import { stat } from "node:fs/promises";
import { createConnection, createServer, type Server } from "node:net";
import { AgentError } from "../error.ts";
import { systemErrorCode } from "../lib/error-code.ts";

/** How long to wait for the holder to say who it is, in ms. Only the error text depends on it. */
const HOLDER_ANSWER_MS = 500;

/** Longest answer taken from a holder, in characters. */
const HOLDER_ANSWER_MAX = 200;

/**
 * Keeps a second agent off a state directory. The lock is a Linux abstract Unix socket named after the directory's device
 * and inode: the kernel frees it however its holder dies, and a copy or another path of the same directory does not
 * fool it. Its reach is one network namespace; beyond that the owner row in the target is what keeps two agents apart.
 */
export class StateLock implements AsyncDisposable {
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  /** Throws STATE_DIR_LOCKED when another process holds it, UNSUPPORTED on a platform without such sockets. */
  static async take(directory: string, platform: string = process.platform): Promise<StateLock> {
    if (platform !== "linux") {
      throw new AgentError("UNSUPPORTED", `the agent cannot lock its state directory on ${platform}`, {
        hint: "Run the agent on Linux.",
      });
    }
    const { dev, ino } = await stat(directory, { bigint: true });
    const path = `\0towline-state-${dev}-${ino}`;
    const server = createServer((socket) => {
      // Whoever asks may go away before it is told; that is its own loss.
      socket.on("error", () => {}).end(`process ${process.pid}`);
    });
    try {
      await listen(server, path);
    } catch (cause) {
      if (systemErrorCode(cause) !== "EADDRINUSE") throw cause;
      const holder = await askHolder(path);
      throw new AgentError(
        "STATE_DIR_LOCKED",
        `another agent (${holder}) runs on the state directory ${directory}`,
        { hint: "Stop that agent, or give this one a state_dir of its own.", cause },
      );
    }
    server.unref();
    return new StateLock(server);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }
}

async function listen(server: Server, path: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen({ path, exclusive: true }, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

async function askHolder(path: string): Promise<string> {
  return await new Promise((resolve) => {
    let answer = "";
    const socket = createConnection(path);
    const finish = (): void => {
      socket.destroy();
      resolve(answer.slice(0, HOLDER_ANSWER_MAX) || "which does not answer");
    };
    socket.setTimeout(HOLDER_ANSWER_MS, finish);
    // A holder that does not tell holds the lock all the same.
    socket.on("error", finish).on("close", finish);
    socket.on("data", (chunk) => {
      answer += chunk.toString("utf8");
    });
  });
}
