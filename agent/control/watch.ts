import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import type { ServerWritableStream } from "@grpc/grpc-js";
import type { towline } from "../../proto/gen/control.js";
import type { RequestOf } from "../access/rights.ts";
import type { Log } from "../lib/log.ts";
import type { SupervisedLink } from "../link/supervised-link.ts";
import { callStatus } from "./call.ts";
import { claimingUid } from "./claim.ts";
import type { Guard } from "./guard.ts";
import { linkMessage } from "./link-message.ts";
import type { Links } from "./links.ts";
import { stoppingStatus } from "./stopping.ts";
import { refuseUnknownFields } from "./unknown-fields.ts";

type WatchCall = ServerWritableStream<RequestOf<"watchLink">, towline.control.v1.Link.$Properties>;

/** Least time between two messages of one watch, in ms: fast enough to follow, slow enough for a link that reports every group. */
const INTERVAL_MS = 250;

/**
 * Serves one watch: the link at once, then whenever it changed, changes in between left out. Ends with NOT_FOUND when the
 * link is deleted, and with UNAVAILABLE without a detail, like an agent that is away, when `stopping` is aborted.
 */
export async function watchLink(
  call: WatchCall,
  links: Links,
  guard: Pick<Guard, "admit">,
  stopping: AbortSignal,
  log: Log,
): Promise<void> {
  const left = new AbortController();
  for (const event of ["cancelled", "close", "error"]) call.on(event, () => left.abort());
  if (call.cancelled) left.abort();
  try {
    const { caller } = await guard.admit("watchLink", call, call.request);
    refuseUnknownFields(call.request);
    const { name, uid } = call.request;
    const { link, observe } = await links.watch(name, claimingUid(caller, uid));
    const over = AbortSignal.any([left.signal, stopping, link.gone]);
    for await (const _ of changes(link, over)) {
      const { record, status } = observe();
      if (!call.write(linkMessage(record, status))) await drained(call, over);
    }
    if (left.signal.aborted) return;
    if (!stopping.aborted) throw links.notFound(link.spec.name);
    call.emit("error", stoppingStatus());
  } catch (thrown) {
    call.emit("error", callStatus(thrown, call.getPath(), log));
  }
}

/** One value at once, then one after every change, at most one an interval; ends when `over` is aborted. */
async function* changes(link: SupervisedLink, over: AbortSignal): AsyncGenerator<void> {
  let changed = true;
  let wake = (): void => {};
  const listener = link.subscribe(() => {
    changed = true;
    wake();
  });
  over.addEventListener("abort", () => wake(), { once: true });
  try {
    while (!over.aborted) {
      if (changed) {
        changed = false;
        yield;
        await untilOver(delay(INTERVAL_MS, undefined, { signal: over }));
      } else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  } finally {
    listener[Symbol.dispose]();
  }
}

/** Waits until a slow reader has taken what was sent: without it the agent would hold every state it has not read. */
async function drained(call: WatchCall, over: AbortSignal): Promise<void> {
  await untilOver(once(call, "drain", { signal: over }));
}

async function untilOver(wait: Promise<unknown>): Promise<void> {
  try {
    await wait;
  } catch {
    // The wait was cut short because the watch is over, which its loop looks at next.
  }
}
