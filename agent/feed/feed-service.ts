import type { UntypedHandleCall } from "@grpc/grpc-js";
import type { FeedRpc } from "../access/rights.ts";
import type { FeedCall, FeedContext } from "./feed-context.ts";
import type { OpenFeeds } from "./open-feeds.ts";
import { serveBinlog } from "./serve-binlog.ts";
import { serveSession } from "./serve-session.ts";

/** The handlers of `towline.feed.v1.Feed`. `stopping` ends the calls. */
export function feedService(
  context: FeedContext,
  feeds: OpenFeeds,
  stopping: AbortSignal,
): { readonly [R in FeedRpc]: UntypedHandleCall } {
  return {
    read: (call: FeedCall<"read">) => void serveSession(call, context, feeds, stopping),
    binlog: (call: FeedCall<"binlog">) => void serveBinlog(call, context, feeds, stopping),
  };
}
