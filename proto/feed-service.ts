import { towline } from "./gen/feed.js";
import { method, service } from "./grpc.ts";

const v1 = towline.feed.v1;
const path = (rpc: string): string => `/towline.feed.v1.Feed/${rpc}`;

/** Bytes of rows or events in one frame, before they are packed, at most: few enough that heartbeats get through between them. */
export const FRAME_BYTES_MAX = 256 * 1024;

/** `towline.feed.v1.Feed` as grpc-js serves and calls it. */
export const FeedService = service({
  read: method({
    path: path("Read"),
    request: v1.ReadRequest,
    response: v1.ReadAnswer,
    kind: "bidirectional",
  }),
  binlog: method({
    path: path("Binlog"),
    request: v1.BinlogRequest,
    response: v1.BinlogAnswer,
    kind: "bidirectional",
  }),
});
