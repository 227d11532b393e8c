import type { StreamedEvent } from "../change/binlog-event.ts";
import type { Endpoint } from "../mysql/endpoint.ts";
import type { ReadingSession } from "../mysql/reading-session.ts";
import { openReader } from "../mysql/session.ts";
import { streamBinlog } from "./binlog-stream.ts";
import type { BinlogRequest, Source } from "./source.ts";

/** A source that this agent reaches itself. */
export class NearSource implements Source {
  readonly endpoint: Endpoint;

  constructor(endpoint: Endpoint) {
    this.endpoint = endpoint;
  }

  get name(): string {
    return this.endpoint.name;
  }

  get reachedAt(): string {
    return `${this.endpoint.host}:${this.endpoint.port}`;
  }

  async open(signal: AbortSignal): Promise<ReadingSession> {
    return await openReader(this.endpoint, signal);
  }

  /** Sends everything: to look for what was not chosen would cost this agent twice what it saves. */
  binlog(
    { from, spill }: BinlogRequest,
    signal: AbortSignal,
  ): AsyncGenerator<readonly StreamedEvent[], void> {
    return streamBinlog(this.endpoint, from, spill, signal);
  }
}
