import type { ServerDuplexStream } from "@grpc/grpc-js";
import type { FeedService } from "../../proto/feed-service.ts";
import type { FeedRpc, RequestOf } from "../access/rights.ts";
import type { Spill } from "../change/spill.ts";
import type { Source } from "../extract/source.ts";
import type { Log } from "../lib/log.ts";
import type { RequestRoom } from "./request-room.ts";

type AnswerOf<R extends FeedRpc> = Parameters<(typeof FeedService)[R]["responseSerialize"]>[0];

/** A call as grpc-js hands it over. */
export type FeedCall<R extends FeedRpc> = ServerDuplexStream<RequestOf<R>, AnswerOf<R>>;

/** What the feed is served with. */
export interface FeedContext {
  /** Name of this agent. */
  readonly agent: string;
  /** Lets a call through whose client may make it. Throws PERMISSION_DENIED. */
  readonly admit: <R extends FeedRpc>(rpc: R, call: FeedCall<R>, hello: RequestOf<R>) => Promise<unknown>;
  /** Whose call it is, by the name of its certificate; null for one that is not going to be let through. */
  readonly clientOf: (call: FeedCall<FeedRpc>) => string | null;
  /** An instance that is declared with this agent. Throws NOT_FOUND and what keeps its secrets from being looked up. */
  readonly near: (instance: string, signal: AbortSignal) => Promise<Source>;
  /** For what is held of requests. */
  readonly room: RequestRoom;
  readonly spill: Spill;
  readonly log: Log;
}
