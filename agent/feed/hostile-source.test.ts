import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setImmediate } from "node:timers/promises";
import { brotliCompressSync, constants } from "node:zlib";
import { FeedService, FRAME_BYTES_MAX } from "../../proto/feed-service.ts";
import { EndlessSource } from "../../test/harness/endless-source.ts";
import { FeedServer } from "../../test/harness/feed-server.ts";
import { HostileAgent, type HostileCall } from "../../test/harness/hostile-agent.ts";
import { madeGtid, madeTransaction } from "../../test/harness/made-events.ts";
import { Random, seedFrom } from "../../test/harness/random.ts";
import { eventually, PATIENCE_MS } from "../../test/harness/wait.ts";
import type { RawEvent } from "../change/binlog-event.ts";
import { GtidSet } from "../change/gtid-set.ts";
import { RawTransactionReader } from "../change/raw-transaction-reader.ts";
import type { Selection } from "../change/selection.ts";
import { TransactionBounds } from "../change/transaction-bounds.ts";
import { AgentError } from "../error.ts";
import { FedCall } from "./fed-call.ts";
import { Pack } from "./packed.ts";
import { RecordWriter } from "./records.ts";

// The agent of a source that sends what it likes, to the agent of the target, which reads another source all the while.

const seed = seedFrom(process.env);
const random = new Random(seed);
const never = new AbortController().signal;
const spill = { memoryBytes: 1 << 30, open: () => assert.fail("nothing is held in files") };
const START = { from: GtidSet.empty, chosen: null, spill };

const binlogAnswer = FeedService.binlog.responseSerialize;
const readAnswer = FeedService.read.responseSerialize;
const WELCOME = binlogAnswer({ welcome: { agent: "south", reachedAt: "nowhere" } });
const HEARTBEAT = binlogAnswer({ heartbeat: {} });
/** Bytes that fit into one message. */
const JUNK_BYTES = 400_000;

let agent: HostileAgent;
let server: FeedServer;
const healthy: { events: number; over: unknown } = { events: 0, over: null };
const stop = new AbortController();
let reading: Promise<void>;

before(async () => {
  [agent, server] = await Promise.all([HostileAgent.start(), FeedServer.start()]);
  reading = readOn();
});

after(async () => {
  stop.abort();
  await reading;
  await agent[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

async function readOn(): Promise<void> {
  try {
    const source = server.feed(new EndlessSource("well", 4 * 1024), "healthy");
    for await (const events of source.binlog(START, stop.signal)) {
      for (const event of events) assert.equal(event.timestamp, (healthy.events += 1));
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  } catch (error) {
    healthy.over = error;
  }
}

async function healthyGoesOn(): Promise<void> {
  const goal = healthy.events + 20;
  const there = () => {
    if (healthy.over !== null) throw healthy.over;
    return healthy.events >= goal;
  };
  await eventually(there, { what: "the healthy link is fed", within: PATIENCE_MS });
}

/** Writes until the other side has had enough. Returns how many bytes it took. */
async function pour(call: HostileCall, message: Buffer, most: number): Promise<number> {
  let poured = 0;
  for (; poured < most && !call.cancelled; poured += message.length) {
    if (call.write(message)) await setImmediate();
    else
      await new Promise<void>((resolve) => {
        call.once("drain", resolve).once("cancelled", resolve);
      });
  }
  return poured;
}

/** What reading the binlog comes to, and reading what is in it. */
async function end(read: (event: RawEvent) => unknown): Promise<AgentError> {
  try {
    for await (const events of agent.source("fuzzed").binlog(START, never)) {
      for (const event of events) {
        assert.ok("bytes" in event);
        read(event);
      }
    }
  } catch (error) {
    assert.ok(error instanceof AgentError, `not told by its code: ${String(error)}`);
    return error;
  }
  return assert.fail("a stream that ends without a reason");
}

function boundsOf(): (event: RawEvent) => unknown {
  const bounds = new TransactionBounds();
  return (event) => bounds.push(event);
}

/** What reads transactions of all tables. */
const WHOLE_SERVER = {
  selection: { wantsDatabase: () => true, checkRows: () => {} } as unknown as Selection,
  exception: null,
  partBytes: 1 << 20,
  fullUpdateBytes: 1 << 20,
  onLeave: () => {},
};

/** One frame of these events. */
function frameOf(...events: readonly (Buffer | undefined)[]): Buffer {
  const frames: Buffer[] = [];
  const writer = new RecordWriter((frame) => frames.push(Buffer.from(frame)));
  for (const bytes of events) {
    writer.begin(bytes?.length ?? 0);
    writer.add(bytes ?? Buffer.alloc(0), 0, bytes?.length ?? 0);
  }
  writer.flush();
  return frames[0] ?? assert.fail("nothing is in it");
}

/** Frames of events, as an agent that means well sends them. */
async function goodFrames(): Promise<Buffer[]> {
  using pack = new Pack();
  const frames: Buffer[] = [];
  const writer = new RecordWriter((frame) => frames.push(Buffer.from(frame)));
  for (let number = 1; number <= 6; number += 1) {
    const sizes = Array.from({ length: random.int(0, 3) }, () => random.int(8, 2_000));
    for (const { bytes } of madeTransaction(number, sizes)) {
      writer.begin(bytes.length);
      writer.add(bytes, 0, bytes.length);
    }
    if (random.chance(0.6)) writer.flush();
  }
  writer.flush();
  const answers = [WELCOME];
  for (const frame of frames) {
    answers.push(binlogAnswer({ events: { packed: await pack.frame(frame), size: frame.length } }));
    if (random.chance(0.2)) answers.push(HEARTBEAT);
  }
  return answers;
}

function damaged(frames: readonly Buffer[]): Buffer[] {
  const made: Buffer[] = frames.map((frame) => Buffer.from(frame));
  const at = random.int(0, made.length - 1);
  const frame = made[at] as Buffer;
  switch (random.int(0, 5)) {
    case 0:
      made.splice(at, 1);
      break;
    case 1:
      made.splice(random.int(0, made.length), 0, frame);
      break;
    case 2:
      made.splice(at, 1, frame.subarray(0, random.int(0, frame.length)));
      break;
    case 3:
      made.splice(at, 0, random.bytes(random.int(0, 300)));
      break;
    case 4:
      made.reverse();
      break;
    default:
      for (let n = random.int(1, 4); n > 0; n -= 1)
        if (frame.length > 0) frame[random.int(0, frame.length - 1)] = random.int(0, 255);
  }
  return made;
}

test(`the seed is ${seed}; TOWLINE_SEED=${seed} repeats it`, () => {});

test("frames that are damaged, out of order, or of no meaning end the stream, with a code", async () => {
  const met = new Map<string, number>();
  for (let n = 0; n < 60; n += 1) {
    const frames = damaged(await goodFrames());
    agent.answer = (call) => {
      call.once("data", () => {
        for (const frame of frames) call.write(frame);
        call.end();
      });
    };
    const { code, message } = await end(boundsOf());
    assert.notEqual(code, "INTERNAL", message);
    met.set(code, (met.get(code) ?? 0) + 1);
  }
  assert.ok((met.get("PEER_INVALID") ?? 0) > 0, JSON.stringify([...met]));
  await healthyGoesOn();
});

test("rows before a statement, an end without a beginning, and a record of another length than it says", async () => {
  const [gtid, begin, rows, xid] = madeTransaction(1, [100]);
  const short = Buffer.from(rows?.bytes ?? []).subarray(0, 60);
  const cases = [
    { sent: [xid?.bytes], code: "EVENT_CORRUPT" },
    { sent: [gtid?.bytes, gtid?.bytes], code: "EVENT_CORRUPT" },
    { sent: [gtid?.bytes, begin?.bytes, short], code: "PEER_INVALID" },
    { sent: [Buffer.alloc(5)], code: "PEER_INVALID" },
  ];
  for (const { sent, code } of cases) {
    using pack = new Pack();
    const frame = frameOf(...sent);
    const packed = await pack.frame(frame);
    agent.answer = (call) => {
      call.write(WELCOME);
      call.write(binlogAnswer({ events: { packed, size: frame.length } }));
    };
    const reader = new RawTransactionReader(WHOLE_SERVER);
    assert.equal((await end((event) => reader.push(event))).code, code);
  }
  await healthyGoesOn();
});

test("a frame of a few bytes that unfolds to a gigabyte, and what comes behind the end of what is packed", async () => {
  const quick = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } };
  const bomb = brotliCompressSync(Buffer.alloc(64 << 20), quick);
  const last = frameOf(madeGtid(1).bytes);
  // Each is whole by itself: behind the first there is nothing to unpack.
  const over = brotliCompressSync(last, quick);
  for (const [packed, size] of [
    [bomb, FRAME_BYTES_MAX],
    [over, last.length],
  ] as const) {
    agent.answer = (call) => {
      call.write(WELCOME);
      for (let n = 0; n < 3; n += 1) call.write(binlogAnswer({ events: { packed, size } }));
    };
    assert.equal((await end(boundsOf())).code, "PEER_INVALID");
  }
  await healthyGoesOn();
});

test("a session that is asked nothing, and told things without end, takes a bounded part of them", async () => {
  const most = 1 << 30;
  const junk = readAnswer({ welcome: { agent: "south", reachedAt: "x".repeat(JUNK_BYTES) } });
  const poured = new Promise<number>((resolve) => {
    agent.answer = (call) => {
      call.write(readAnswer({ welcome: { agent: "south", reachedAt: "nowhere" } }));
      void pour(call, junk, most).then(resolve);
    };
  });
  await using session = await agent.source("idle").open(never);
  const bytes = await poured;
  // Its credit, and what is on its way in both processes and between them.
  assert.ok(bytes < 64 << 20, `${bytes} bytes were taken`);
  await assert.rejects(session.text("SELECT 1"), { code: "PEER_INVALID" });
  await healthyGoesOn();
});

test("a record of a gigabyte that never comes takes no more memory than what comes of it", async () => {
  const before = process.memoryUsage.rss();
  using pack = new Pack();
  const head = Buffer.alloc(1024);
  head.writeUInt32LE(1 << 30, 0);
  const packed = await pack.frame(head);
  let asked = 0;
  agent.answer = (call) => {
    call.write(readAnswer({ welcome: { agent: "south", reachedAt: "nowhere" } }));
    call.on("data", (request: Buffer) => {
      if (!FeedService.read.requestDeserialize(request).statement) return;
      asked += 1;
      call.write(readAnswer({ chunk: { packed, size: head.length } }));
      call.write(readAnswer({ outcome: {} }));
    });
  };
  for (let n = 0; n < 4; n += 1) {
    await using session = await agent.source("large").open(never);
    await assert.rejects(session.raw("SELECT 1"), { code: "PEER_INVALID" });
  }
  assert.equal(asked, 4);
  assert.ok(process.memoryUsage.rss() - before < 512 << 20, "memory was touched that nothing came for");
  await healthyGoesOn();
});

/** What a call may be sent besides frames that are paid for, and the least that a frame costs. */
const ALLOWED_BYTES = 4 * FRAME_BYTES_MAX;
const LEAST_BYTES = 256;

test("heartbeats without end, while nothing is taken, are no reason to end a link", async () => {
  const many = (2 * ALLOWED_BYTES) / LEAST_BYTES;
  const isSignOfLife = ({ heartbeat }: { readonly heartbeat?: unknown }): boolean => Boolean(heartbeat);
  const sent = new Promise<void>((resolve) => {
    agent.answer = (call) => {
      call.write(WELCOME);
      void pour(call, HEARTBEAT, many * HEARTBEAT.length).then(() => {
        call.write(WELCOME);
        resolve();
      });
    };
  });
  const begun = agent.peer.call(FeedService.binlog);
  using call = new FedCall(agent.peer, begun, { bytes: 0, isSignOfLife }, never);
  call.send({ ack: { bytes: 0 } });
  await sent;
  let welcomes = 0;
  while (welcomes < 2) if ((await call.next()).welcome) welcomes += 1;
  await healthyGoesOn();
});

test("a quiet source is held back by a target that takes nothing: small frames cost what they take", async () => {
  const source = new EndlessSource("quiet", 40);
  server.feed(source, "quiet");
  const credit = FRAME_BYTES_MAX;
  const terms = { bytes: credit, isSignOfLife: () => false };
  using call = new FedCall(server.peer, server.peer.call(FeedService.binlog), terms, never);
  call.send({ hello: { hello: { instance: "quiet", link: "quiet", credit }, from: "" } });
  assert.ok((await call.next()).welcome);
  let before = -1;
  let same = 0;
  await eventually(
    () => {
      same = source.taken === before ? same + 1 : 0;
      before = source.taken;
      return before > 0 && same === 12;
    },
    { what: "the source is held back", within: PATIENCE_MS },
  );
  assert.ok(before < (2 * credit) / LEAST_BYTES, `${before} frames came`);
  // It is all there, and the call goes on.
  for (let seen = 0; seen < before; seen += 1) {
    assert.ok((await call.next()).events);
    call.send({ ack: { bytes: LEAST_BYTES } });
  }
  assert.ok((await call.next()).events);
  await healthyGoesOn();
});
