import { Client, credentials, Metadata, type ServiceError, status } from "@grpc/grpc-js";
import {
  CONTROL_API_VERSION,
  CONTROL_PROTOCOL,
  ControlService,
  ERROR_TRAILER,
  REQUEST_BYTES_MAX,
  RESPONSE_BYTES_MAX,
} from "../proto/control-service.ts";
import { towline } from "../proto/gen/control.js";
import type { Method } from "../proto/grpc.ts";
import {
  PROTOCOL_HEADER,
  type ProtocolVersion,
  protocolText,
  readProtocolVersion,
} from "../proto/protocol-version.ts";
import { AgentCallError } from "./agent-error.ts";
import { type AgentTls, probe } from "./agent-probe.ts";
import type { Logger } from "./log.ts";

/** How long is waited for an agent, all in ms. */
export interface Patience {
  /** For an endpoint to say who it is: short, since the next one of the list may be alive. */
  readonly connectMs: number;
  /** A failure that took no longer is not remembered. */
  readonly quickMs: number;
  /** How long another one is. */
  readonly rememberMs: number;
}

const PATIENCE: Patience = { connectMs: 5_000, quickMs: 1_000, rememberMs: 10_000 };

/** An agent as the provider's configuration names it. */
export interface AgentAddress {
  readonly name: string;
  /** `HOST:PORT`, in the order in which they are tried. */
  readonly endpoints: readonly string[];
}

/** What an agent says of itself. */
export interface AgentVersion {
  /** Of the agent's build, for people. */
  readonly version: string;
  /** Of the control protocol; null when what it says does not read. */
  readonly protocol: ProtocolVersion | null;
}

/** Options of one call. */
export interface CallOptions {
  readonly deadlineMs: number;
  /** Ends the call early. Not given for what changes something: its outcome has to be known. */
  readonly signal?: AbortSignal | undefined;
  /** Is given what the agent says with its answer. */
  readonly onMetadata?: (metadata: Metadata) => void;
}

const REACH_HINT =
  "Start the agent, or correct its endpoints in the provider block. To plan without it, set the environment variable " +
  "TOWLINE_UNREACHABLE=warn: what this agent holds is then taken from the state, with a warning.";

const TRUST_HINT =
  "Check tls in the provider block (or TOWLINE_TLS_CA, TOWLINE_TLS_CERT and TOWLINE_TLS_KEY): ca must be the authority " +
  "of the agent's certificate, cert and key must come from the authority the agent trusts, and the endpoint's host must " +
  "be one the agent's certificate names.";

/**
 * The connection to one agent: the first of its endpoints that answers under the agent's name. A call that finds the
 * connection broken is made once more over a new one; every control call may be repeated.
 */
export class AgentConnection {
  readonly #address: AgentAddress;
  readonly #tls: AgentTls;
  readonly #log: Logger;
  readonly #patience: Patience;
  #client: Promise<Client> | null = null;
  #current: Client | null = null;
  #version: AgentVersion = { version: "", protocol: null };

  constructor(address: AgentAddress, tls: AgentTls, log: Logger, patience: Patience = PATIENCE) {
    this.#address = address;
    this.#tls = tls;
    this.#log = log;
    this.#patience = patience;
  }

  /** Makes a call. Throws an AgentCallError. */
  async call<W, R, RW, Response>(
    method: Method<W, R, RW, Response>,
    request: W,
    options: CallOptions,
  ): Promise<Response> {
    const client = await this.connected();
    try {
      return await unary(client, method, request, options);
    } catch (first) {
      if (!this.isLost(first)) throw this.explain(first, method.path);
      this.forget(client);
      const again = await this.connected();
      try {
        return await unary(again, method, request, options);
      } catch (second) {
        throw this.explain(second, method.path);
      }
    }
  }

  /** The client of an endpoint that answers. Throws an AgentCallError that says what was wrong with each. */
  connected(): Promise<Client> {
    if (this.#client !== null) return this.#client;
    const opening = this.#open();
    const begun = performance.now();
    this.#client = opening;
    opening.then(
      (client) => {
        this.#current = client;
      },
      () => {
        const startOver = (): void => {
          if (this.#client === opening) this.#client = null;
        };
        // Whoever awaits it gets the reason. Had that to be waited for, those who come shortly behind get it at once: terraform reads
        // ten objects at a time, and a hundred would wait ten times over for an agent that is silent.
        if (performance.now() - begun < this.#patience.quickMs) startOver();
        else setTimeout(startOver, this.#patience.rememberMs).unref();
      },
    );
    return opening;
  }

  /** What the agent says of itself. Throws an AgentCallError. */
  async version(): Promise<AgentVersion> {
    await this.connected();
    return this.#version;
  }

  /** Drops a client whose connection is broken, so that the next call looks for an endpoint again. */
  forget(client: Client): void {
    client.close();
    // Of several calls that lost it, the later ones must not drop the connection that the first has made since.
    if (this.#current === client) this.#client = null;
  }

  /** Whether a call failed for want of a connection, and not by the agent's own answer. */
  isLost(thrown: unknown): boolean {
    return (
      isServiceError(thrown) && thrown.code === status.UNAVAILABLE && errorDetail(thrown.metadata) === null
    );
  }

  /** A failed call, in the operator's words. */
  explain(thrown: unknown, path: string): AgentCallError {
    if (thrown instanceof AgentCallError) return thrown;
    if (!isServiceError(thrown)) throw thrown;
    const agent = `agent ${this.#address.name}`;
    const detail = errorDetail(thrown.metadata);
    if (detail !== null) {
      return new AgentCallError("refused", detail.message ?? thrown.details, detail.hint ?? "", detail);
    }
    const rpc = path.slice(path.lastIndexOf("/") + 1);
    switch (thrown.code) {
      case status.CANCELLED:
        return new AgentCallError("stopped", `${rpc} at ${agent} was interrupted`, "Run the command again.");
      case status.UNAVAILABLE:
        return new AgentCallError(
          "unreachable",
          `the connection to ${agent} was lost: ${thrown.details}`,
          REACH_HINT,
        );
      case status.DEADLINE_EXCEEDED:
        return new AgentCallError("unreachable", `${agent} did not answer ${rpc} in time`, REACH_HINT);
      case status.UNIMPLEMENTED:
        return new AgentCallError(
          "unsuitable",
          `${agent} does not know ${rpc}`,
          "It is older than this provider: upgrade the agent first, then the provider.",
        );
      case status.RESOURCE_EXHAUSTED:
        return new AgentCallError(
          "refused",
          `a message of ${rpc} at ${agent} is too large: ${thrown.details}`,
          `A request has at most ${REQUEST_BYTES_MAX} bytes: split the link.`,
          { code: status[thrown.code] },
        );
      default:
        return new AgentCallError(
          "refused",
          `${rpc} at ${agent}: ${thrown.details}`,
          "See the agent's log.",
          {
            code: status[thrown.code],
          },
        );
    }
  }

  close(): void {
    const opening = this.#client;
    this.#client = null;
    opening?.then(
      (client) => client.close(),
      () => {},
    );
  }

  async #open(): Promise<Client> {
    const found: string[] = [];
    let untrusted = false;
    for (const endpoint of this.#address.endpoints) {
      const client = newClient(endpoint, this.#tls);
      try {
        let protocol: ProtocolVersion | null = null;
        const onMetadata = (said: Metadata): void => {
          protocol = readProtocolVersion(said.get(PROTOCOL_HEADER));
        };
        const options = { deadlineMs: this.#patience.connectMs, onMetadata };
        const info = await unary(client, ControlService.getInfo, {}, options);
        this.#check(endpoint, info);
        this.#version = { version: info.version ?? "", protocol };
        this.#log.log("debug", "connected to agent", { agent: this.#address.name, endpoint });
        return client;
      } catch (thrown) {
        client.close();
        if (!isServiceError(thrown) || errorDetail(thrown.metadata) !== null)
          throw this.explain(thrown, "/GetInfo");
        const { kind, reason } = await probe(endpoint, this.#tls);
        this.#log.log("debug", "endpoint does not serve", {
          agent: this.#address.name,
          endpoint,
          kind,
          reason,
        });
        untrusted ||= kind === "untrusted";
        found.push(`${endpoint}: ${kind === "answers" ? thrown.details : reason}`);
      }
    }
    const list = found.join("; ");
    const { name } = this.#address;
    throw untrusted
      ? new AgentCallError(
          "untrusted",
          `agent ${name} and this provider do not trust each other: ${list}`,
          TRUST_HINT,
        )
      : new AgentCallError("unreachable", `agent ${name} cannot be reached: ${list}`, REACH_HINT);
  }

  #check(endpoint: string, info: towline.control.v1.AgentInfo.$Shape): void {
    const { name } = this.#address;
    if (info.name !== name) {
      throw new AgentCallError(
        "unsuitable",
        `the agent at ${endpoint} is called ${JSON.stringify(info.name)}, not ${JSON.stringify(name)}`,
        "Write the endpoints of each agent under the name that its own configuration file gives it.",
      );
    }
    if ((info.apiVersion ?? 0) < CONTROL_API_VERSION) {
      throw new AgentCallError(
        "unsuitable",
        `agent ${name} ${info.version ?? ""} speaks control API ${info.apiVersion ?? 0}; this provider needs ${CONTROL_API_VERSION}`,
        "Upgrade the agent first, then the provider.",
      );
    }
  }
}

/** What goes with every call: the version of the control protocol that this provider speaks. */
export function protocolMetadata(): Metadata {
  const metadata = new Metadata();
  metadata.set(PROTOCOL_HEADER, protocolText(CONTROL_PROTOCOL));
  return metadata;
}

function newClient(endpoint: string, tls: AgentTls): Client {
  const secure = credentials.createSsl(Buffer.from(tls.ca), Buffer.from(tls.key), Buffer.from(tls.cert));
  return new Client(endpoint, secure, {
    // A channel of its own, whose backoff is no other's.
    "grpc.use_local_subchannel_pool": 1,
    "grpc.max_receive_message_length": RESPONSE_BYTES_MAX,
    "grpc.max_send_message_length": REQUEST_BYTES_MAX,
    // An agent is reached directly; a proxy meant for the web would be asked for it otherwise.
    "grpc.enable_http_proxy": 0,
  });
}

function unary<W, R, RW, Response>(
  client: Client,
  method: Method<W, R, RW, Response>,
  request: W,
  { deadlineMs, signal, onMetadata }: CallOptions,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const cancel = (): void => call.cancel();
    const call = client.makeUnaryRequest(
      method.path,
      method.requestSerialize,
      method.responseDeserialize,
      request,
      protocolMetadata(),
      { deadline: Date.now() + deadlineMs },
      (error, response) => {
        signal?.removeEventListener("abort", cancel);
        if (error !== null) reject(error);
        else if (response === undefined) reject(new Error(`${method.path} answered nothing`));
        else resolve(response);
      },
    );
    if (onMetadata !== undefined) call.on("metadata", onMetadata);
    if (signal?.aborted) cancel();
    else signal?.addEventListener("abort", cancel, { once: true });
  });
}

function isServiceError(thrown: unknown): thrown is ServiceError {
  return thrown instanceof Error && "code" in thrown && "metadata" in thrown && "details" in thrown;
}

/** What the agent itself says of the error; null when the error is not the agent's. */
export function errorDetail(metadata: Metadata): towline.control.v1.ErrorDetail.$Shape | null {
  const [bytes] = metadata.get(ERROR_TRAILER);
  return Buffer.isBuffer(bytes) ? towline.control.v1.ErrorDetail.decode(bytes) : null;
}
