import { Server } from "@grpc/grpc-js";
import { ControlService } from "../../proto/control-service.ts";
import { AgentError } from "../error.ts";
import { controlService, type ServiceContext } from "./service.ts";
import type { ControlCredentials } from "./tls-credentials.ts";

/** Largest request taken, in bytes. A spec with every table of a large schema named is some hundred KiB. */
const REQUEST_BYTES_MAX = 4 * 1024 * 1024;

/** Most calls at once on one connection: thirty resources that wait, and room. */
const STREAMS_MAX = 256;

/** After how long without a sign of life a connection is probed, and how long it then has to answer, in ms. Ends the watches of a client whose host went away. */
const KEEPALIVE_MS = 30_000;
const KEEPALIVE_TIMEOUT_MS = 10_000;

/**
 * How long a connection takes new calls, in ms, about: an hour after the CA was replaced, no client of the former one makes
 * any. Calls under way go on, and a client that goes on calling makes another connection by itself.
 */
const CONNECTION_AGE_MS = 60 * 60 * 1000;

/** How long calls under way may take to end when the agent stops, in ms: a Put is at its disk write by then, or has changed nothing. */
const DRAIN_MS = 2_000;

/** The control API on its socket: mutual TLS only, from TLS 1.2 on. A client without a certificate of the CA reaches no handler. */
export class ControlServer implements AsyncDisposable {
  readonly #server: Server;
  readonly #stopping: AbortController;
  /** Where it listens, as HOST:PORT. */
  readonly address: string;

  private constructor(server: Server, stopping: AbortController, address: string) {
    this.#server = server;
    this.#stopping = stopping;
    this.address = address;
  }

  /** Serves from when this resolves. Throws CONFIG_INVALID when the address cannot be used. */
  static async open(
    listen: { readonly host: string; readonly port: number },
    credentials: ControlCredentials,
    context: ServiceContext,
  ): Promise<ControlServer> {
    const stopping = new AbortController();
    const server = new Server({
      "grpc.max_receive_message_length": REQUEST_BYTES_MAX,
      "grpc.max_concurrent_streams": STREAMS_MAX,
      "grpc.keepalive_time_ms": KEEPALIVE_MS,
      "grpc.keepalive_timeout_ms": KEEPALIVE_TIMEOUT_MS,
      "grpc.max_connection_age_ms": CONNECTION_AGE_MS,
    });
    server.addService(ControlService, controlService(context, stopping.signal));
    const host = listen.host.includes(":") ? `[${listen.host}]` : listen.host;
    const port = await new Promise<number>((resolve, reject) => {
      server.bindAsync(`${host}:${listen.port}`, credentials, (cause, bound) => {
        if (cause === null) resolve(bound);
        else reject(cannotListen(`${host}:${listen.port}`, cause));
      });
    });
    return new ControlServer(server, stopping, `${host}:${port}`);
  }

  /** Ends the watches, lets the other calls end within a bound, and closes. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopping.abort();
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
  }
}

function cannotListen(address: string, cause: Error): AgentError {
  return new AgentError("CONFIG_INVALID", `the agent cannot listen on ${address}: ${cause.message}`, {
    field: "listen",
    hint: "Choose another address or port, or stop what listens there.",
    cause,
  });
}
