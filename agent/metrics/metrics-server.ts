import {
  createServer as createHttpServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
import { createServer as createHttpsServer, type Server as HttpsServer } from "node:https";
import type { Socket } from "node:net";
import { Listener } from "../control/listener.ts";
import type { ControlTls } from "../control/tls-credentials.ts";
import { AgentError } from "../error.ts";
import type { Log } from "../lib/log.ts";
import { Exposition } from "./exposition.ts";
import { FAMILIES } from "./families.ts";
import type { MetricsGuard } from "./metrics-guard.ts";
import type { MetricsSources } from "./sources.ts";

/** Connections at a time; the oldest gives way to one more, so that who opens many and says nothing keeps no scraper out. */
export const CONNECTIONS_MAX = 16;

/** How long a connection lasts at most, in ms: handshake, one request and its answer. Prometheus gives up after ten seconds by default. */
const CONNECTION_MS = 15_000;

/** A request of Prometheus has some 300 bytes of headers. */
const HEADER_BYTES_MAX = 8 * 1024;

const PATH = "/metrics";

const LIMITS = { maxHeaderSize: HEADER_BYTES_MAX };

/** How the endpoint is reached. */
export type MetricsTransport =
  | { readonly scheme: "http" }
  /** With the certificates of the control API; another object of `pem` when they have changed. */
  | { readonly scheme: "https"; readonly pem: () => ControlTls; readonly guard: MetricsGuard };

export interface MetricsContext {
  readonly listen: { readonly host: string; readonly port: number };
  readonly transport: MetricsTransport;
  readonly sources: MetricsSources;
  readonly log: Log;
}

/** Serves the metrics of the agent: GET /metrics, one request a connection. */
export class MetricsServer implements AsyncDisposable {
  readonly #open: Set<Socket>;
  readonly #listener: Listener;
  /** Where it listens, as a URL. */
  readonly url: string;

  private constructor(open: Set<Socket>, listener: Listener, url: string) {
    this.#open = open;
    this.#listener = listener;
    this.url = url;
  }

  /** Serves from when this resolves. Throws CONFIG_INVALID when the address cannot be used. */
  static async open({ listen, transport, sources, log }: MetricsContext): Promise<MetricsServer> {
    const exposition = new Exposition(FAMILIES, sources);
    const serve = (request: IncomingMessage, response: ServerResponse): void =>
      void answer(request, response, transport, exposition, log);
    const server = serverOf(transport, serve);
    // A scraper comes every few seconds at most: a connection that waits for that is one that others lack.
    server.http.maxRequestsPerSocket = 1;
    const open = new Set<Socket>();
    const accept = (socket: Socket): void => {
      open.add(socket);
      const timer = setTimeout(() => socket.destroy(), CONNECTION_MS);
      timer.unref();
      socket.once("close", () => {
        clearTimeout(timer);
        open.delete(socket);
      });
      // What goes wrong on it is the client's to know; without a listener it would end the agent.
      socket.on("error", () => {});
      const [oldest] = open;
      if (open.size > CONNECTIONS_MAX) oldest?.destroy();
      server.refresh();
      server.http.emit("connection", socket);
    };
    const listener = await Listener.open(listen, accept, log, "metrics.listen");
    const host = listen.host.includes(":") ? `[${listen.host}]` : listen.host;
    return new MetricsServer(open, listener, `${transport.scheme}://${host}:${listener.port}${PATH}`);
  }

  /** Takes no more requests and closes every connection: a scrape that is cut off is made again. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#listener.close();
    for (const socket of this.#open) socket.destroy();
  }
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** A server that does not listen by itself; `refresh` has it use the certificates of now for connections from now on. */
function serverOf(
  transport: MetricsTransport,
  handler: Handler,
): { http: Server | HttpsServer; refresh: () => void } {
  switch (transport.scheme) {
    case "http":
      return { http: createHttpServer(LIMITS, handler), refresh: () => {} };
    case "https": {
      let pem = transport.pem();
      const http = createHttpsServer(
        { ...LIMITS, ...pem, requestCert: true, rejectUnauthorized: true, minVersion: "TLSv1.2" },
        handler,
      );
      const refresh = (): void => {
        if (pem === transport.pem()) return;
        pem = transport.pem();
        http.setSecureContext({ ...pem, minVersion: "TLSv1.2" });
      };
      return { http, refresh };
    }
    default:
      return transport satisfies never;
  }
}

/** Answers one request. Never rejects. */
async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  transport: MetricsTransport,
  exposition: Exposition,
  log: Log,
): Promise<void> {
  const say = (status: number, text: string): void =>
    void response.writeHead(status, { "content-type": "text/plain; charset=utf-8" }).end(`${text}\n`);
  try {
    if (transport.scheme === "https") {
      const refused = await transport.guard.refusal(request.socket);
      if (refused !== null) return say(403, `${refused.code}: ${refused.message}`);
    }
    if (request.url?.split("?", 1)[0] !== PATH) return say(404, `Metrics are at ${PATH}.`);
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.setHeader("allow", "GET, HEAD");
      return say(405, "Metrics are read with GET.");
    }
    const text = await exposition.text();
    response.writeHead(200, { "content-type": exposition.contentType, "content-length": text.length });
    response.end(text);
  } catch (thrown) {
    const { code, message } = AgentError.from(thrown);
    const stack = thrown instanceof Error ? thrown.stack : undefined;
    log.error({ code, reason: message, stack }, "metrics cannot be read");
    if (response.headersSent) response.destroy();
    else say(500, "Metrics cannot be read; the agent's log says why.");
  }
}
