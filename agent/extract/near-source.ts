import type { StreamedEvent } from "../change/binlog-event.ts";
import type { Endpoint } from "../mysql/endpoint.ts";
import type { ReadingSession } from "../mysql/reading-session.ts";
import { openReader } from "../mysql/session.ts";
import { streamBinlog } from "./binlog-stream.ts";
import { SharedBinlog } from "./shared-binlog.ts";
import type { BinlogRequest, Source } from "./source.ts";

/** The binlog of a server, for all that read it. */
export function binlogOf(endpoint: Endpoint): SharedBinlog {
  return new SharedBinlog((from, spill, signal) => streamBinlog(endpoint, from, spill, signal));
}

/** A source that this agent reaches itself. */
export class NearSource implements Source {
  readonly endpoint: Endpoint;
  /** What reads the binlog, here and for others at that server. */
  readonly shared: SharedBinlog;

  /** @param shared unless it is given, this source reads alone */
  constructor(endpoint: Endpoint, shared: SharedBinlog = binlogOf(endpoint)) {
    this.endpoint = endpoint;
    this.shared = shared;
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
    return this.shared.stream(from, spill, signal);
  }
}
