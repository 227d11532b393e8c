import { Client, type ClientDuplexStream, Metadata, type ServiceError, status } from "@grpc/grpc-js";
import { CONTROL_PROTOCOL, ERROR_TRAILER } from "../../proto/control-service.ts";
import { type ClientTls, dialOptions } from "../../proto/dial.ts";
import { FRAME_BYTES_MAX } from "../../proto/feed-service.ts";
import { towline } from "../../proto/gen/control.js";
import type { Method } from "../../proto/grpc.ts";
import { PROTOCOL_HEADER, protocolText } from "../../proto/protocol-version.ts";
import { AgentError } from "../error.ts";
import { failureOf } from "./failure.ts";
import { RoundTrip } from "./round-trip.ts";

/** A path that says nothing is probed after so long, and then has so long to answer, milliseconds. */
const KEEPALIVE_MS = 5_000;
const KEEPALIVE_TIMEOUT_MS = 5_000;
/** One frame, and what it says of itself; what does not compress is a little larger than before. */
const MESSAGE_BYTES_MAX = 2 * FRAME_BYTES_MAX;
/**
 * What a connection may have on its way, bytes: HTTP/2's own 64 KiB would be all that a path of 80 ms carries in that time. What a call
 * may have is bounded by its credit.
 */
const WINDOW_BYTES = 16 * 1024 * 1024;
/** A connection that is lost is tried again after so long at most, milliseconds: the link has a pace of its own. */
const RECONNECT_MS = 2_000;

/** An agent that sources of links are declared with. */
export interface PeerAddress {
  /** The name in its own configuration. */
  readonly name: string;
  /** HOST:PORT; several are tried in turn. */
  readonly endpoints: readonly string[];
}

/** An answer as it came. */
export interface Received<Answer> {
  readonly answer: Answer;
  /** What it took on the wire. */
  readonly bytes: number;
}

/** Calls the feed of one other agent, all calls on one connection. */
export class Peer implements Disposable {
  readonly name: string;
  readonly roundTrip = new RoundTrip();
  readonly #endpoints: readonly string[];
  readonly #tls: () => ClientTls;
  #next = 0;
  #open: { readonly client: Client; readonly tls: ClientTls; readonly address: string } | null = null;

  /** @param tls what to show and trust now: another object when the files have changed */
  constructor({ name, endpoints }: PeerAddress, tls: () => ClientTls) {
    this.name = name;
    this.#endpoints = endpoints;
    this.#tls = tls;
  }

  /** Where the next call goes. */
  get address(): string {
    return this.#open?.address ?? (this.#endpoints[this.#next % this.#endpoints.length] as string);
  }

  /** Begins a call. It fails by its `error` event: see `errorOf`. */
  call<Request, AnswerWrite, Answer>(
    method: Method<Request, unknown, AnswerWrite, Answer>,
  ): ClientDuplexStream<Request, Received<Answer>> {
    const said = new Metadata();
    said.set(PROTOCOL_HEADER, protocolText(CONTROL_PROTOCOL));
    return this.#client().makeBidiStreamRequest(
      method.path,
      method.requestSerialize,
      (bytes) => ({ answer: method.responseDeserialize(bytes), bytes: bytes.length }),
      said,
    );
  }

  /** What made a call fail. The next call after a connection was lost goes to the next endpoint. */
  errorOf(thrown: unknown): AgentError {
    if (thrown instanceof AgentError) return thrown;
    const error = thrown as ServiceError;
    const [trailer] = error.metadata?.get(ERROR_TRAILER) ?? [];
    if (trailer instanceof Buffer)
      return failureOf(towline.control.v1.ErrorDetail.decode(trailer), this.name);
    const { address } = this;
    if (error.code === status.UNAVAILABLE) this.#turn();
    if (error.code === status.UNIMPLEMENTED)
      return new AgentError(
        "PEER_INVALID",
        `agent "${this.name}" at ${address} has no feed: its version is older`,
        {
          hint: "Upgrade it: agents of sources are upgraded before those of targets.",
        },
      );
    const said = error.details ?? (thrown instanceof Error ? thrown.message : String(thrown));
    // grpc-js adds a note of how the name was resolved, which is empty for most.
    const what = said.replace(/\s*Resolution note:\s*$/, "");
    return new AgentError("CONNECTION_LOST", `agent "${this.name}" at ${address}: ${what}`, {
      hint: "Check that the agent of the source runs, that its address is reached from here, and that both have certificates of one CA.",
      cause: thrown,
    });
  }

  #client(): Client {
    const tls = this.#tls();
    if (this.#open !== null && this.#open.tls === tls) return this.#open.client;
    // Certificates have changed: calls under way end on the connection that they are on.
    this.#open?.client.close();
    const { address } = this;
    const { channelCredentials, options } = dialOptions(address, tls);
    const client = new Client(address, channelCredentials, {
      "grpc.max_receive_message_length": MESSAGE_BYTES_MAX,
      "grpc.keepalive_time_ms": KEEPALIVE_MS,
      "grpc.keepalive_timeout_ms": KEEPALIVE_TIMEOUT_MS,
      "grpc.max_reconnect_backoff_ms": RECONNECT_MS,
      "grpc-node.flow_control_window": WINDOW_BYTES,
      ...options,
    });
    this.#open = { client, tls, address };
    return client;
  }

  #turn(): void {
    if (this.#endpoints.length === 1) return;
    this.#open?.client.close();
    this.#open = null;
    this.#next += 1;
  }

  [Symbol.dispose](): void {
    this.#open?.client.close();
    this.#open = null;
  }
}
