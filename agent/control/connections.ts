import type { Socket } from "node:net";
import type { ServerInterceptingCallInterface } from "@grpc/grpc-js";
import { AgentError } from "../error.ts";
import { CONNECTIONS_PER_CLIENT_MAX, STRANGE_CONNECTION_MS, STRANGE_CONNECTIONS_MAX } from "./limits.ts";

/** The two ends of a connection, as its socket and a call on it tell them. */
type Ends = ReturnType<ServerInterceptingCallInterface["getConnectionInfo"]>;

interface Connection {
  readonly socket: Socket;
  /** The client that calls on it; null until one with a role does. */
  client: string | null;
  /** Ends it when no client has called by then. */
  readonly timer: NodeJS.Timeout;
}

/**
 * The open connections, bounded: so many of each client, and so many on which nobody who has a role has called yet. Of those the
 * oldest gives way, and none lasts: whoever opens connections and says nothing, or not what is expected, keeps nobody else out.
 */
export class Connections {
  /** In the order of their arrival. */
  readonly #open = new Map<string, Connection>();

  /** How many are open. */
  get size(): number {
    return this.#open.size;
  }

  /** Takes in a connection that was just accepted. */
  add(socket: Socket): void {
    const key = keyOf(socket);
    const timer = setTimeout(() => socket.destroy(), STRANGE_CONNECTION_MS);
    timer.unref();
    this.#open.set(key, { socket, client: null, timer });
    socket.once("close", () => {
      clearTimeout(timer);
      this.#open.delete(key);
    });
    // What goes wrong on it is TLS's and HTTP's to tell; without a listener it would end the agent.
    socket.on("error", () => {});
    this.#makeRoom();
  }

  /** The connection is `client`'s from now on. Throws LIMIT_REACHED when the client has as many as it may. */
  claim(ends: Ends, client: string): void {
    const connection = this.#open.get(keyOf(ends));
    // It was closed meanwhile, and its call with it.
    if (connection === undefined) throw new AgentError("CONNECTION_LOST", "the client's connection is over");
    if (connection.client === client) return;
    const count = [...this.#open.values()].filter((open) => open.client === client).length;
    if (count >= CONNECTIONS_PER_CLIENT_MAX) {
      throw new AgentError(
        "LIMIT_REACHED",
        `${JSON.stringify(client)} has ${count} connections to this agent, which is the most that one client may have`,
        {
          hint: "Make several calls on one connection, close those that are not used, or give each client a certificate of its own.",
        },
      );
    }
    connection.client = client;
    clearTimeout(connection.timer);
  }

  /** Closes those of a client, whatever is under way on them. */
  end(client: string): void {
    for (const open of this.#open.values()) if (open.client === client) open.socket.destroy();
  }

  /** Closes all, whatever is under way on them. */
  destroy(): void {
    for (const { socket } of this.#open.values()) socket.destroy();
  }

  #makeRoom(): void {
    const strange = [...this.#open.values()].filter(({ client }) => client === null);
    if (strange.length > STRANGE_CONNECTIONS_MAX) strange[0]?.socket.destroy();
  }
}

function keyOf({ localAddress, localPort, remoteAddress, remotePort }: Ends): string {
  return [localAddress, localPort, remoteAddress, remotePort].join(" ");
}
