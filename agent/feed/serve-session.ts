import type { RequestOf } from "../access/rights.ts";
import { AgentError } from "../error.ts";
import { STATEMENT_TIMEOUT_MS } from "../mysql/connection.ts";
import type { ReadingSession } from "../mysql/reading-session.ts";
import { failureMessage } from "./failure.ts";
import type { FeedCall, FeedContext } from "./feed-context.ts";
import type { OpenFeeds } from "./open-feeds.ts";
import { drained, Outgoing } from "./outgoing.ts";
import { refuseUnlessReading } from "./reading-statement.ts";
import { RecordWriter } from "./records.ts";
import { RowColumnsWriter } from "./row-columns.ts";
import { type Requests, serveCall } from "./serve-call.ts";

/** A session on an instance of ours, for another agent: it asks, one statement at a time, and gets rows as it has room for them. */
export async function serveSession(
  call: FeedCall<"read">,
  context: FeedContext,
  feeds: OpenFeeds,
  stopping: AbortSignal,
): Promise<void> {
  const work = async (
    first: RequestOf<"read">,
    requests: Requests<"read">,
    over: AbortController,
  ): Promise<void> => {
    const { instance, link, credit } = helloOf(first.hello);
    using feed = feeds.enter(instance, link, over);
    const { signal } = over;
    const source = await context.near(instance, signal);
    await using session = await source.open(signal);
    call.write({ welcome: { agent: context.agent, reachedAt: source.reachedAt } });
    using rows = new Outgoing(
      call,
      credit,
      (packed, size, rows) => ({ chunk: { packed, size, rows } }),
      signal,
      feed,
    );
    let underWay = 0;
    let answering: Promise<void> = Promise.resolve();
    for (let held = await requests.next(); held !== null; held = await requests.next()) {
      const { statement } = held.request;
      if (!statement || underWay > 0) {
        using other = held;
        takeAck(other.request, rows);
        continue;
      }
      underWay += 1;
      const asked = held;
      answering = answer(call, session, statement, rows, signal, () => {
        asked[Symbol.dispose]();
        underWay -= 1;
      });
    }
    // Whoever asked has gone: what is under way is cut off with the session.
    session.destroy();
    await answering;
  };
  await serveCall("read", call, context, stopping, work, (error) => ({ failure: failureMessage(error) }));
}

/** @throws AgentError PEER_INVALID when it is none */
function takeAck({ ack, statement }: RequestOf<"read">, rows: Outgoing): void {
  if (ack) return rows.credit.give(ack.bytes ?? 0);
  // Acks come while a statement is answered; statements that queued up would be held here, however many.
  if (statement)
    throw new AgentError("PEER_INVALID", "a statement came before the one before it was answered");
  throw new AgentError("PEER_INVALID", "a request of a reading session is neither statement nor ack");
}

/** What a Hello says. Throws PEER_INVALID when there is none. */
export function helloOf(hello: RequestOf<"read">["hello"]): {
  readonly instance: string;
  readonly link: string;
  readonly credit: number;
} {
  if (hello == null) throw new AgentError("PEER_INVALID", "a call of the feed does not begin with a hello");
  return { instance: hello.instance ?? "", link: hello.link ?? "", credit: hello.credit ?? 0 };
}

type Statement = NonNullable<RequestOf<"read">["statement"]>;

/** Answers one statement. Never rejects: what fails is the answer. */
async function answer(
  call: FeedCall<"read">,
  session: ReadingSession,
  statement: Statement,
  rows: Outgoing,
  signal: AbortSignal,
  answered: () => void,
): Promise<void> {
  try {
    // Answers of a few bytes are not paid for: who takes none gets no more of them.
    await drained(call, signal);
    const sql = Buffer.from(statement.sql ?? []).toString("latin1");
    refuseUnlessReading(sql);
    if (statement.rows) {
      await sendRows(session, sql, statement, rows);
      answered();
      call.write({ outcome: {} });
    } else {
      const { affectedRows, warningStatus } = await session.execute(sql);
      answered();
      call.write({ outcome: { affectedRows, warnings: warningStatus } });
    }
  } catch (thrown) {
    // Rows that came before the failure are on their way: behind it they would be taken for those of the next statement.
    await rows.settled();
    answered();
    call.write({ failure: failureMessage(thrown) });
  }
}

async function sendRows(
  session: ReadingSession,
  sql: string,
  { limitMs, byColumn }: Statement,
  rows: Outgoing,
): Promise<void> {
  const push = (frame: Buffer, count: number): void => {
    if (rows.push(frame, count)) return;
    session.pause();
    rows.sent().then(
      () => session.resume(),
      // Said when the statement ends, which it does without the rows that were not taken.
      () => session.resume(),
    );
  };
  const records = new RecordWriter((frame) => push(frame, 0));
  const columns = new RowColumnsWriter(push);
  await session.rows(
    sql,
    (bytes, start, end) => {
      if (byColumn === true && columns.add(bytes, start, end)) return;
      // One that no frame has room for goes as a record, in its place.
      columns.flush();
      records.begin(end - start);
      records.add(bytes, start, end);
      if (byColumn === true) records.flush();
    },
    limitMs ? Math.min(limitMs, STATEMENT_TIMEOUT_MS) : null,
  );
  columns.flush();
  records.flush();
  await rows.sent();
}
