import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, before, test } from "node:test";
import { FeedService, FRAME_BYTES_MAX } from "../../proto/feed-service.ts";
import { FeedServer } from "../../test/harness/feed-server.ts";
import { eventually, PATIENCE_MS } from "../../test/harness/wait.ts";
import type { RawEvent } from "../change/binlog-event.ts";
import { GtidSet } from "../change/gtid-set.ts";
import { AgentError } from "../error.ts";
import type { Source } from "../extract/source.ts";
import type { ReadingSession } from "../mysql/reading-session.ts";
import { FedCall } from "./fed-call.ts";

const never = new AbortController().signal;
const spill = { memoryBytes: 1 << 30, open: () => assert.fail("nothing is held in files") };
const EVENT_BYTES = 64 * 1024;
/** More than any of these is sent. */
const ROOM = { bytes: 1 << 30, isSignOfLife: () => false };

let server: FeedServer;

before(async () => {
  server = await FeedServer.start();
});

after(() => server[Symbol.asyncDispose]());

/** Events that do not compress, each told apart by its time. */
function event(nth: number): RawEvent {
  const bytes = randomBytes(EVENT_BYTES);
  bytes.writeUInt32LE(nth, 0);
  bytes.writeUInt32LE(EVENT_BYTES, 9);
  const [type, serverId, flags, nextPosition] = [
    bytes.readUInt8(4),
    bytes.readUInt32LE(5),
    bytes.readUInt16LE(17),
    bytes.readUInt32LE(13),
  ];
  return { type, timestamp: nth, serverId, flags, nextPosition, bytes };
}

/** A source without an end. */
class Endless implements Source {
  readonly name = "endless";
  readonly reachedAt = "nowhere";
  /** Events that were taken from it. */
  taken = 0;

  async open(): Promise<ReadingSession> {
    return assert.fail("nothing is read from it");
  }

  async *binlog(): AsyncGenerator<readonly RawEvent[], void> {
    for (;;) yield [event((this.taken += 1))];
  }
}

/** How often in a row nothing has come before nothing comes any more. */
const STILL = 40;

/** Until nothing more is taken from the source, however often others have their turn. */
async function settled(source: Endless): Promise<number> {
  let before = -1;
  let still = 0;
  await eventually(
    () => {
      still = source.taken === before ? still + 1 : 0;
      before = source.taken;
      return before > 0 && still === STILL;
    },
    { what: "nothing more is taken from the source", within: PATIENCE_MS },
  );
  return source.taken;
}

/** A server that fails in the middle of a result, and then answers. */
class Failing implements Source {
  readonly name = "failing";
  readonly reachedAt = "nowhere";

  async open(): Promise<ReadingSession> {
    let asked = 0;
    return {
      instance: this.name,
      execute: () => assert.fail("only rows are asked for"),
      text: () => assert.fail("only rows are asked for"),
      raw: () => assert.fail("only rows are asked for"),
      rows: async (_sql, visit) => {
        asked += 1;
        const rows = asked === 1 ? 40 : 1;
        // One value of its length in three bytes; they do not compress, so that frames take a while.
        for (let row = 0; row < rows; row += 1) {
          const bytes = Buffer.concat([Buffer.from([0xfd, 0, 0, 1]), randomBytes(EVENT_BYTES)]);
          visit(bytes, 0, bytes.length);
        }
        if (asked === 1) throw new AgentError("TARGET_REFUSED", "it fails", { cause: { errno: 1317 } });
      },
      pause: () => {},
      resume: () => {},
      destroy: () => {},
      [Symbol.asyncDispose]: async () => {},
    };
  }

  binlog(): AsyncGenerator<readonly RawEvent[], void> {
    return assert.fail("nothing is streamed from it");
  }
}

test("rows of a statement that failed are not taken for those of the next", async () => {
  await using session = await server.feed(new Failing(), "d").open(never);
  let seen = 0;
  const failed = session.rows("SELECT 1", () => void (seen += 1));
  await assert.rejects(failed, { code: "TARGET_REFUSED", cause: { errno: 1317 } });
  assert.ok(seen < 41);
  assert.equal((await session.raw("SELECT 2")).length, 1);
});

test("a statement that comes before the one before it was answered ends the session", async () => {
  server.feed(new Failing(), "e");
  const call = server.peer.call(FeedService.read);
  using asking = new FedCall(server.peer, call, ROOM, never);
  asking.send({ hello: { instance: "failing", link: "e", credit: 1 } });
  assert.ok((await asking.next()).welcome);
  for (let times = 0; times < 2; times += 1)
    asking.send({ statement: { sql: Buffer.from("SELECT 1"), rows: true } });
  let failure = (await asking.next()).failure;
  while (!failure) failure = (await asking.next()).failure;
  assert.equal(failure.code, "PEER_INVALID");
});

test("events come in their order, each as it was, and not before there is room for them", async () => {
  const source = new Endless();
  const stop = new AbortController();
  let seen = 0;
  for await (const events of server
    .feed(source, "a")
    .binlog({ from: GtidSet.empty, chosen: null, spill }, stop.signal)) {
    for (const each of events) {
      seen += 1;
      assert.equal(each.timestamp, seen);
      assert.ok("bytes" in each && each.bytes.length === EVENT_BYTES);
    }
    if (seen > 500) stop.abort();
  }
  // What was taken ahead: the credit of 4 MiB, and what was on its way.
  assert.ok(
    source.taken - seen < (4 * 1024 * 1024 + 16 * FRAME_BYTES_MAX) / EVENT_BYTES,
    `${source.taken} ${seen}`,
  );
});

test("who acknowledges nothing gets what it has given credit for, and the source is held back", async () => {
  const source = new Endless();
  server.feed(source, "b");
  const credit = 1024 * 1024;
  using call = new FedCall(server.peer, server.peer.call(FeedService.binlog), ROOM, never);
  call.send({ hello: { hello: { instance: "endless", link: "b", credit }, from: "" } });
  assert.ok((await call.next()).welcome);
  const taken = await settled(source);
  assert.ok(taken * EVENT_BYTES < credit + 12 * FRAME_BYTES_MAX, `${taken} events`);
});

test("an agent that sends more than it was given credit for is cut off", async () => {
  const source = new Endless();
  server.feed(source, "c");
  const call = new FedCall(
    server.peer,
    server.peer.call(FeedService.binlog),
    { bytes: 0, isSignOfLife: () => false },
    never,
  );
  using _call = call;
  // It is told of more credit than there is.
  call.send({ hello: { hello: { instance: "endless", link: "c", credit: 1 << 30 }, from: "" } });
  await settled(source);
  let error: unknown = null;
  while (error === null) await call.next().catch((thrown: unknown) => (error = thrown));
  assert.equal((error as { code: string }).code, "PEER_INVALID");
  assert.match((error as Error).message, /more than it was given credit for/);
});
