import { isIP } from "node:net";
import { connect } from "node:tls";

/** PEM texts with which an agent and this provider know each other. */
export interface AgentTls {
  /** Certificates that an agent's certificate must chain to. */
  readonly ca: string;
  /** This provider's certificate. */
  readonly cert: string;
  readonly key: string;
}

/** Why an endpoint does not serve us. */
export interface ProbeResult {
  readonly kind: "unreachable" | "untrusted" | "answers";
  /** What was found, naming no secret. */
  readonly reason: string;
}

/** How long a probe may take, ms: it runs after a failed call, when the operator waits for the reason already. */
const PROBE_TIMEOUT_MS = 3_000;

/** System calls whose failure means that nothing listens there, or that the host is not known. */
const REACHING = new Set(["connect", "getaddrinfo"]);

/**
 * Finds out why a call to an endpoint failed, by a TLS connection of its own: gRPC reports a dead host and a refused
 * certificate alike.
 */
export async function probe(endpoint: string, tls: AgentTls): Promise<ProbeResult> {
  const { host, port } = splitEndpoint(endpoint);
  const socket = connect({
    host,
    port,
    ca: tls.ca,
    cert: tls.cert,
    key: tls.key,
    ALPNProtocols: ["h2"],
    ...(isIP(host) === 0 ? { servername: host } : {}),
  });
  let trusted = false;
  try {
    return await new Promise<ProbeResult>((resolve) => {
      socket.setTimeout(PROBE_TIMEOUT_MS, () => {
        resolve({ kind: "unreachable", reason: `no answer within ${PROBE_TIMEOUT_MS} ms` });
      });
      socket.once("secureConnect", () => {
        trusted = true;
      });
      // An HTTP/2 server speaks first, once it accepts the client.
      socket.once("data", () => resolve({ kind: "answers", reason: "it answers now" }));
      socket.once("error", (error: NodeJS.ErrnoException) => resolve(classify(error)));
      socket.once("close", () => {
        resolve(
          trusted
            ? { kind: "untrusted", reason: "the agent does not accept the client certificate" }
            : { kind: "unreachable", reason: "the connection was closed" },
        );
      });
    });
  } finally {
    socket.destroy();
  }
}

/** Host and port of `HOST:PORT`, an IPv6 address in brackets. */
export function splitEndpoint(endpoint: string): { readonly host: string; readonly port: number } {
  const colon = endpoint.lastIndexOf(":");
  return {
    host: endpoint.slice(0, colon).replaceAll(/^\[|\]$/g, ""),
    port: Number(endpoint.slice(colon + 1)),
  };
}

function classify(error: NodeJS.ErrnoException): ProbeResult {
  if (REACHING.has(error.syscall ?? "")) return { kind: "unreachable", reason: error.message };
  if (error.code === "ECONNRESET") return { kind: "unreachable", reason: "the connection was reset" };
  return { kind: "untrusted", reason: `${error.message} (${error.code ?? "no code"})` };
}
