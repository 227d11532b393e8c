import { lookup } from "node:dns/promises";
import { once } from "node:events";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { AgentError } from "../error.ts";
import { systemErrorCode } from "../lib/error-code.ts";
import type { Log } from "../lib/log.ts";

/** What a host without IPv6, or without IPv4, says of a name's other address. */
const NOT_HERE = new Set(["EADDRNOTAVAIL", "EAFNOSUPPORT"]);

/** Accepts connections on every address of a host name, on one port. */
export class Listener {
  readonly #servers: readonly Server[];
  readonly port: number;

  private constructor(servers: readonly Server[], port: number) {
    this.#servers = servers;
    this.port = port;
  }

  /**
   * Port 0 means any free one.
   * @param field the key of the configuration that names the address
   * Throws CONFIG_INVALID when an address cannot be used.
   */
  static async open(
    { host, port }: { readonly host: string; readonly port: number },
    accept: (socket: Socket) => void,
    log: Log,
    field: "listen" | "metrics.listen",
  ): Promise<Listener> {
    const servers: Server[] = [];
    let bound = port;
    let failure: unknown = new Error("the host name has no address");
    try {
      for (const { address } of await lookup(host, { all: true })) {
        try {
          const server = await listen(address, bound, accept);
          servers.push(server);
          bound = (server.address() as AddressInfo).port;
        } catch (error) {
          if (!NOT_HERE.has(systemErrorCode(error))) throw error;
          failure = error;
          log.warn(
            { host, address, reason: String(error) },
            "an address of the host to listen on is not there",
          );
        }
      }
      if (servers.length === 0) throw failure;
      return new Listener(servers, bound);
    } catch (cause) {
      for (const server of servers) server.close();
      throw cannotListen(`${host}:${port}`, field, cause);
    }
  }

  /** Takes no more connections; those that are open go on. */
  close(): void {
    for (const server of this.#servers) server.close();
  }
}

async function listen(host: string, port: number, accept: (socket: Socket) => void): Promise<Server> {
  // Half-open ones are of no use to TLS, and Node's own servers of it disable delays for small writes as well.
  const server = createServer({ noDelay: true }, accept);
  server.listen({ host, port });
  await once(server, "listening");
  return server;
}

function cannotListen(address: string, field: string, cause: unknown): AgentError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new AgentError("CONFIG_INVALID", `the agent cannot listen on ${address}: ${reason}`, {
    field,
    hint: "Choose another address or port, or stop what listens there.",
    cause,
  });
}
