import { FeedService } from "../../proto/feed-service.ts";
import { unknownFields } from "../../proto/grpc.ts";
import type { FeedRpc, RequestOf } from "../access/rights.ts";
import { AgentError } from "../error.ts";
import { onAbort } from "../lib/abort.ts";
import type { FeedCall, FeedContext } from "./feed-context.ts";

/** A request, held until it is disposed of. */
export interface Held<R extends FeedRpc> extends Disposable {
  readonly request: RequestOf<R>;
}

/** The requests of one call, for as long as it lasts. */
export interface Requests<R extends FeedRpc> {
  /** The next request; null at the end, also when the call is over. */
  next(): Promise<Held<R> | null>;
}

/** Requests that wait, at most: the other side sends one statement at a time, and acks between. */
const WAITING_MOST = 1024;

/**
 * Serves one call: its first request is let through by the guard, then `work` answers until there are no more requests, or `over` is
 * aborted. What it throws is sent as a Failure, the end of the call.
 */
export async function serveCall<R extends FeedRpc>(
  rpc: R,
  call: FeedCall<R>,
  context: FeedContext,
  stopping: AbortSignal,
  work: (hello: RequestOf<R>, requests: Requests<R>, over: AbortController) => Promise<void>,
  failed: (error: AgentError) => Parameters<FeedCall<R>["write"]>[0],
): Promise<void> {
  const over = new AbortController();
  for (const event of ["cancelled", "close", "error"] as const) call.on(event, () => over.abort());
  if (call.cancelled) over.abort();
  using _stop = onAbort(stopping, () =>
    over.abort(new AgentError("CONNECTION_LOST", `agent "${context.agent}" is stopping`)),
  );
  using requests = requestsOf(rpc, call, context, over);
  try {
    using held = await requests.next();
    if (over.signal.reason instanceof AgentError) throw over.signal.reason;
    if (held === null) return void call.end();
    const hello = held.request;
    await context.admit(rpc, call, hello);
    const [unknown] = unknownFields(hello);
    if (unknown !== undefined)
      throw new AgentError(
        "PEER_INVALID",
        `${unknown.path} has the field ${unknown.field}, which is not known here`,
        {
          hint: "The other agent is newer and asks for more: upgrade this one first.",
        },
      );
    await work(hello, requests, over);
    if (over.signal.reason instanceof AgentError) throw over.signal.reason;
  } catch (thrown) {
    // When the other side has left, nobody hears of it.
    if (call.cancelled || call.destroyed) return;
    const error = AgentError.from(over.signal.reason instanceof AgentError ? over.signal.reason : thrown);
    if (error.code === "INTERNAL") {
      const stack = thrown instanceof Error ? thrown.stack : undefined;
      context.log.error({ call: rpc, stack, reason: error.message }, "feed failed");
    }
    call.write(failed(error));
  }
  call.end();
}

function requestsOf<R extends FeedRpc>(
  rpc: R,
  call: FeedCall<R>,
  { room, clientOf }: FeedContext,
  over: AbortController,
): Requests<R> & Disposable {
  const client = clientOf(call);
  const sizeOf = FeedService[rpc].requestSerialize as (request: RequestOf<R>) => Buffer;
  const waiting: Held<R>[] = [];
  let taking: "requests" | "nothing" = "requests";
  let ended = false;
  let wake = (): void => {};
  call.on("data", (request: RequestOf<R>) => {
    // What comes behind the answer of a call has nobody who would let it go.
    if (taking === "nothing" || over.signal.aborted) return;
    try {
      if (waiting.length === WAITING_MOST)
        throw new AgentError("PEER_INVALID", `${rpc}: more than ${WAITING_MOST} requests wait`);
      // Counted by what came: a request may hold more than the fields that are looked at.
      const hold = room.hold(client, sizeOf(request).length);
      waiting.push({ request, [Symbol.dispose]: () => hold[Symbol.dispose]() });
    } catch (error) {
      over.abort(error);
    }
    wake();
  });
  call.on("end", () => {
    ended = true;
    wake();
  });
  over.signal.addEventListener("abort", () => wake(), { once: true });
  return {
    next: async () => {
      while (waiting.length === 0) {
        if (ended || over.signal.aborted) return null;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      return waiting.shift() ?? null;
    },
    [Symbol.dispose]: () => {
      taking = "nothing";
      for (const held of waiting.splice(0)) held[Symbol.dispose]();
    },
  };
}
