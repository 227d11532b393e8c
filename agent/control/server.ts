import { setMaxListeners } from "node:events";
import type { Socket } from "node:net";
import { Server, type UntypedHandleCall } from "@grpc/grpc-js";
import { ControlService, REQUEST_BYTES_MAX, RESPONSE_BYTES_MAX } from "../../proto/control-service.ts";
import { FeedService } from "../../proto/feed-service.ts";
import type { FeedRpc } from "../access/rights.ts";
import type { CallCounts } from "./call-counts.ts";
import type { Connections } from "./connections.ts";
import { callGate } from "./gate.ts";
import { CALLS_PER_CONNECTION_MAX } from "./limits.ts";
import { Listener } from "./listener.ts";
import { controlService, type ServiceContext } from "./service.ts";
import type { ControlCredentials } from "./tls-credentials.ts";

/** After how long without a sign of life a connection is probed, and how long it then has to answer, in ms. Ends the watches of a client whose host went away. */
const KEEPALIVE_MS = 30_000;
const KEEPALIVE_TIMEOUT_MS = 10_000;

/**
 * How long a connection takes new calls, in ms, about: an hour after the CA was replaced, no client of the former one makes
 * any. Calls under way go on, and a client that goes on calling makes another connection by itself.
 */
const CONNECTION_AGE_MS = 60 * 60 * 1000;

/** What a connection may have on its way to the agent, bytes. */
const WINDOW_BYTES = 1024 * 1024;

/** How long calls under way may take to end when the agent stops, in ms: a Put is at its disk write by then, or has changed nothing. */
const DRAIN_MS = 2_000;

/** The control API on its socket: mutual TLS only, from TLS 1.2 on. A client without a certificate of the CA reaches no handler. */
export class ControlServer implements AsyncDisposable {
  readonly #server: Server;
  readonly #listener: Listener;
  readonly #connections: Connections;
  readonly #stopping: AbortController;
  /** Where it listens, as HOST:PORT. */
  readonly address: string;

  private constructor(
    server: Server,
    listener: Listener,
    connections: Connections,
    stopping: AbortController,
    address: string,
  ) {
    this.#server = server;
    this.#listener = listener;
    this.#connections = connections;
    this.#stopping = stopping;
    this.address = address;
  }

  /**
   * Serves from when this resolves.
   * @param traffic what is to be known of who calls
   * @param feed makes the handlers of the feed
   * Throws CONFIG_INVALID when the address cannot be used. */
  static async open(
    listen: { readonly host: string; readonly port: number },
    credentials: ControlCredentials,
    context: ServiceContext,
    { connections, calls }: { readonly connections: Connections; readonly calls: CallCounts },
    feed: (stopping: AbortSignal) => { readonly [R in FeedRpc]: UntypedHandleCall },
  ): Promise<ControlServer> {
    const stopping = new AbortController();
    // Each call that lasts listens.
    setMaxListeners(0, stopping.signal);
    const server = new Server({
      "grpc.max_receive_message_length": REQUEST_BYTES_MAX,
      "grpc.max_send_message_length": RESPONSE_BYTES_MAX,
      "grpc.max_concurrent_streams": CALLS_PER_CONNECTION_MAX,
      "grpc.keepalive_time_ms": KEEPALIVE_MS,
      "grpc.keepalive_timeout_ms": KEEPALIVE_TIMEOUT_MS,
      // What other agents send is small; what they get is bounded by the credit that they give.
      "grpc-node.flow_control_window": WINDOW_BYTES,
      "grpc.max_connection_age_ms": CONNECTION_AGE_MS,
      interceptors: [callGate(context.guard, connections, calls)],
    });
    server.addService(ControlService, controlService(context, stopping.signal));
    server.addService(FeedService, feed(stopping.signal));
    // grpc-js would listen by itself, and take every connection.
    const injector = server.createConnectionInjector(credentials);
    const accept = (socket: Socket): void => {
      connections.add(socket);
      injector.injectConnection(socket);
    };
    const listener = await Listener.open(listen, accept, context.log, "listen");
    const host = listen.host.includes(":") ? `[${listen.host}]` : listen.host;
    return new ControlServer(server, listener, connections, stopping, `${host}:${listener.port}`);
  }

  /** Ends the watches, lets the other calls end within a bound, and closes. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopping.abort();
    this.#listener.close();
    await new Promise<void>((resolve) => {
      const timer = setTimeout(() => {
        this.#server.forceShutdown();
        resolve();
      }, DRAIN_MS);
      this.#server.tryShutdown(() => {
        clearTimeout(timer);
        resolve();
      });
    });
    // Those of which no handshake came to an end are not the server's yet.
    this.#connections.destroy();
  }
}
