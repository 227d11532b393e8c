import type { towline } from "../../proto/gen/feed.js";
import type { RequestOf } from "../access/rights.ts";
import type { StreamedEvent } from "../change/binlog-event.ts";
import type { ChosenTables } from "../change/chosen-tables.ts";
import { GtidSet } from "../change/gtid-set.ts";
import { AgentError } from "../error.ts";
import { chosenEvents } from "../extract/chosen-events.ts";
import type { Source } from "../extract/source.ts";
import { readFold } from "../mysql/fold.ts";
import { failureMessage } from "./failure.ts";
import type { FeedCall, FeedContext } from "./feed-context.ts";
import type { OpenFeeds } from "./open-feeds.ts";
import { Outgoing } from "./outgoing.ts";
import { RecordWriter } from "./records.ts";
import { type Requests, serveCall } from "./serve-call.ts";
import { helloOf } from "./serve-session.ts";

/** A stream without events says so this often, milliseconds. */
const HEARTBEAT_PERIOD_MS = 5_000;

/** The binlog of an instance of ours, for another agent. */
export async function serveBinlog(
  call: FeedCall<"binlog">,
  context: FeedContext,
  feeds: OpenFeeds,
  stopping: AbortSignal,
): Promise<void> {
  const work = async (
    first: RequestOf<"binlog">,
    requests: Requests<"binlog">,
    over: AbortController,
  ): Promise<void> => {
    const { instance, link, credit } = helloOf(first.hello?.hello);
    const from = GtidSet.parse(first.hello?.from ?? "");
    const chosen = chosenOf(first.hello?.chosen);
    using feed = feeds.enter(instance, link, over);
    const { signal } = over;
    const source = await context.near(instance, signal);
    call.write({ welcome: { agent: context.agent, reachedAt: source.reachedAt } });
    context.log.info({ instance, link, peer: call.getPeer() }, "another agent reads the binlog");
    using events = new Outgoing(call, credit, (packed, size) => ({ events: { packed, size } }), signal, feed);
    const heartbeat = setInterval(() => {
      // Who does not read would have them piled up here.
      if (!call.writableNeedDrain) call.write({ heartbeat: {} });
    }, HEARTBEAT_PERIOD_MS);
    void takeAcks(requests, events, over);
    try {
      const binlog = source.binlog({ from, chosen, spill: context.spill }, signal);
      const wanted = chosen === null ? binlog : chosenEvents(binlog, chosen, await foldOf(source, signal));
      await sendEvents(wanted, events, signal);
    } finally {
      clearInterval(heartbeat);
    }
  };
  await serveCall("binlog", call, context, stopping, work, (error) => ({ failure: failureMessage(error) }));
}

/** Takes what comes besides: room for more. Ends the stream when the other side has ended the call. */
async function takeAcks(
  requests: Requests<"binlog">,
  events: Outgoing,
  over: AbortController,
): Promise<void> {
  for (let held = await requests.next(); held !== null; held = await requests.next()) {
    using taken = held;
    const { ack } = taken.request;
    if (!ack) return over.abort(new AgentError("PEER_INVALID", "a request of a binlog is not an ack"));
    events.credit.give(ack.bytes ?? 0);
  }
  over.abort();
}

async function foldOf(source: Source, signal: AbortSignal): Promise<(name: string) => string> {
  await using session = await source.open(signal);
  return await readFold(session);
}

async function sendEvents(
  binlog: AsyncIterable<readonly StreamedEvent[]>,
  outgoing: Outgoing,
  signal: AbortSignal,
): Promise<void> {
  let room = true;
  const writer = new RecordWriter((frame) => {
    room = outgoing.push(frame) && room;
  });
  for await (const events of binlog) {
    for (const event of events) {
      if ("file" in event) {
        using file = event.file;
        writer.begin(event.size);
        for (const part of file.records()) {
          writer.add(part, 0, part.length);
          if (!room) await outgoing.sent();
          room = true;
        }
      } else {
        writer.begin(event.bytes.length);
        writer.add(event.bytes, 0, event.bytes.length);
      }
      if (!room) await outgoing.sent();
      room = true;
      if (signal.aborted) return;
    }
    // What there is goes at once: only a source that has more to say fills frames.
    writer.flush();
    if (!room) await outgoing.sent();
    room = true;
  }
  await outgoing.sent();
}

function chosenOf(message: towline.feed.v1.ChosenTables.$Properties | null | undefined): ChosenTables {
  if (message == null) return null;
  return new Map(
    Object.entries(message.databases ?? {}).map(([database, { tables, excludeTables }]) => [
      database,
      { tables: tables ?? [], excludeTables: excludeTables ?? [] },
    ]),
  );
}
