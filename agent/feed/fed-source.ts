import { FeedService } from "../../proto/feed-service.ts";
import type { StreamedEvent } from "../change/binlog-event.ts";
import { AgentError } from "../error.ts";
import type { BinlogRequest, Source } from "../extract/source.ts";
import type { ReadingSession } from "../mysql/reading-session.ts";
import { frameCost } from "./credit.ts";
import { EventReceiver } from "./event-receiver.ts";
import { failureOf } from "./failure.ts";
import { FEED_SILENCE_MS, FedCall } from "./fed-call.ts";
import { FedSession, SESSION_CREDIT_BYTES, unexpected } from "./fed-session.ts";
import { Unpack } from "./packed.ts";
import type { Peer } from "./peer.ts";
import { RecordReader } from "./records.ts";

/** Bytes of events, packed, that may be on their way. */
const BINLOG_CREDIT_BYTES = 4 * 1024 * 1024;

/** A source that another agent is near. */
export class FedSource implements Source {
  readonly name: string;
  readonly #peer: Peer;
  readonly #link: string;

  /**
   * @param name of the instance, as it is declared with that agent
   * @param link for which it is read
   */
  constructor(name: string, peer: Peer, link: string) {
    this.name = name;
    this.#peer = peer;
    this.#link = link;
  }

  get reachedAt(): string {
    return `instance "${this.name}" of agent "${this.#peer.name}" (${this.#peer.address})`;
  }

  async open(signal: AbortSignal): Promise<ReadingSession> {
    const call = new FedCall(
      this.#peer,
      this.#peer.call(FeedService.read),
      { bytes: SESSION_CREDIT_BYTES, isSignOfLife: () => false },
      signal,
    );
    try {
      call.send({ hello: this.#hello(SESSION_CREDIT_BYTES) });
      this.#welcomed(await call.next(FEED_SILENCE_MS));
      return new FedSession(this.name, this.#peer.name, call, this.#peer.roundTrip);
    } catch (error) {
      call[Symbol.dispose]();
      throw error;
    }
  }

  async *binlog(
    { from, chosen, spill }: BinlogRequest,
    signal: AbortSignal,
  ): AsyncGenerator<readonly StreamedEvent[], void> {
    using call = new FedCall(
      this.#peer,
      this.#peer.call(FeedService.binlog),
      { bytes: BINLOG_CREDIT_BYTES, isSignOfLife: ({ heartbeat }) => Boolean(heartbeat) },
      signal,
    );
    using unpack = new Unpack();
    using received = new EventReceiver(spill);
    const reader = new RecordReader(received);
    const databases =
      chosen === null
        ? null
        : Object.fromEntries(
            [...chosen].map(([database, { tables, excludeTables }]) => [
              database,
              { tables: [...tables], excludeTables: [...excludeTables] },
            ]),
          );
    call.send({
      hello: {
        hello: this.#hello(BINLOG_CREDIT_BYTES),
        from: from.toString(),
        chosen: databases === null ? null : { databases },
      },
    });
    try {
      this.#welcomed(await call.next(FEED_SILENCE_MS));
      for (;;) {
        const { events, heartbeat, failure } = await call.next(FEED_SILENCE_MS);
        if (failure) throw failureOf(failure, this.#peer.name);
        if (heartbeat) continue;
        if (!events) throw unexpected(this.#peer.name);
        const packed = events.packed ?? new Uint8Array();
        reader.push(await unpack.frame(packed, events.size ?? 0));
        const some = received.take();
        if (some.length > 0) yield some;
        call.send({ ack: { bytes: frameCost(packed.length) } });
      }
    } catch (error) {
      // Aborted: the stream has ended, nothing has failed.
      if (!signal.aborted) throw error;
    }
  }

  #hello(credit: number) {
    return { instance: this.name, link: this.#link, credit };
  }

  /** Looks who answers. */
  #welcomed({ welcome, failure }: Greeting): void {
    if (failure) throw failureOf(failure, this.#peer.name);
    if (!welcome) throw unexpected(this.#peer.name);
    if (welcome.agent === this.#peer.name) return;
    throw new AgentError(
      "PEER_UNKNOWN",
      `the agent at ${this.#peer.address} is "${welcome.agent}", not "${this.#peer.name}"`,
      { hint: "Correct the endpoints of this peer in the agent's configuration file." },
    );
  }
}

type Greeting = Pick<ReturnType<typeof FeedService.read.responseDeserialize>, "welcome" | "failure">;
