import type { ClientDuplexStream } from "@grpc/grpc-js";
import { FRAME_BYTES_MAX } from "../../proto/feed-service.ts";
import { AgentError } from "../error.ts";
import { onAbort } from "../lib/abort.ts";
import { frameCost } from "./credit.ts";
import type { Peer, Received } from "./peer.ts";

/** A feed that says nothing for so long is over, milliseconds: a stream has a heartbeat, an idle session none. */
export const FEED_SILENCE_MS = 15_000;

/** What a call of the feed sends besides, while as many bytes as it was given wait to be taken. */
const ALLOWANCE_BYTES = 4 * FRAME_BYTES_MAX;

/** What a call may be sent. */
export interface CreditTerms<Answer> {
  /** Bytes that may come before any are acknowledged. */
  readonly bytes: number;
  /** Whether an answer says no more than that the call lives: it is not kept behind others, however many come. */
  readonly isSignOfLife: (answer: Answer) => boolean;
}

/**
 * Answers of a call of the feed, as they are taken; what has not been taken waits, bounded by the credit that was given: an agent
 * that sends more is cut off.
 */
export class FedCall<Request, Answer extends object> implements Disposable {
  readonly #peer: Peer;
  readonly #call: ClientDuplexStream<Request, Received<Answer>>;
  readonly #abort: Disposable;
  readonly #waiting: Received<Answer>[] = [];
  #unpaid = 0;
  #ended: { readonly error: AgentError } | null = null;
  #wake: () => void = () => {};

  constructor(
    peer: Peer,
    call: ClientDuplexStream<Request, Received<Answer>>,
    credit: CreditTerms<Answer>,
    signal: AbortSignal,
  ) {
    this.#peer = peer;
    this.#call = call;
    call.on("data", (received: Received<Answer>) => {
      if (this.#ended !== null || (credit.isSignOfLife(received.answer) && this.#waiting.length > 0)) return;
      // All of it, whatever it holds: what has no place in an answer takes memory as well.
      this.#unpaid += frameCost(received.bytes);
      if (this.#unpaid > credit.bytes + ALLOWANCE_BYTES) return this.fail(this.#greedy());
      this.#waiting.push(received);
      this.#wake();
    });
    call.on("error", (error) => this.fail(peer.errorOf(error)));
    call.on("end", () => this.fail(this.#lost("ended the call")));
    this.#abort = onAbort(signal, () => this.fail(this.#lost("was given up")));
  }

  send(request: Request): void {
    if (this.#ended === null) this.#call.write(request);
  }

  /**
   * The next answer.
   * @param silence how long to wait for one, milliseconds; null: for as long as the connection lasts
   * @throws AgentError what the call failed of
   */
  async next(silence: number | null = null): Promise<Answer> {
    for (;;) {
      const received = this.#waiting.shift();
      if (received !== undefined) {
        this.#unpaid -= frameCost(received.bytes);
        return received.answer;
      }
      if (this.#ended !== null) throw this.#ended.error;
      let timer: NodeJS.Timeout | undefined;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
        if (silence !== null)
          timer = setTimeout(() => this.fail(this.#lost(`was silent for ${silence} ms`)), silence);
      });
      clearTimeout(timer);
    }
  }

  /** Ends the call; what waits is taken first. The first reason counts. */
  fail(error: AgentError): void {
    if (this.#ended !== null) return;
    this.#ended = { error };
    this.#call.on("error", () => {});
    this.#call.cancel();
    this.#wake();
  }

  #greedy(): AgentError {
    return new AgentError(
      "PEER_INVALID",
      `agent "${this.#peer.name}" at ${this.#peer.address} sends more than it was given credit for`,
    );
  }

  #lost(what: string): AgentError {
    return new AgentError("CONNECTION_LOST", `agent "${this.#peer.name}" at ${this.#peer.address} ${what}`);
  }

  [Symbol.dispose](): void {
    this.#abort[Symbol.dispose]();
    this.fail(this.#lost("is not needed any more"));
  }
}
